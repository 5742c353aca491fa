package facts

import (
	"path/filepath"
	"testing"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/text"
	"bienban/queries"
)

// load reads an archive, which must be without errors, and gives its facts,
// judged.
func load(t *testing.T, dir string, asOf text.Date, o Options) (*Facts, *archive.Archive) {
	t.Helper()
	a, ds, err := archive.Load(dir, archive.Options{AsOf: asOf, Texts: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range ds {
		t.Log(d.File, d.Pos, d.Message, d.Args)
	}
	if o.Queries == nil {
		o.Queries = queries.Files
	}
	f, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := f.Load(a); err != nil {
		t.Fatal(err)
	}
	return f, a
}

// content is the repository's own archive.
var content = filepath.FromSlash("../../../../content")

func TestEveryCheckHasRows(t *testing.T) {
	f, _ := load(t, content, 0, Options{})
	checks, err := Checks(queries.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range checks {
		var n int
		if err := f.conn.QueryRowContext(t.Context(), "select count(*) from checks where rule = ?", c.Name).Scan(&n); err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			t.Errorf("%s has nothing to say of content/", c.Name)
		}
	}
}
