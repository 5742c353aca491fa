package search

import (
	"io/fs"
	"os"
	"strings"
	"testing"
)

// minutes gives the lines of the invented archive's sittings.
func minutes(tb testing.TB) []string {
	tb.Helper()
	var lines []string
	root := os.DirFS("../../../../content/sessions")
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := fs.ReadFile(root, name)
		lines = append(lines, strings.Split(string(b), "\n")...)
		return err
	})
	if err != nil || len(lines) < 100 {
		tb.Fatal(len(lines), err)
	}
	return lines
}

// BenchmarkLine is what the builder does with every line: ns a word.
func BenchmarkLine(b *testing.B) {
	lines := minutes(b)
	r := NewVocabulary().Reader()
	var out []Token
	words := 0
	for _, line := range lines {
		out = r.Line(line, out[:0])
		words += len(out)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, line := range lines {
			out = r.Line(line, out[:0])
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(words), "ns/word")
}

// BenchmarkTerms is what reads snippets and queries: ns a word.
func BenchmarkTerms(b *testing.B) {
	lines := minutes(b)
	words := 0
	b.ReportAllocs()
	for b.Loop() {
		words = 0
		for _, line := range lines {
			words += len(Terms(line))
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(words), "ns/word")
}
