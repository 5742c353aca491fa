package facts

import (
	"fmt"
	"io/fs"
	"math"
	"testing"
	"time"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
	"bienban/queries"
)

// ratio is a figure with its n.
type ratio struct{ n, of int }

// ratios are figures by name, unit and period.
type ratios map[string]ratio

// add adds to a period, and to all periods together.
func (r ratios) add(name, unit, grain string, period text.Date, x ratio) {
	for _, key := range []string{
		fmt.Sprintf("%s of %s, %s of %s", name, unit, grain, period),
		fmt.Sprintf("%s of %s, all %ss", name, unit, grain),
	} {
		r[key] = ratio{r[key].n + x.n, r[key].of + x.of}
	}
}

// headlineFigures are the figures with the columns that the queries give them in.
var headlineFigures = []struct {
	name, n, of string
	yearly      bool // by year only
}{
	{"completion", "completion_n", "completion_of", false},
	{"held", "held_n", "held_of", false},
	{"remedy", "remedy_n", "remedy_of", false},
	{"on_time", "on_time_n", "remedy_of", false},
	{"attendance", "attendance_n", "attendance_of", false},
	{"coverage", "coverage_n", "coverage_of", true},
	{"good", "good_n", "good_of", true},
}

var grains = map[string]int{"month": 1, "quarter": 3, "year": 12}

// TestCountFigures holds the headline figures of every unit, with all below it,
// in every month, quarter and year and in all of them together, against those
// counted without SQL.
func TestCountFigures(t *testing.T) {
	f, a := load(t, content, 0, Options{})
	b := newBook(t, a)
	counted := ratios{}
	b.figures(fates(a, reread(t)), counted)
	given := headlineRows(t, f)
	agree(t, "figures", given, counted)
	for _, h := range headlineFigures {
		if all := counted[h.name+" of f399, all years"]; all.n == 0 || all.n == all.of {
			t.Errorf("%s is %v: agreement proves little", h.name, all)
		}
	}
}

// headlineRows gives what the queries say.
func headlineRows(t *testing.T, f *Facts) ratios {
	t.Helper()
	out := ratios{}
	for grain := range grains {
		query, err := fs.ReadFile(queries.Files, "headline-"+grain+".sql")
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range answerTo(t, f, string(query)) {
			for _, h := range headlineFigures {
				if h.yearly && grain != "year" {
					continue
				}
				x := ratio{int(row[h.n].(int64)), int(row[h.of].(int64))}
				out.add(h.name, row["unit"].(string), grain, text.DateOf(row["period"].(time.Time)), x)
				mustDivide(t, fmt.Sprintf("%s by %s of %s", h.name, grain, row["unit"]), row[h.name], x)
			}
		}
	}
	return out
}

// mustDivide holds a figure in per cent against its n, to the tenth shown.
func mustDivide(t *testing.T, what string, percent any, x ratio) {
	t.Helper()
	p, known := percent.(float64)
	if known != (x.of > 0) || known && math.Abs(p-100*float64(x.n)/float64(x.of)) > 0.0501 {
		t.Errorf("%s: %v shown for %d/%d", what, percent, x.n, x.of)
	}
}

// figures counts every headline figure, by SCHEMA.md's formulas.
func (b *book) figures(states map[string]string, to ratios) {
	for _, s := range b.held {
		for i := range s.Reviews {
			b.count(to, "completion", s.Unit, s.Date, complete(s, i), true)
		}
		for _, i := range s.Items {
			if i.Kind != record.Shortcoming {
				continue
			}
			state := states[i.ID()]
			done := state == "done on time" || state == "done late"
			b.count(to, "remedy", s.Unit, s.Date, done, done || state == "overdue")
			b.count(to, "on_time", s.Unit, s.Date, state == "done on time", done || state == "overdue")
		}
		if expected, known := expectedAt(s); known && s.Present.Known {
			b.rollUp(to, "attendance", s.Unit, s.Date, ratio{int(s.Present.N), expected})
		}
	}
	for _, v := range b.verdicts() {
		switch of := v.outcome == "pass" || v.outcome == "fail"; v.rule {
		case "monthly-session":
			b.count(to, "held", v.unit, v.date, v.outcome == "pass", of)
		case "coverage":
			b.count(to, "coverage", v.unit, v.date, v.outcome == "pass", of)
		}
	}
	for _, c := range b.current(true) {
		for _, u := range b.Units {
			if u.ID == c.Subject.ID {
				b.count(to, "good", u, lastDay(int(c.Year)), c.Level == "HTT" || c.Level == "HTXS", true)
			}
		}
	}
}

// count adds one thing to a figure, if it counts in it.
func (b *book) count(to ratios, name string, u *archive.Unit, day text.Date, kept, counts bool) {
	switch {
	case kept && counts:
		b.rollUp(to, name, u, day, ratio{1, 1})
	case counts:
		b.rollUp(to, name, u, day, ratio{0, 1})
	}
}

// rollUp adds to a unit and all above it, in every period that the day lies in.
func (b *book) rollUp(to ratios, name string, u *archive.Unit, day text.Date, x ratio) {
	yearly := name == "coverage" || name == "good"
	for ; u != nil; u = u.Parent {
		for grain, months := range grains {
			if yearly && grain != "year" {
				continue
			}
			month := (day.MonthOfYear() - 1) / months * months
			to.add(name, u.ID, grain, text.Month(day.Year()*100+month+1).First(), x)
		}
	}
}
