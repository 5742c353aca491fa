package facts

import (
	"path/filepath"
	"testing"

	"bienban/cmd/bienban/internal/archive"
	"bienban/queries"
)

// TestFactsOfAnEarlierProgram loads into a file whose program remembered less:
// everything is then loaded anew.
func TestFactsOfAnEarlierProgram(t *testing.T) {
	a, _, err := archive.Load(content, archive.Options{Texts: true})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "facts")
	loadInto := func() int {
		f, err := Open(Options{File: file, Queries: queries.Files})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Load(a); err != nil {
			t.Fatal(err)
		}
		var tables int
		err = f.conn.QueryRowContext(t.Context(), "select count(*) from duckdb_tables() where schema_name = 'kept'").Scan(&tables)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		return tables
	}
	before := keptDDL
	defer func() { keptDDL = before }()
	earlier := loadInto()
	keptDDL = append(append([]string(nil), before...), "create table kept.later (n integer)")
	if now := loadInto(); now != earlier+1 {
		t.Errorf("the file has %d tables to remember by, want %d", now, earlier+1)
	}
}
