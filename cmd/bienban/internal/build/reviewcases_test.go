package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

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
			for _, f := range c.Files {
				if !strings.HasSuffix(f.Name, ".html") {
					at := filepath.Join(source, f.Name)
					if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(at, f.Data, 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
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
				said := textOf(section)
				for line := range strings.Lines(string(f.Data)) {
					line = strings.TrimSpace(line)
					words, never := strings.CutPrefix(line, "! ")
					if strings.Contains(said, words) == never {
						t.Errorf("%s, looking for %q, says\n%s", f.Name, line, said)
					}
				}
			}
		})
	}
}
