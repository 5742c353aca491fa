package facts

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bienban/queries"
)

// TestDownloads writes every table and answer as CSV and Parquet, twice from
// nothing, and reads the Parquet back: the same bytes each time, and as many
// rows as there are.
func TestDownloads(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	counts := writeAll(t, first)
	writeAll(t, second)
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for name, n := range counts {
		for _, end := range []string{".csv", ".parquet"} {
			a, b := read(t, filepath.Join(first, name+end)), read(t, filepath.Join(second, name+end))
			if !bytes.Equal(a, b) {
				t.Errorf("%s%s is not the same twice", name, end)
			}
			if end == ".csv" && !bytes.HasPrefix(a, []byte("\ufeff")) {
				t.Errorf("%s.csv has no byte order mark", name)
			}
			var got int
			from := fmt.Sprintf("select count(*) from '%s'", filepath.Join(first, name+end))
			if err := db.QueryRow(from).Scan(&got); err != nil || got != n {
				t.Errorf("%s%s has %d rows, want %d (%v)", name, end, got, n, err)
			}
		}
	}
	if len(counts) < 50 {
		t.Errorf("only %d datasets", len(counts))
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func writeAll(t *testing.T, dir string) map[string]int {
	t.Helper()
	f, _ := load(t, content, 0, Options{Exports: dir})
	var sets []*Dataset
	for i := range Schema() {
		d, err := f.Table(&Schema()[i])
		if err != nil {
			t.Fatal(err)
		}
		sets = append(sets, d)
	}
	all, err := Queries(queries.Files)
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		d, err := f.Hold(&all[i])
		if err != nil {
			t.Fatal(err)
		}
		sets = append(sets, d)
	}
	counts := map[string]int{}
	for _, d := range sets {
		at := filepath.Join(dir, d.Name)
		if err := d.CSV(at+".csv", "hidden"); err != nil {
			t.Fatal(err)
		}
		if err := d.Parquet(at + ".parquet"); err != nil {
			t.Fatal(err)
		}
		if err := d.Release(); err != nil {
			t.Fatal(err)
		}
		counts[d.Name] = d.Rows
	}
	return counts
}

// TestHeaders looks at what every query and check says of itself, in both
// languages: nothing missing, and a meaning for each column of its answer.
func TestHeaders(t *testing.T) {
	f, _ := load(t, content, 0, Options{})
	all, err := Queries(queries.Files)
	if err != nil {
		t.Fatal(err)
	}
	whole := func(of, what string, p Phrase) {
		if p.Vi == "" || p.En == "" || p.Vi == p.En {
			t.Errorf("%s: its %s is not there in both languages: %q", of, what, p)
		}
	}
	for _, q := range all {
		whole(q.Name, "title", q.Title)
		whole(q.Name, "row", q.Row)
		a, err := f.Ask(q.File, q.SQL)
		if err != nil {
			t.Error(err)
			continue
		}
		if len(a.Rows) == 0 {
			t.Errorf("%s has no row for content/", q.Name)
		}
		known := map[string]bool{}
		for _, c := range q.Columns {
			whole(q.Name, c.Name, c.Meaning)
			known[c.Name] = true
		}
		for _, c := range a.Columns {
			if !known[c.Name] {
				t.Errorf("%s says nothing of its column %s", q.Name, c.Name)
			}
			delete(known, c.Name)
		}
		for name := range known {
			t.Errorf("%s speaks of a column %s that it has not", q.Name, name)
		}
		if q.Place == 0 || q.Link == "" || len(q.Chart) == 0 {
			t.Errorf("%s has no place, link or chart", q.Name)
		}
		r, err := f.inspect(q.File, q.SQL)
		if err != nil || !r.ordered {
			t.Errorf("%s does not fix the order of its rows (%v)", q.Name, err)
		}
	}
	checks, err := Checks(queries.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range checks {
		whole(c.Name, "title", c.Title)
		whole(c.Name, "rule", c.Rule)
		whole(c.Name, "per", c.Per)
		whole(c.Name, "detail", c.Detail)
		for _, name := range c.Thresholds {
			if !strings.Contains(c.Rule.Vi, "{"+name) || !strings.Contains(c.Rule.En, "{"+name) {
				t.Errorf("%s does not say its threshold %s", c.Name, name)
			}
		}
	}
	for _, table := range Schema() {
		whole(table.Name, "title", table.Title)
		for _, c := range table.Columns {
			if c.Meaning.Vi == "" || c.Meaning.En == "" {
				t.Errorf("%s.%s has no meaning", table.Name, c.Name)
			}
		}
	}
}
