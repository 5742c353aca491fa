//go:build unix

package main

import (
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
	"syscall"
	"testing"
	"time"

	"bienban/cmd/bienban/internal/build"
	"bienban/cmd/bienban/internal/text"
)

// threeAudiences are as those of content/audiences.yaml: a regiment, an office
// that sees all units without names, and figures only.
const threeAudiences = `trung-doan:
  title: Trung đoàn 951
  units: e951
  sections: [resolution, self-criticism, talk, follow-up, assignments, classification, commendations, absences, attendance, register, text]
  names: full
chinh-tri:
  title: Chính trị
  units: f392
  sections: [resolution, self-criticism, follow-up, assignments, attendance]
  names: none
thong-ke:
  title: Thống kê
`

// BenchmarkAudiences sets three audiences built together beside the one site for
// all, each from nothing, and tells how much of it was the guard's:
//
//	TMPDIR=/dev/shm go test ./cmd/bienban -run '^$' -bench Audiences -benchtime 3x
func BenchmarkAudiences(b *testing.B) {
	dir, err := benchArchive()
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = os.RemoveAll(dir) })
	content := filepath.Join(dir, "content")
	if err := os.WriteFile(filepath.Join(content, "audiences.yaml"), []byte(threeAudiences), 0o644); err != nil {
		b.Fatal(err)
	}
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(memoryLimit))
	defer debug.SetGCPercent(debug.SetGCPercent(collectRarely)) // as the command runs
	for _, bench := range []struct {
		name      string
		audiences []string
	}{{"One", nil}, {"Three", []string{"trung-doan", "chinh-tri", "thong-ke"}}, {"Office", []string{"chinh-tri"}}} {
		b.Run(bench.name, func(b *testing.B) {
			var all, looked, wall time.Duration
			for b.Loop() {
				b.StopTimer()
				out := filepath.Join(dir, "audiences")
				for _, d := range []string{out, filepath.Join(dir, ".audiences.bienban")} {
					if err := os.RemoveAll(d); err != nil {
						b.Fatal(err)
					}
				}
				before := spent()
				var at time.Time
				b.StartTimer()
				res, err := build.Run(build.Options{Source: content, Out: out, Today: text.DateOf(time.Now()), Audiences: bench.audiences, Progress: func(step string, done, _ int) {
					switch {
					case step != "look":
					case done == 0:
						at, looked = time.Now(), looked-spent()
					default:
						wall, looked = wall+time.Since(at), looked+spent()
					}
				}})
				var leak *build.LeakError
				if errors.As(err, &leak) {
					b.Fatal(leak, leak.Hits)
				}
				if err != nil || res.Failed() {
					b.Fatal(err, res.Diagnostics)
				}
				all += spent() - before
			}
			b.ReportMetric(all.Seconds()/float64(b.N), "cpu-s/op")
			if bench.audiences != nil {
				b.ReportMetric(wall.Seconds()/float64(b.N), "guard-s/op")
				b.ReportMetric(100*looked.Seconds()/all.Seconds(), "guard-%cpu")
			}
		})
	}
}

// spent gives the processors' time of this process.
func spent() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u) // has no error to give for oneself
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
