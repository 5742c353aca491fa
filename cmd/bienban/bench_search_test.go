package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"bienban/cmd/bienban/internal/build"
	"bienban/cmd/bienban/internal/search"
)

// BenchmarkSearch times the search index of the archive that the other
// benchmarks have; with a Pagefind binary, also what that takes for the pages
// of the same sittings:
//
//	BIENBAN_PAGEFIND=…/pagefind go test ./cmd/bienban -run '^$' -bench Search -benchtime 3x
//
// Index is what the index adds to a build: its seconds, its bytes a sitting, the
// memory above the archive's that it takes; and, where one sentence of one
// sitting changed, its seconds and the files written. Queries are asked in Go of the index
// on disk, cold: each opens it anew.
func BenchmarkSearch(b *testing.B) {
	dir, err := benchArchive()
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = os.RemoveAll(dir) }) // the system's temporary folder is the last resort
	content, out := filepath.Join(dir, "content"), filepath.Join(dir, "public")
	child := func(b *testing.B, c *exec.Cmd) (peak int64, said string) {
		text, err := c.CombinedOutput()
		if err != nil {
			b.Fatalf("%v: %v\n%s", c.Args, err, text)
		}
		return peakMemory(c.ProcessState), string(text)
	}
	b.Run("Index", func(b *testing.B) {
		var seconds, above, bytes, change, written float64
		for b.Loop() {
			c := exec.Command(os.Args[0])
			c.Env = append(os.Environ(), "BIENBAN_INDEX="+content+"\n"+out)
			_, said := child(b, c)
			var s, m, c1 float64
			if _, err := fmt.Sscan(said, &s, &m, &bytes, &c1, &written); err != nil {
				b.Fatalf("%v: %s", err, said)
			}
			seconds, above, change = seconds+s, max(above, m), change+c1
		}
		b.ReportMetric(seconds/float64(b.N), "index-s")
		b.ReportMetric(above, "above-MB")
		b.ReportMetric(bytes, "B/sitting")
		b.ReportMetric(change/float64(b.N), "change-s")
		b.ReportMetric(written, "change-files")
	})
	open := func(path string) ([]byte, error) { return os.ReadFile(filepath.Join(out, filepath.FromSlash(path))) }
	for _, q := range []string{"tự phê bình", "tu phe binh dai doi 7", `"gác đêm"`, "02-NQ/CB", "Phạm Văn Dũng"} {
		b.Run("Query/"+strings.ReplaceAll(q, " ", "-"), func(b *testing.B) {
			read := 0
			for b.Loop() {
				read = 0
				index, err := search.Open(func(path string) ([]byte, error) {
					data, err := open(path)
					read += len(data)
					return data, err
				})
				if err != nil {
					b.Fatal(err)
				}
				if _, err := index.Search(search.Parse(q, index.Grammar()), 0, 10); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(read)/1e3, "read-kB")
		})
	}
	pagefind := os.Getenv("BIENBAN_PAGEFIND")
	if pagefind == "" {
		return
	}
	b.Run("Pagefind", func(b *testing.B) {
		site := filepath.Join(dir, "site")
		c := exec.Command(os.Args[0], "build", content, "--out", site)
		c.Env = append(os.Environ(), "BIENBAN_COMMAND=1")
		child(b, c)
		peak := int64(0)
		b.ResetTimer()
		for b.Loop() {
			c := exec.Command(pagefind, "--site", filepath.Join(site, "sessions"), "--root-selector", "main", "--output-path", filepath.Join(dir, "pagefind"))
			m, _ := child(b, c)
			peak = max(peak, m)
		}
		b.ReportMetric(float64(peak)/1e6, "peak-MB")
	})
}

// indexOnly makes the index of an archive and nothing else, and changes it once.
// It says what that took: seconds, megabytes above what the archive had, bytes a
// sitting; seconds and files of the change.
func indexOnly(from, to string) {
	must(os.RemoveAll(to))
	debug.SetGCPercent(collectRarely)
	debug.SetMemoryLimit(memoryLimit)
	_, err := build.Searched(build.Options{Source: from, Today: today()}, func(src search.Source, temp string) error {
		debug.FreeOSMemory()
		before := restartPeak()
		d := &disk{root: to}
		o := search.Options{Out: d, Temp: temp, State: filepath.Join(temp, "state")}
		start := time.Now()
		if err := search.Build(src, o); err != nil {
			return err
		}
		seconds, above, bytes := time.Since(start).Seconds(), peakSince()-before, d.bytes.Load()
		d.files.Store(0)
		start = time.Now()
		if err := search.Build(edited{src}, o); err != nil {
			return err
		}
		change := time.Since(start).Seconds()
		sittings := 0
		for _, h := range src.Heads() {
			if h.Kind == search.Session {
				sittings++
			}
		}
		fmt.Println(seconds, float64(above)/1e6, float64(bytes)/float64(sittings), change, d.files.Load())
		return nil
	})
	must(err)
}

// edited is a source in which a sentence of one sitting changed.
type edited struct{ search.Source }

// editedSitting is neither among the first nor among the newest.
const editedSitting = 1000

func (e edited) Heads() []search.Head {
	heads := slices.Clone(e.Source.Heads())
	heads[editedSitting].Key[0]++
	return heads
}

func (e edited) Record(i int) (*search.Record, error) {
	r, err := e.Source.Record(i)
	if err == nil && i == editedSitting {
		r.Sections = append(r.Sections, search.Section{Lines: []string{"Thêm một câu về việc giữ gìn vũ khí, trang bị của đại đội."}})
	}
	return r, err
}

// disk writes an index to a folder.
type disk struct {
	root         string
	bytes, files atomic.Int64
}

func (d *disk) at(path string) string { return filepath.Join(d.root, filepath.FromSlash(path)) }

func (d *disk) Stands(path string) bool {
	_, err := os.Stat(d.at(path))
	return err == nil
}

func (d *disk) Keep(string) {}

func (d *disk) Read(path string) ([]byte, error) { return os.ReadFile(d.at(path)) }

func (d *disk) Write(path string, data []byte) error {
	if path != search.Folder+"/manifest.js" && d.Stands(path) {
		return nil
	}
	d.bytes.Add(int64(len(data)))
	d.files.Add(1)
	if err := os.WriteFile(d.at(path), data, 0o644); err == nil {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(d.at(path)), 0o755); err != nil {
		return err
	}
	return os.WriteFile(d.at(path), data, 0o644)
}
