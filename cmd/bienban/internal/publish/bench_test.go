package publish

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
)

// each calls do for 0 ≤ i < n on all processors.
func each(n int, do func(i int)) {
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			for i := n * w / workers; i < n*(w+1)/workers; i++ {
				do(i)
			}
		})
	}
	wg.Wait()
}

// address is a page of a large archive: 50 sittings a folder.
func address(i int) string {
	return fmt.Sprintf("sessions/unit-%05d/2026-%02d-sinh-hoat.html", i/50, i%50)
}

func keyOf(i int) (k Key) {
	binary.LittleEndian.PutUint64(k[:], uint64(i))
	return k
}

// buildMany builds n pages of a size, all of them other than in another round.
func buildMany(tb testing.TB, out string, n, size, round int) Report {
	f, err := Open(out)
	if err != nil {
		tb.Fatal(err)
	}
	page := bytes.Repeat([]byte("biên bản "), size/11+1)[:size]
	each(n, func(i int) {
		data := append(fmt.Appendf(nil, "%d %d ", i, round), page...)
		if err := f.Write(address(i), keyOf(i+round*n), data); err != nil {
			tb.Error(err)
		}
	})
	r, err := f.Commit()
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// BenchmarkNothingChanged opens, asks for and commits 150,000 pages that stand.
func BenchmarkNothingChanged(b *testing.B) {
	const n = 150_000
	out := filepath.Join(b.TempDir(), "public")
	buildMany(b, out, n, 100, 0)
	paths := make([]string, n)
	for i := range paths {
		paths[i] = address(i)
	}
	for b.Loop() {
		f, err := Open(out)
		if err != nil {
			b.Fatal(err)
		}
		each(n, func(i int) {
			if !f.Fresh(paths[i], keyOf(i)) {
				b.Error("not fresh: ", paths[i])
			}
		})
		if r, err := f.Commit(); err != nil || r.Kept != n {
			b.Fatal(r, err)
		}
	}
	b.StopTimer()
	b.ReportMetric(float64(held(b, out))/n, "heap-B/page")
}

// held gives the bytes of memory that an open folder takes.
func held(tb testing.TB, out string) uint64 {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f, err := Open(out)
	if err != nil {
		tb.Fatal(err)
	}
	<-f.looked
	runtime.GC()
	runtime.ReadMemStats(&after)
	if err := f.Discard(); err != nil {
		tb.Fatal(err)
	}
	return after.HeapAlloc - before.HeapAlloc
}

func BenchmarkWriteNew(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		out := filepath.Join(b.TempDir(), "public")
		b.StartTimer()
		buildMany(b, out, 20_000, 10_000, 0)
	}
}

func BenchmarkWriteAllAnew(b *testing.B) {
	out := filepath.Join(b.TempDir(), "public")
	buildMany(b, out, 20_000, 10_000, 0)
	for round := 1; b.Loop(); round++ {
		buildMany(b, out, 20_000, 10_000, round)
	}
}

// BenchmarkBareWrite is the floor of BenchmarkWriteNew: files and nothing else.
func BenchmarkBareWrite(b *testing.B) {
	data := bytes.Repeat([]byte("x"), 10_000)
	for b.Loop() {
		b.StopTimer()
		out := b.TempDir()
		b.StartTimer()
		each(20_000, func(i int) {
			at := filepath.Join(out, filepath.FromSlash(address(i)))
			if i%50 == 0 {
				if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
					b.Error(err)
				}
			}
			if err := os.WriteFile(at, data, 0o644); err != nil {
				b.Error(err)
			}
		})
	}
}
