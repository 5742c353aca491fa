package edittest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// Cases unpacks each archive of testdata/*.txtar and compares what got tells of
// its folder with the case's file `want`, which update rewrites.
func Cases(t *testing.T, update bool, got func(t *testing.T, dir string) string) {
	t.Helper()
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			c, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			Unpack(t, dir, c)
			want := &c.Files[slices.IndexFunc(c.Files, func(f txtar.File) bool { return f.Name == "want" })]
			now := got(t, dir)
			if update {
				want.Data = []byte(now)
				if err := os.WriteFile(name, txtar.Format(c), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if now != string(want.Data) {
				t.Errorf("got\n%swant\n%s", now, want.Data)
			}
		})
	}
}
