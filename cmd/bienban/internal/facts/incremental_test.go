package facts

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/edittest"
	"bienban/cmd/bienban/internal/overlay"
	"bienban/queries"
)

// TestUpdateEqualsFreshLoad makes a random series of changes of every kind of
// input; after each, facts kept in a file and brought up to date have the same
// rows as facts loaded into nothing. An answer whose key stands is the same.
func TestUpdateEqualsFreshLoad(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	dir := filepath.Join(t.TempDir(), "content")
	e := edittest.New(t, content, dir, seed)
	kept := filepath.Join(t.TempDir(), "facts")
	keys, answers := map[string][16]byte{}, map[string]string{}
	for step := range 20 {
		did := "nothing"
		if step > 0 {
			did = e.Change()
		}
		t.Logf("step %d: %s", step, did)
		a, ds, err := archive.Load(dir, archive.Options{Texts: true})
		if err != nil {
			t.Fatal(err)
		}
		if ds.Count(diag.Error) > 0 {
			e.Undo()
			continue
		}
		files, err := overlay.Over(dir, "queries", queries.Files)
		if err != nil {
			t.Fatal(err)
		}
		updated := factsOf(t, a, Options{File: kept, Queries: files})
		fresh := factsOf(t, a, Options{Queries: files})
		for _, table := range Schema() {
			sql := "select * from " + table.Name + " order by all"
			if got, want := rows(t, updated, sql), rows(t, fresh, sql); got != want {
				t.Fatalf("%s differs after %q:\n%s", table.Name, did, firstDifference(got, want))
			}
		}
		all, err := Queries(files)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range all {
			key, err := updated.Key(q.File, q.SQL)
			if err != nil {
				t.Fatal(err)
			}
			answer := rows(t, updated, q.SQL)
			if keys[q.Name] == key && answers[q.Name] != answer {
				t.Fatalf("%s has another answer under the same key after %q", q.Name, did)
			}
			keys[q.Name], answers[q.Name] = key, answer
		}
		if err := updated.Close(); err != nil {
			t.Fatal(err)
		}
		if err := fresh.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func factsOf(t *testing.T, a *archive.Archive, o Options) *Facts {
	t.Helper()
	f, err := Open(o)
	if err == nil {
		err = f.Load(a)
	}
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// rows gives an answer as text, a line each.
func rows(t *testing.T, f *Facts, sql string) string {
	t.Helper()
	a, err := f.Ask("SQL", sql)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, row := range a.Rows {
		fmt.Fprintln(&b, row...)
	}
	return b.String()
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "got  " + g[i] + "\nwant " + w[i]
		}
	}
	return fmt.Sprintf("got %d rows, want %d", len(g), len(w))
}
