package facts

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"sync"
	"testing"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/demo"
	"bienban/cmd/bienban/internal/small"
	"bienban/queries"
)

// The benchmarks time what facts cost on top of reading an archive:
//
//	go test ./cmd/bienban/internal/facts -run '^$' -bench . -benchtime 5x
//	BIENBAN_SITTINGS=100000 go test ./cmd/bienban/internal/facts -run '^$' -bench . -benchtime 3x -timeout 1h

// benchArchive is a demo archive that all benchmarks of a run share, read once.
var benchArchive = sync.OnceValues(func() (string, error) {
	n := 10_000
	if s := os.Getenv("BIENBAN_SITTINGS"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			return "", err
		}
	}
	dir, err := os.MkdirTemp("", "bienban-bench-*")
	if err != nil {
		return "", err
	}
	const months = 120
	return dir, demo.Write(filepath.Join(dir, "content"), demo.Options{Cells: (n + months/2) / months, Months: months, Seed: 1})
})

func BenchmarkFacts(b *testing.B) {
	debug.SetGCPercent(400) // as the command does
	dir, err := benchArchive()
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = os.RemoveAll(dir) }) // the system's temporary folder is the last resort
	a := benchRead(b, dir)
	b.Run("New", func(b *testing.B) { benchNew(b, a, dir) })
	b.Run("OneChange", func(b *testing.B) { benchOneChange(b, a, dir) })
}

func benchRead(b *testing.B, dir string) *archive.Archive {
	b.Helper()
	a, _, err := archive.Load(filepath.Join(dir, "content"), archive.Options{Texts: true})
	if err != nil {
		b.Fatal(err)
	}
	return a
}

func benchOpen(b *testing.B, file string) *Facts {
	b.Helper()
	f, err := Open(Options{File: file, Queries: queries.Files})
	if err != nil {
		b.Fatal(err)
	}
	return f
}

// answers asks every query that does not stand, and gives how many those were.
func answers(b *testing.B, f *Facts, stand map[string][16]byte) int {
	b.Helper()
	all, err := Queries(queries.Files)
	if err != nil {
		b.Fatal(err)
	}
	asked := 0
	var mu sync.Mutex
	err = f.each(len(all), func(_ conn, i int) error {
		q := &all[i]
		key, err := f.Key(q.File, q.SQL)
		if err != nil {
			return err
		}
		mu.Lock()
		same := stand[q.Name] == key
		stand[q.Name] = key
		if !same {
			asked++
		}
		mu.Unlock()
		if same {
			return nil
		}
		d, err := f.Hold(q)
		if err != nil {
			return err
		}
		return d.Release()
	})
	if err != nil {
		b.Fatal(err)
	}
	return asked
}

// benchNew loads all facts into nothing, runs every check, and asks every
// query.
func benchNew(b *testing.B, a *archive.Archive, dir string) {
	file := filepath.Join(dir, "facts")
	for b.Loop() {
		b.StopTimer()
		if err := remove(file); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		f := benchOpen(b, file)
		if err := f.Load(a); err != nil {
			b.Fatal(err)
		}
		answers(b, f, map[string][16]byte{})
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// benchOneChange changes the words of one shortcoming, brings the
// facts up to date, and asks every query whose answer may be another.
func benchOneChange(b *testing.B, a *archive.Archive, dir string) {
	file := filepath.Join(dir, "changing")
	f := benchOpen(b, file)
	if err := f.Load(a); err != nil {
		b.Fatal(err)
	}
	stand := map[string][16]byte{}
	answers(b, f, stand)
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	at := withDue(b, dir, a)
	before, err := os.ReadFile(at)
	if err != nil {
		b.Fatal(err)
	}
	after := bytes.Replace(before, []byte("(hạn "), []byte(" thêm chữ (hạn "), 1)
	asked := 0
	for b.Loop() {
		b.StopTimer()
		before, after = after, before
		if err := os.WriteFile(at, before, 0o644); err != nil {
			b.Fatal(err)
		}
		a := benchRead(b, dir)
		b.StartTimer()
		f := benchOpen(b, file)
		if err := f.Load(a); err != nil {
			b.Fatal(err)
		}
		asked = answers(b, f, stand)
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(asked), "asked")
}

// withDue gives the file of a sitting in the middle of the archive whose review
// has a shortcoming with a due date.
func withDue(b *testing.B, dir string, a *archive.Archive) string {
	for _, s := range a.Sessions[len(a.Sessions)/2:] {
		if s.Counted && len(s.Items) > 0 && s.Items[0].Review != 0 && s.Items[0].Due != 0 {
			return filepath.Join(dir, "content", filepath.FromSlash(s.Path))
		}
	}
	b.Fatal("no sitting with a due date")
	return ""
}

// BenchmarkPlan times what it takes to find which figures are withheld, and then
// to hold the answers of all queries of figures.
func BenchmarkPlan(b *testing.B) {
	dir, err := benchArchive()
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = os.RemoveAll(dir) })
	a := benchRead(b, dir)
	all, err := Queries(queries.Files)
	if err != nil {
		b.Fatal(err)
	}
	for _, small := range []*small.Rule{nil, hideAll} {
		f, err := Open(Options{Queries: queries.Files, Small: small})
		if err != nil {
			b.Fatal(err)
		}
		if err := f.Load(a); err != nil {
			b.Fatal(err)
		}
		if small != nil {
			b.Run("Plan", func(b *testing.B) {
				for b.Loop() {
					f.planned = [16]byte{}
					if err := f.plan(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		b.Run("Answers", func(b *testing.B) {
			for b.Loop() {
				for i := range all {
					if !all[i].Figures() {
						continue
					}
					d, err := f.Hold(&all[i])
					if err != nil {
						b.Fatal(err)
					}
					if err := d.Release(); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
