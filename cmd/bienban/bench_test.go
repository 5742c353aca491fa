package main

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"

	"bienban/cmd/bienban/internal/demo"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// The benchmarks time whole processes, so that memory is each one's own:
//
//	go test ./cmd/bienban -run '^$' -bench . -benchtime 5x
//	BIENBAN_SITTINGS=100000 go test ./cmd/bienban -run '^$' -bench . -benchtime 3x -timeout 1h
//
// Floor is what no site builder can do without, on all processors: read every
// file, goldmark it, run one html/template, write one file.

// benchArchive is a demo archive that all benchmarks of a run share.
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

func BenchmarkSite(b *testing.B) {
	dir, err := benchArchive()
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = os.RemoveAll(dir) }) // the system's temporary folder is the last resort
	content, out := filepath.Join(dir, "content"), filepath.Join(dir, "public")
	build := []string{"build", content, "--out", out}
	clean := func() {
		for _, d := range []string{out, filepath.Join(dir, ".public.bienban"), filepath.Join(dir, "floor")} {
			if err := os.RemoveAll(d); err != nil {
				b.Fatal(err)
			}
		}
	}
	for _, bench := range []struct {
		name   string
		before func()
		env    string
		args   []string
	}{
		{"Floor", clean, "BIENBAN_FLOOR=" + content + "\n" + filepath.Join(dir, "floor"), nil},
		{"New", clean, "BIENBAN_COMMAND=1", build},
		{"NoChange", func() {}, "BIENBAN_COMMAND=1", build},
		{"OneChange", func() { touch(b, content) }, "BIENBAN_COMMAND=1", build},
		{"Check", func() {}, "BIENBAN_COMMAND=1", []string{"check", content}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			peak := int64(0)
			for b.Loop() {
				b.StopTimer()
				bench.before()
				c := exec.Command(os.Args[0], bench.args...)
				c.Env = append(os.Environ(), bench.env)
				b.StartTimer()
				if text, err := c.CombinedOutput(); err != nil {
					b.Fatalf("%v: %v\n%s", c.Args, err, text)
				}
				peak = max(peak, peakMemory(c.ProcessState))
			}
			b.ReportMetric(float64(peak)/1e6, "peak-MB")
		})
	}
}

// touch changes one sitting in the middle of the archive.
func touch(b *testing.B, content string) {
	names, err := filepath.Glob(filepath.Join(content, "sessions", "*", "*.md"))
	if err != nil || len(names) == 0 {
		b.Fatal("no sittings to change", err)
	}
	f, err := os.OpenFile(names[len(names)/2], os.O_APPEND|os.O_WRONLY, 0)
	if err == nil {
		_, err = f.WriteString("\nThêm một dòng.\n")
	}
	if err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
}

var floorPage = template.Must(template.New("").Parse(`<!doctype html><html lang="vi"><title>{{.Title}}</title><body>{{.Body}}</body></html>`))

// floor does the least that a site builder does, and nothing else.
func floor(from, to string) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM))
	var names []string
	must(filepath.WalkDir(from, func(p string, e fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(p, ".md") {
			names = append(names, p)
		}
		return err
	}))
	var wg sync.WaitGroup
	n := runtime.GOMAXPROCS(0)
	for w := range n {
		wg.Go(func() {
			for _, name := range names[len(names)*w/n : len(names)*(w+1)/n] {
				src, err := os.ReadFile(name)
				must(err)
				var body, page bytes.Buffer
				must(md.Convert(src, &body))
				must(floorPage.Execute(&page, struct {
					Title string
					Body  template.HTML
				}{filepath.Base(name), template.HTML(body.String())}))
				rel, err := filepath.Rel(from, name)
				must(err)
				at := filepath.Join(to, strings.TrimSuffix(rel, ".md")+".html")
				if err := os.WriteFile(at, page.Bytes(), 0o644); err != nil {
					must(os.MkdirAll(filepath.Dir(at), 0o755))
					must(os.WriteFile(at, page.Bytes(), 0o644))
				}
			}
		})
	}
	wg.Wait()
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
