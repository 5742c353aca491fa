package facts

import (
	"path/filepath"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/edittest"
	"bienban/cmd/bienban/internal/text"
	"bienban/queries"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestCheckCases holds each rule against its archives, RULE.txtar and
// RULE.*.txtar of testdata/checks, whose outcomes were worked out by hand from
// SCHEMA.md.
func TestCheckCases(t *testing.T) {
	checks, err := Checks(queries.Files)
	if err != nil {
		t.Fatal(err)
	}
	cases := map[string][]string{}
	for _, c := range checks {
		cases[c.Name] = nil
	}
	files, err := filepath.Glob("testdata/checks/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		rule, _, _ := strings.Cut(filepath.Base(file), ".")
		if _, ok := cases[rule]; !ok {
			t.Errorf("%s is of no rule", file)
		}
		cases[rule] = append(cases[rule], file)
	}
	for _, c := range checks {
		t.Run(c.Name, func(t *testing.T) {
			var wants string
			for _, file := range cases[c.Name] {
				got, want := checkCase(t, file, c.Name)
				if got != want {
					t.Errorf("%s: got\n%swant\n%s", file, got, want)
				}
				wants += want
			}
			for _, outcome := range []string{"pass", "fail"} {
				if !strings.Contains(wants, " | "+outcome+" | ") {
					t.Errorf("no case has a %s", outcome)
				}
			}
		})
	}
}

// checkCase gives a rule's rows for the archive of a case, as they are and as
// they should be.
func checkCase(t *testing.T, file, rule string) (got, want string) {
	t.Helper()
	c, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(c.Comment), "\n")
	asOf, err := text.ParseDate(strings.TrimPrefix(first, "as-of: "))
	if err != nil {
		t.Fatal(file, err)
	}
	dir := t.TempDir()
	edittest.Unpack(t, dir, c)
	for _, f := range c.Files {
		if f.Name == "want" {
			want = string(f.Data)
		}
	}
	readable(t, file, dir, asOf)
	f, _ := load(t, dir, asOf, Options{})
	rows, err := f.conn.QueryContext(t.Context(), `
		select concat_ws(' | ', unit, coalesce(session, '-'), date, coalesce(subject, '-'), outcome, coalesce(detail, '-'))
		from checks where rule = ?
		order by date, unit, session nulls first, subject nulls first, detail nulls first`, rule)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var row string
		if err := rows.Scan(&row); err != nil {
			t.Fatal(err)
		}
		got += row + "\n"
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return got, want
}

// readable fails where a case's archive has an error: its facts would be less
// than it says.
func readable(t *testing.T, file, dir string, asOf text.Date) {
	t.Helper()
	_, ds, err := archive.Load(dir, archive.Options{AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range ds {
		if d.Grade == diag.Error {
			t.Fatal(file, d.File, d.Pos, d.Message, d.Args)
		}
	}
}
