package facts

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bienban/cmd/bienban/internal/demo"
	"bienban/cmd/bienban/internal/sheet"
	"bienban/cmd/bienban/internal/small"
	"bienban/queries"
)

// hideAll withholds from readers who see no unit's records.
var hideAll = &small.Rule{N: 5, Known: func(unit, measure string) bool { return false }}

// hideSome is for those who see the units whose ids begin so, but no attendance.
func hideSome(begin string) *small.Rule {
	return &small.Rule{N: 5, Known: func(unit, measure string) bool { return strings.HasPrefix(unit, begin) && measure != "attendance" }}
}

// TestFiguresCannotBeWorkedOut gathers all that is published in tables of
// figures, and tries to work out by exact linear algebra what is withheld: with
// sums of units and of times, with what tables have in common, and with the sums
// that columns stand in.
func TestFiguresCannotBeWorkedOut(t *testing.T) {
	for name, open := range map[string]func(*testing.T) string{
		"content": func(*testing.T) string { return content },
		"demo":    func(t *testing.T) string { return demoOf(t, 9, 16, 1) },
	} {
		dir := open(t)
		for seen, rule := range map[string]*small.Rule{"nothing": hideAll, "some": hideSome("c")} {
			t.Run(name+" "+seen, func(t *testing.T) {
				f, _ := load(t, dir, 0, Options{Small: rule})
				a := newAttack(t, f)
				a.read(f)
				if a.asked = 0; a.run(nil) > 0 {
					t.Fail()
				}
				if a.asked < 1000 {
					t.Errorf("only %d withheld cells were attacked", a.asked)
				}
			})
		}
	}
}

// TestAttackSeesThrough publishes one more sum than is safe: each withheld cell
// of a column, unless it is small. The attack must find small ones.
func TestAttackSeesThrough(t *testing.T) {
	f, _ := load(t, content, 0, Options{Small: hideAll})
	a := newAttack(t, f)
	a.quiet = true
	a.read(f)
	worked := a.run(func(c asked) bool { return c.truth >= 5 })
	if worked < 20 {
		t.Errorf("only %d cells were worked out", worked)
	}
}

// TestWithheldDownloads shows a table as those take it away who see no minutes.
func TestWithheldDownloads(t *testing.T) {
	dir := t.TempDir()
	f, _ := load(t, content, 0, Options{Small: hideAll, Exports: dir})
	q := query(t, "headline-year")
	d, err := f.Hold(q)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "headline-year.csv")
	if err := d.CSV(file, "ẩn"); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := filepath.Join("testdata", "withheld", "headline-year.csv")
	if *update {
		if err := os.WriteFile(want, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if b, err := os.ReadFile(want); err != nil || string(b) != string(got) {
		t.Errorf("%s is not what is written (%v); go test -update writes it anew", want, err)
	}
	parquet := filepath.Join(dir, "headline-year.parquet")
	if err := d.Parquet(parquet); err != nil {
		t.Fatal(err)
	}
	var marked, empty int
	row := f.conn.QueryRowContext(t.Context(), "select count(withheld), count(*) filter (withheld like '%completion_of=%' and completion_of is null) from "+Quoted(parquet))
	if err := row.Scan(&marked, &empty); err != nil || marked == 0 || empty == 0 {
		t.Errorf("Parquet: %d rows are marked, %d without a figure (%v)", marked, empty, err)
	}
}

// TestNothingIsWithheldWithoutARule holds all answers to what they were.
func TestNothingIsWithheldWithoutARule(t *testing.T) {
	plain, _ := load(t, content, 0, Options{})
	none, _ := load(t, content, 0, Options{Small: &small.Rule{N: 1, Known: hideAll.Known}})
	for _, q := range figureQueries(t) {
		if a, b := rowsOfAnswer(t, plain, q), rowsOfAnswer(t, none, q); a != b {
			t.Errorf("%s is not the same where the least is 1", q.Name)
		}
		if key, err := plain.AnswerKey(q); err != nil {
			t.Error(err)
		} else if other, err := plain.Key(q.File, q.SQL); err != nil || key != other {
			t.Errorf("%s: a key of its own without a rule (%v)", q.Name, err)
		}
	}
}

// TestKeysGoByTheRule holds an answer's key to change with all that may change
// what is withheld of it.
func TestKeysGoByTheRule(t *testing.T) {
	q := query(t, "coverage")
	seen := map[[16]byte]string{}
	for name, rule := range map[string]*small.Rule{"all": hideAll, "six": {N: 6, Known: hideAll.Known}, "some": hideSome("c")} {
		f, _ := load(t, content, 0, Options{Small: rule})
		key, err := f.AnswerKey(q)
		if err != nil {
			t.Fatal(err)
		}
		if seen[key] != "" {
			t.Errorf("%s and %s have one key", name, seen[key])
		}
		seen[key] = name
	}
}

// TestEveryNumberIsCovered holds queries of figures to say of each number how it
// is withheld; a query that forgets one is an error.
func TestEveryNumberIsCovered(t *testing.T) {
	f, _ := load(t, content, 0, Options{Small: hideAll})
	for _, sql := range []string{
		"-- small reviews: n /\nselect unit, count(*) as n, 5 as other from sessions group by all",
		"-- small reviews: gone /\nselect unit from sessions",
	} {
		if _, err := f.Figures("q", sql); err == nil {
			t.Errorf("no error:\n%s", sql)
		}
	}
	for _, sql := range []string{
		"-- small reviews: n\nselect 1 as n",
		"-- small a b: n /\nselect 1 as n",
		"-- small reviews: n /\n-- column n (n): số | number\n-- column m (n): số | number\nselect 1 as n, 2 as m",
	} {
		if _, err := queryOf("q", "q", sql); err == nil {
			t.Errorf("no error:\n%s", sql)
		}
	}
}

func demoOf(t *testing.T, cells, months int, seed uint64) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "content")
	if err := demo.Write(dir, demo.Options{Cells: cells, Months: months, Seed: seed}); err != nil {
		t.Fatal(err)
	}
	return dir
}

func figureQueries(t *testing.T) (out []*Query) {
	t.Helper()
	all, err := Queries(queries.Files)
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		if all[i].Figures() {
			out = append(out, &all[i])
		}
	}
	return out
}

func query(t *testing.T, name string) *Query {
	t.Helper()
	for _, q := range figureQueries(t) {
		if q.Name == name {
			return q
		}
	}
	t.Fatal("no query of figures named", name)
	return nil
}

func rowsOfAnswer(t *testing.T, f *Facts, q *Query) string {
	t.Helper()
	a, err := f.Figures(q.Name, q.SQL)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, row := range a.Rows {
		for i, v := range row {
			b.WriteString(sheet.Text(v, a.Columns[i].Type) + "|")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// dayIn gives the month of a first day, in months.
func monthIn(v any) int {
	if at, ok := v.(time.Time); ok {
		return at.Year()*12 + int(at.Month()) - 1
	}
	return 12 * int(number(v))
}

func number(v any) int64 {
	switch v := v.(type) {
	case int64:
		return v
	case int32:
		return int64(v)
	}
	panic(fmt.Sprintf("no number: %T", v))
}
