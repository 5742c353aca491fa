package site

import (
	"html/template"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/review"
)

// findingGroup is one kind of thing to be looked at again. It says what was
// found, never what to decide.
type findingGroup struct {
	Title string
	Lines []findingLine
}

// findingLine is one of them: whom it is about, what was found, and where to
// look.
type findingLine struct {
	Who     string
	WhoHref template.HTMLAttr
	What    string
	Href    string
	Note    string
}

// toLookAt gives what is to be looked at again in a pack.
func (m *packer) toLookAt() []findingGroup {
	groups := []findingGroup{
		{Title: m.say("review.find-evidence"), Lines: m.withoutEvidence()},
		{Title: m.say("review.find-coverage"), Lines: m.notCovered()},
		{Title: m.say("review.find-overdue"), Lines: m.overdue()},
	}
	if q := m.quota(); q != nil && q.Over > 0 {
		groups = append(groups, findingGroup{m.say("review.find-quota"), []findingLine{{What: m.say("review.over", q.HTXS, q.Allowed, q.Over), Href: m.p.place(m.afterAt("quota"))}}})
	}
	var out []findingGroup
	for _, g := range groups {
		if len(g.Lines) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// everyone gives the pack's people and those whom the unit classified besides.
func (m *packer) everyone() []review.Person {
	return append(m.People[:len(m.People):len(m.People)], m.reviews.Others(m.Pack)...)
}

// about begins a line about somebody: it leads to the person's sheet in this
// pack, else to the person's page.
func (m *packer) about(id, written string) findingLine {
	for i, who := range m.People {
		if who.ID == id {
			return findingLine{Who: who.Name, WhoHref: href(m.toSheet(i))}
		}
	}
	if l := m.member(m.p, id, written); l != nil {
		return findingLine{Who: l.Text, WhoHref: l.Href}
	}
	return findingLine{Who: written}
}

// withoutEvidence gives those who are classified though no minuted review of
// the year stands behind it (the rule `evidence`).
func (m *packer) withoutEvidence() []findingLine {
	var out []findingLine
	for _, who := range m.everyone() {
		s := m.sheetOf(who)
		if now := review.Current(s.Levels); now != nil && s.Spoken() == 0 {
			line := m.about(who.ID, who.Name)
			line.What, line.Href, line.Note = m.say("review.no-evidence", m.word("level", now.Row.Level)), m.p.minuted(now.Session, now.Row.Anchor), m.day(now.Session.Date)+", "+now.Session.Unit.Name
			out = append(out, line)
		}
	}
	return out
}

// notCovered gives those who were of one cell over the whole year and were not
// reviewed (the rule `coverage`).
func (m *packer) notCovered() []findingLine {
	var out []findingLine
	for _, who := range m.People {
		if cells := m.facts.uncovered[m.Year.Year][who.ID]; cells != nil {
			line := m.about(who.ID, who.Name)
			line.What, line.Note = m.say("review.not-covered"), strings.Join(m.unitNames(cells), ", ")
			out = append(out, line)
		}
	}
	return out
}

func (s *Site) unitNames(ids []string) []string {
	var out []string
	for _, id := range ids {
		if u := s.UnitOf(id); u != nil {
			out = append(out, u.Name)
		}
	}
	return out
}

// overdue gives the shortcomings of the year, of the unit's sittings and of its
// people, that are overdue on the day of reckoning.
func (m *packer) overdue() []findingLine {
	var all []*archive.Item
	seen := map[*archive.Item]bool{}
	add := func(it *archive.Item) {
		if it.Kind == record.Shortcoming && it.State == archive.Overdue && !seen[it] {
			seen[it] = true
			all = append(all, it)
		}
	}
	for _, x := range m.Sittings {
		for _, it := range x.Items {
			add(it)
		}
	}
	for _, who := range m.People {
		for _, it := range m.sheetOf(who).Shortcomings() {
			add(it)
		}
	}
	var out []findingLine
	for _, it := range pending(all) {
		line := m.about(it.Member.ID, it.Member.Text)
		line.What, line.Href, line.Note = it.Text, m.p.toItem(it), m.say("site.due-on", m.due(it))
		out = append(out, line)
	}
	return out
}
