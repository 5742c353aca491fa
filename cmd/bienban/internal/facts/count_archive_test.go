package facts

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

// book is an archive counted without SQL: by SCHEMA.md and FORMAT.md alone.
type book struct {
	*archive.Archive
	held  []*archive.Session // adopted and up to the day of reckoning
	first text.Month         // of the first of them
}

func newBook(t *testing.T, a *archive.Archive) *book {
	t.Helper()
	b := &book{Archive: a}
	for _, s := range a.Sessions {
		if s.Draft || s.Date > a.AsOf {
			continue
		}
		b.held = append(b.held, s)
		if b.first == 0 || s.Date.Month() < b.first {
			b.first = s.Date.Month()
		}
	}
	if len(b.held) == 0 {
		t.Fatal("no sittings to count")
	}
	return b
}

// schemaDefaults are SCHEMA.md's last words on checks.
var schemaDefaults = map[string]float64{
	"lead_days_min": 3, "lead_days_max": 5, "designees_min": 1, "designees_max": 2, "designees_max_large": 3,
	"large_cell_from": 15, "talks": 1, "min_minutes": 90, "attendance_good": 0.85, "excellent_quota": 0.20,
	"study_target": 1.00, "formalism_similarity": 0.80,
}

// rule gives a threshold as of a day.
func (b *book) rule(name string, day text.Date) float64 {
	value, from := schemaDefaults[name], text.Date(-1)
	for _, r := range b.Rules {
		if r.Rule == name && r.From <= day && r.From > from {
			value, from = r.Value, r.From
		}
	}
	return value
}

// of gives the sittings of a kind.
func (b *book) of(kind string) []*archive.Session {
	return slices.DeleteFunc(slices.Clone(b.held), func(s *archive.Session) bool { return s.Kind != kind })
}

// cells are the units that must sit every month.
func (b *book) cells() []*archive.Unit {
	return slices.DeleteFunc(slices.Clone(b.Units), func(u *archive.Unit) bool { return !isCell(u) })
}

func isCell(u *archive.Unit) bool { return u.Kind == "cell" || u.Kind == "grassroots-cell" }

// within tells whether u is top, or below it.
func within(u, top *archive.Unit) bool { return u == top || top.Above(u) }

// whole gives the last days of the whole periods of so many months that the
// days from and to (0: open) cover.
func (b *book) whole(from, to text.Date, months int) []text.Date {
	var out []text.Date
	for m := text.Month(b.first.Year()*100 + 1); ; m = m.Add(months) {
		last := m.Add(months - 1).Last()
		switch {
		case last > b.AsOf:
			return out
		case m >= b.first && from <= m.First() && (to == 0 || to >= last):
			out = append(out, last)
		}
	}
}

// expectedAt gives how many were expected, where it is known.
func expectedAt(s *archive.Session) (int, bool) {
	n := s.Official.N + s.Probationary.N - s.Exempt.N - s.Away.N - s.SpecialDuty.N
	return int(n), s.Official.Known && s.Probationary.Known
}

// standing is a classification that no later record replaces.
type standing struct {
	*record.Classification
	by *archive.Session
}

// current gives the standing classifications of members, or of units.
func (b *book) current(ofUnits bool) []standing {
	type key struct {
		subject string
		year    int32
	}
	last := map[key]standing{}
	for _, s := range slices.SortedStableFunc(slices.Values(b.held), byDate) {
		for i := range s.Classifications {
			if c := &s.Classifications[i]; c.OfUnit == ofUnits {
				last[key{c.Subject.ID, c.Year}] = standing{c, s}
			}
		}
	}
	return slices.Collect(maps.Values(last))
}

func byDate(s, t *archive.Session) int {
	return cmp.Or(cmp.Compare(s.Date, t.Date), strings.Compare(s.ID, t.ID))
}

// sortedPostings gives a person's register rows by unit, then day.
func sortedPostings(m *archive.Member) []*archive.Posting {
	return slices.SortedFunc(slices.Values(m.Rows), func(p, q *archive.Posting) int {
		return cmp.Or(cmp.Compare(p.Unit.ID, q.Unit.ID), cmp.Compare(p.From, q.From))
	})
}

// stay is time spent in one unit without a break.
type stay struct {
	unit     *archive.Unit
	from, to text.Date
}

// joined gives a member's stays: of adjoining rows in one unit, one.
func joined(m *archive.Member) []stay {
	var out []stay
	for _, p := range sortedPostings(m) {
		if n := len(out) - 1; n >= 0 && out[n].unit == p.Unit && out[n].to != 0 && out[n].to.AddDays(1) == p.From {
			out[n].to = p.To
			continue
		}
		out = append(out, stay{p.Unit, p.From, p.To})
	}
	return out
}

// reread reads the minutes of content/ from their files once more, by id.
func reread(t *testing.T) map[string]*record.Session {
	t.Helper()
	out := map[string]*record.Session{}
	eachFile(t, "sessions", func(src *record.Source) {
		s, _, ds := record.ReadSession(src)
		if len(ds) > 0 {
			t.Log(s.ID, ds)
		}
		out[s.ID] = s
	})
	return out
}

// eachFile visits the Markdown files below a folder of content/.
func eachFile(t *testing.T, folder string, visit func(*record.Source)) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(content), folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".md") {
			return err
		}
		raw, err := os.ReadFile(filepath.Join(content, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		src, ds := record.NewSource(name, raw)
		if len(ds) > 0 {
			return fmt.Errorf("%s: %v", name, ds)
		}
		visit(src)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// agree compares what SQL gave with what was counted, and tells the first
// differences; a key that one side lacks stands for the zero value.
func agree[V comparable](t *testing.T, what string, sql, counted map[string]V) {
	t.Helper()
	keys := map[string]bool{}
	for _, m := range []map[string]V{sql, counted} {
		for k := range m {
			keys[k] = true
		}
	}
	differ := 0
	for _, k := range slices.Sorted(maps.Keys(keys)) {
		if sql[k] == counted[k] {
			continue
		}
		if differ++; differ <= 10 {
			t.Errorf("%s: %s: SQL has %v, counted %v", what, k, sql[k], counted[k])
		}
	}
	if differ > 10 {
		t.Errorf("%s: %d more differ", what, differ-10)
	}
}
