package review

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/demo"
	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/text"
	"bienban/queries"
)

// TestPacksAgreeWithChecks holds what packs count themselves against the checks
// and the tables of the facts, over the repository's archive and a made one.
func TestPacksAgreeWithChecks(t *testing.T) {
	made := filepath.Join(t.TempDir(), "content")
	if err := demo.Write(made, demo.Options{Cells: 20, Months: 36, Seed: 7}); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"../../../../content", made} {
		day, _ := text.NewDate(2026, 1, 31)
		a, _, err := archive.Load(dir, archive.Options{AsOf: day, Texts: true})
		if err != nil {
			t.Fatal(err)
		}
		f, err := facts.Open(facts.Options{Queries: queries.Files})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Load(a); err != nil {
			t.Fatal(err)
		}
		x := New(a, a.Parts())
		agree(t, f, "quota", x.quotas(a), `select unit || ' ' || year(date) || ' ' || detail || ' ' || outcome from checks where rule = 'excellent-quota'`)
		agree(t, f, "evidence", x.evidence(), `select distinct c.subject || ' ' || c.year || ' ' || k.detail || ' ' || k.outcome
			from checks k join classifications c on c.session = k.session and c.subject = k.subject and c."current" where k.rule = 'evidence'`)
		agree(t, f, "attendance", x.listed(), `select a.member || ' ' || year(s.date) || ' ' || count(*)
			from absences a join sessions s on s.id = a.session group by a.member, year(s.date)`)
		agree(t, f, "overdue", x.overdue(), `select i.id from items i where i.kind = 'shortcoming' and i.state = 'overdue'`)
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// agree compares lines, of which there must be some, with those of a question.
func agree(t *testing.T, f *facts.Facts, what string, got map[string]bool, sql string) {
	t.Helper()
	answer, err := f.Ask(what, sql)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	for _, row := range answer.Rows {
		want[row[0].(string)] = true
	}
	if len(want) == 0 {
		t.Errorf("%s: nothing to compare", what)
	}
	for _, line := range slices.Sorted(maps.Keys(got)) {
		if !want[line] {
			t.Errorf("%s: only packs say %q", what, line)
		}
	}
	for _, line := range slices.Sorted(maps.Keys(want)) {
		if !got[line] {
			t.Errorf("%s: only the facts say %q", what, line)
		}
	}
}

func (x *Index) quotas(a *archive.Archive) map[string]bool {
	out := map[string]bool{}
	for _, y := range x.Years {
		for _, p := range y.Packs {
			if m := p.Mix(); m != nil {
				last, _ := text.NewDate(y.Year, 12, 31)
				allowed := m.Allowed(thresholdOn(a, last))
				outcome := "pass"
				if m.HTXS > allowed {
					outcome = "fail"
				}
				out[fmt.Sprintf("%s %d %d/%d %s", p.Unit.ID, y.Year, m.HTXS, allowed, outcome)] = true
			}
		}
	}
	return out
}

func thresholdOn(a *archive.Archive, day text.Date) float64 {
	value := 0.0
	for _, r := range facts.Rules(a.Rules) {
		if r.Rule == "excellent_quota" && r.From <= day {
			value = r.Value
		}
	}
	return value
}

// everySheet visits the sheet of everybody in any pack, or classified by one.
func (x *Index) everySheet(visit func(*Year, *Sheet)) {
	for _, y := range x.Years {
		for _, p := range y.Packs {
			for _, who := range slices.Concat(p.People, x.Others(p)) {
				visit(y, x.Sheet(who, y))
			}
		}
	}
}

func (x *Index) evidence() map[string]bool {
	out := map[string]bool{}
	x.everySheet(func(y *Year, s *Sheet) {
		if Current(s.Levels) != nil {
			outcome := "pass"
			if s.Spoken() == 0 {
				outcome = "fail"
			}
			out[fmt.Sprintf("%s %d %d %s", s.ID, y.Year, s.Spoken(), outcome)] = true
		}
	})
	return out
}

// listed counts the absences on each sheet, and that what is held adds up.
func (x *Index) listed() map[string]bool {
	out := map[string]bool{}
	x.everySheet(func(y *Year, s *Sheet) {
		n := len(s.Elsewhere)
		for _, a := range s.Attendance {
			n += len(a.Absent)
			if a.Held != a.Present+len(a.Absent)+a.Exempt+len(a.Unknown) {
				out[fmt.Sprintf("%s %d does not add up: %+v", s.ID, y.Year, a)] = true
			}
		}
		if n > 0 {
			out[fmt.Sprintf("%s %d %d", s.ID, y.Year, n)] = true
		}
	})
	return out
}

func (x *Index) overdue() map[string]bool {
	out := map[string]bool{}
	x.everySheet(func(_ *Year, s *Sheet) {
		for _, it := range s.Shortcomings() {
			if it.State == archive.Overdue {
				out[it.ID()] = true
			}
		}
	})
	return out
}
