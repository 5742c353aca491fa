package site

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"slices"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
)

// event is one part that a person had in a sitting.
type event struct {
	session *archive.Session
	kind    string // review, talk, absent, shortcoming, task, classified, commendation, reminder
	n       int    // which review, item, … of the sitting
}

// indexPeople gathers everybody's events, in order of the sittings' ids.
func (s *Site) indexPeople() {
	s.people = map[string][]event{}
	add := func(r record.Ref, e event) {
		if r.ID != "" {
			s.people[r.ID] = append(s.people[r.ID], e)
		}
	}
	for _, x := range s.Sessions {
		for i, v := range x.Reviews {
			add(v.Member, event{x, "review", i})
		}
		for i, v := range x.Talks {
			add(v.Member, event{x, "talk", i})
		}
		for i, v := range x.Absences {
			add(v.Member, event{x, "absent", i})
		}
		for i, it := range x.Items {
			add(it.Member, event{x, it.Kind, i})
		}
		for i, c := range x.Classifications {
			if !c.OfUnit {
				add(c.Subject, event{x, "classified", i})
			}
		}
		for i, m := range x.Remarks {
			add(m.Member, event{x, m.Kind, i})
		}
	}
}

func (s *Site) memberKey(m *archive.Member) archive.Hash {
	k := newKey(s.base)
	k.text("member", m.ID, m.Name)
	for _, e := range s.people[m.ID] {
		k.hash(s.rows[e.session])
	}
	return k.sum()
}

type memberView struct {
	Head     head
	Postings []postingRow
	Pending  itemsTable
	Years    []memberYear
}

type postingRow struct {
	Href                                 template.HTMLAttr
	Name, Rank, Post, Role, Status, Days string
}

type memberYear struct {
	Year   int
	Events []eventRow
}

type eventRow struct {
	Href             template.HTMLAttr
	Date, Text, Note string
	State            template.HTML
}

// memberPage shows a person's register rows and part in sittings, newest year
// first.
func (s *Site) memberPage(m *archive.Member) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		v := memberView{Head: s.head(p, m.Name, link{Text: s.say("site.members"), Href: href(p.to("members.html"))})}
		for _, r := range m.Rows {
			row := s.posting(r.Member)
			row.Name, row.Href = r.Unit.Name, href(p.to(unitAt(r.Unit.ID)))
			v.Postings = append(v.Postings, row)
		}
		events := slices.Clone(s.people[m.ID])
		slices.SortStableFunc(events, func(a, b event) int { return cmp.Compare(b.session.Date, a.session.Date) })
		var items []*archive.Item
		for _, e := range events {
			if e.kind == record.Shortcoming || e.kind == record.Task {
				items = append(items, e.session.Items[e.n])
			}
			if n := len(v.Years); n == 0 || v.Years[n-1].Year != e.session.Date.Year() {
				v.Years = append(v.Years, memberYear{Year: e.session.Date.Year()})
			}
			y := &v.Years[len(v.Years)-1]
			y.Events = append(y.Events, s.event(p, e))
		}
		v.Pending = s.pendingTable(p, items)
		return s.execute(b, "member", v)
	}
}

func (s *Site) posting(r *record.Member) postingRow {
	return postingRow{
		Rank: r.Rank, Post: r.Post, Role: s.word("role", r.Role), Status: s.word("status", r.Status),
		Days: s.period(r.From, r.To),
	}
}

// event tells one part in a sitting, with a link to where it is minuted.
func (s *Site) event(p *page, e event) eventRow {
	x := e.session
	row := eventRow{Href: href(p.to(sessionAt(x.ID))), Date: s.day(x.Date), Text: s.say("site.event-" + e.kind)}
	switch e.kind {
	case "review":
		v := &x.Reviews[e.n]
		row.Href = href(p.to(sessionAt(x.ID)) + "#" + v.Anchor)
		if v.Outcome != "spoke" {
			row.Note = s.word("outcome", v.Outcome)
		} else if lacks := s.reviewLine(v).Missing; len(lacks) > 0 {
			row.Note = s.say("site.lacks", len(lacks))
		}
	case "talk":
		row.Href = href(p.to(sessionAt(x.ID)) + "#" + x.Talks[e.n].Anchor)
		row.Note = x.Talks[e.n].Basis
	case "absent":
		if row.Note = x.Absences[e.n].Reason; row.Note == "" {
			row.Note = s.say("site.reason-unsaid")
		}
	case record.Shortcoming, record.Task:
		it := x.Items[e.n]
		row.Href = href(p.toItem(it))
		row.Text += ": " + it.Text
		if it.DueNow != 0 {
			row.Note = s.say("site.due-on", s.due(it))
		}
		row.State = s.state(it)
	case "classified":
		c := x.Classifications[e.n]
		row.Text += " " + fmt.Sprint(c.Year) + ": " + s.word("level", c.Level)
	}
	if f := s.flag(x); f != "" {
		row.Note = f
	}
	return row
}
