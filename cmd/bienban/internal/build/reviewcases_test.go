package build

import (
	"path/filepath"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/edittest"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
)

// TestReviewCases builds each archive of testdata/reviews, follows all links,
// and looks for what its pages must say, and for what they must not.
func TestReviewCases(t *testing.T) {
	names, err := filepath.Glob("testdata/reviews/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			c, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			source, out := filepath.Join(t.TempDir(), "content"), filepath.Join(t.TempDir(), "public")
			edittest.Unpack(t, source, c)
			if res := mustBuild(t, source, out); res.Failed() {
				t.Fatal(res.Diagnostics)
			}
			pages := parsed(t, out)
			follow(t, out, pages)
			for _, f := range c.Files {
				if !strings.HasSuffix(f.Name, ".html") {
					continue
				}
				page, id, _ := strings.Cut(f.Name, "#")
				id = strings.TrimSuffix(id, ".html")
				var section *html.Node
				if doc := pages[page+".html"]; doc != nil {
					section = part(doc, "id", id)
				}
				if section == nil {
					t.Fatalf("no %s on %s", id, page)
				}
				says(t, f, section)
			}
		})
	}
}

// says looks in part of a page for the lines of a file of wants, and that it
// does not say those behind `! `.
func says(t *testing.T, want txtar.File, n *html.Node) {
	t.Helper()
	said := textOf(n)
	for line := range strings.Lines(string(want.Data)) {
		line = strings.TrimSpace(line)
		words, never := strings.CutPrefix(line, "! ")
		if strings.Contains(said, words) == never {
			t.Errorf("%s, looking for %q, says\n%s", want.Name, line, said)
		}
	}
}
