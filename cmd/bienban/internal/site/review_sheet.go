package site

import (
	"html/template"
	"strings"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/review"
)

// sheetView is a person's sheet; what the minutes have none of is said.
type sheetView struct {
	Anchor, Name string
	Href         template.HTMLAttr
	Line         string
	Postings     []postingRow
	Attendance   []attendanceRow
	Absences     []lineView
	Reviews      []turnView
	Talks        []lineView
	Tasks        []promiseView
	Earlier      []promiseView
	Remarks      []lineView
	Votes        []lineView
	Levels       []levelRow
	Missing      string
}

// lineView is one line with the place in the minutes that it rests on.
type lineView struct {
	Date       template.HTML
	Text, Note string
}

// sheet shows one person's sheet.
func (m *packer) sheet(who review.Person) (sheetView, error) {
	s := m.sheetOf(who)
	v := sheetView{Anchor: address.Anchor("m-", who.ID), Name: who.Name, Line: m.line(who)}
	if l := m.member(m.p, who.ID, ""); l != nil {
		v.Href = l.Href
	}
	for _, r := range s.Postings {
		row := m.posting(r.Member)
		row.Name, row.Href = r.Unit.Name, href(m.p.to(unitAt(r.Unit.ID)))
		v.Postings = append(v.Postings, row)
	}
	for _, a := range s.Attendance {
		v.Attendance = append(v.Attendance, m.attendance(a))
		v.Absences = append(v.Absences, m.absences(a.Absent)...)
	}
	v.Absences = append(v.Absences, m.absences(s.Elsewhere)...)
	for _, r := range s.Reviews {
		t, err := m.turn(r)
		if err != nil {
			return v, err
		}
		v.Reviews = append(v.Reviews, t)
	}
	for _, t := range s.Talks {
		v.Talks = append(v.Talks, lineView{m.dateOf(t.Session, t.Anchor), m.where(t.Session), t.Basis})
	}
	for _, it := range s.Tasks {
		v.Tasks = append(v.Tasks, m.promise(it, true))
	}
	for _, it := range s.Earlier {
		v.Earlier = append(v.Earlier, m.promise(it, true))
	}
	for _, r := range s.Remarks {
		t, err := m.words(r.Session)
		if err != nil {
			return v, err
		}
		v.Remarks = append(v.Remarks, lineView{m.dateOf(r.Session, r.Anchor), m.word("remark-kind", r.Kind), t.Remarks[r.N]})
	}
	for _, c := range s.Votes {
		v.Votes = append(v.Votes, lineView{m.dateOf(c.Session, c.Anchor), m.voteWords(c), m.registered(c)})
	}
	v.Levels, v.Missing = m.levelRows(s.Levels), m.missing(s)
	return v, nil
}

// missing names what else the year's minutes have none of for a person.
func (m *packer) missing(s *review.Sheet) string {
	var none []string
	for _, part := range []struct {
		n     int
		key   string
		shown bool
	}{
		{len(s.Talks), "review.none-talks", m.shows("experience talk")}, {len(s.Tasks), "review.none-tasks", true},
		{len(s.Remarks), "review.none-remarks", m.shows("commendations", "reminders")}, {len(s.Votes), "review.none-votes", m.shows("confidence vote")},
	} {
		if part.n == 0 && part.shown {
			none = append(none, m.say(part.key))
		}
	}
	return strings.Join(none, "; ")
}

// dateOf links a sitting's day to a place in its minutes.
func (m *packer) dateOf(x *archive.Session, at string) template.HTML {
	return anchor(m.p.minuted(x, at), m.day(x.Date))
}

// where says which kind of sitting it was, and of which unit if not the pack's.
func (m *packer) where(x *archive.Session) string {
	if x.Unit == m.Unit {
		return m.word("kind", x.Kind)
	}
	return m.word("kind", x.Kind) + ", " + x.Unit.Name
}

// line says whose sheet it is and of which pack; it stands on every printed
// page.
func (m *packer) line(who review.Person) string {
	out := m.say("review.line", m.Unit.Name, m.Year.Year) + " · " + who.Name
	if who.Role != "" {
		out += ", " + m.word("role", who.Role)
	}
	return out
}
