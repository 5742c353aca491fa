package site

import (
	"cmp"
	"html/template"
	"slices"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
)

// study is what one unit did to study a document.
type study struct {
	unit     *archive.Unit
	sittings []*archive.Session // counted ones, by date
}

// studies gives the sittings that studied a document, by date.
func (s *Site) studies(d *archive.Document) []*archive.Session {
	return sortedBy(s.studied[d], func(a, b *archive.Session) int { return cmp.Compare(a.Date, b.Date) })
}

// studyUnits gives the units that held a counted study sitting among these, by
// their first day.
func studyUnits(all []*archive.Session) []study {
	var out []study
	for _, x := range all {
		if !x.Counted || x.Kind != "study" || x.Unit == nil {
			continue
		}
		i := slices.IndexFunc(out, func(u study) bool { return u.unit == x.Unit })
		if i < 0 {
			i = len(out)
			out = append(out, study{unit: x.Unit})
		}
		out[i].sittings = append(out[i].sittings, x)
	}
	return out
}

// covered counts members as the rule `study-coverage` does: of the official
// and probationary members with a row in the very unit on its first study day,
// those not listed absent at some of its sittings on the document.
func (u study) covered() (studied, members int) {
	first := u.sittings[0].Date
	seen := map[string]bool{}
	for _, r := range u.unit.Roster {
		if r.Status != "official" && r.Status != "probationary" || !r.Covers(first) || seen[r.ID] {
			continue
		}
		seen[r.ID] = true
		members++
		for _, x := range u.sittings {
			if !slices.ContainsFunc(x.Absences, func(a record.Absence) bool { return a.Member.ID == r.ID }) {
				studied++
				break
			}
		}
	}
	return studied, members
}

type studyRow struct {
	Unit, First template.HTML
	Sittings    int
	Share       string
}

func (s *Site) studyRow(p *page, u study) studyRow {
	x := u.sittings[0]
	row := studyRow{Unit: p.unitLink(x), First: anchor(p.to(sessionAt(x.ID)), s.day(x.Date)), Sittings: len(u.sittings)}
	if studied, members := u.covered(); members > 0 {
		row.Share = s.rate(studied, members)
	}
	return row
}
