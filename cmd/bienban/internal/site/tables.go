package site

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
)

// sittingsTable is a list of sittings.
type sittingsTable struct {
	Caption string
	Has     sittingColumns
	Rows    []sittingRow
}

// sittingColumns are those that not every list of sittings has.
type sittingColumns struct{ Present, Reviews, Items bool }

func (s *Site) sittingColumns() sittingColumns {
	return sittingColumns{s.shows("attendance"), s.shows("self-criticism"), s.promises()}
}

type sittingRow struct {
	Href                    template.HTMLAttr
	Date, Title, Kind, Flag string
	Unit                    *link
	Present, Reviews, Items string
}

func (s *Site) sittings(p *page, caption string, all []*archive.Session) sittingsTable {
	t := sittingsTable{Caption: caption, Has: s.sittingColumns()}
	for _, x := range all {
		t.Rows = append(t.Rows, s.sitting(p, x))
	}
	return t
}

func (s *Site) sitting(p *page, x *archive.Session) sittingRow {
	r := sittingRow{
		Date: s.day(x.Date), Title: x.Title, Kind: s.word("kind", x.Kind), Href: href(p.to(sessionAt(x.ID))),
		Flag: s.flag(x), Unit: p.unit(x.Unit), Present: present(x),
		Reviews: some(len(x.Reviews)), Items: some(len(x.Items)),
	}
	return r
}

// flag says why a sitting is not counted.
func (s *Site) flag(x *archive.Session) string {
	switch {
	case x.Draft:
		return s.say("site.draft")
	case x.Future:
		return s.say("site.future")
	}
	return ""
}

// present gives `6/7`: present of expected, as far as said.
func present(x *archive.Session) string {
	if !x.Present.Known {
		return ""
	}
	if e, ok := x.Expected(); ok {
		return fmt.Sprintf("%d/%d", x.Present.N, e)
	}
	return fmt.Sprint(x.Present.N)
}

// some writes a count, and nothing for none.
func some(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// itemsTable is a list of items.
type itemsTable struct {
	Caption string
	OfOne   bool // person, who is named above
	OfState bool // one, which the caption names
	Done    bool // they have a day on which they were
	Bare    bool // what became of them is not shown
	Rows    []itemRow
}

// itemRow embeds nothing: templates find promoted fields the slow way.
type itemRow struct {
	Task                         bool
	Text, Due, Done              string
	Href                         template.HTMLAttr
	State, Said, Member, Reports template.HTML
}

func (s *Site) items(p *page, caption string, all []*archive.Item) itemsTable {
	t := itemsTable{Caption: caption, Bare: !s.shows("follow-up")}
	for _, it := range all {
		t.Rows = append(t.Rows, s.item(p, it))
	}
	return t
}

func (s *Site) item(p *page, it *archive.Item) itemRow {
	to := p.toItem(it)
	row := itemRow{
		Task: it.Kind == record.Task, Text: it.Text, Due: s.due(it), Done: s.day(it.Done), Href: href(to),
		State: s.state(it), Reports: s.lastReport(p, it), Said: anchor(to, s.day(it.Session.Date)),
	}
	if m := s.Archive.Member(it.Member.ID); m != nil {
		row.Member = anchor(p.to(memberAt(m.ID)), m.Name)
	} else {
		row.Member = template.HTML(template.HTMLEscapeString(it.Member.Text))
	}
	return row
}

// report says what a report said, without its note.
func (s *Site) report(r archive.Report) string {
	out := s.word("report", r.Outcome)
	if r.Date != 0 {
		out += " " + s.day(r.Date)
	}
	return out
}

// due gives the last due date, and the first where it was extended.
func (s *Site) due(it *archive.Item) string {
	if it.Due != 0 && it.DueNow != it.Due {
		return s.say("site.due-moved", s.day(it.DueNow), s.day(it.Due))
	}
	return s.day(it.DueNow)
}

// toItem leads to an item's line in its minutes.
func (p *page) toItem(it *archive.Item) string {
	if at := sessionAt(it.Session.ID); at != p.address {
		return p.to(at) + "#" + it.Anchor()
	}
	return "#" + it.Anchor()
}

// states are the states of items in the order in which a reader asks for them.
var states = []string{archive.Overdue, archive.Open, archive.DoneLate, archive.DoneOnTime}

// pending gives the items that are overdue or open, the longest due first;
// those without a date come last.
func pending(all []*archive.Item) []*archive.Item {
	var out []*archive.Item
	for _, it := range all {
		if it.State == archive.Overdue || it.State == archive.Open {
			out = append(out, it)
		}
	}
	slices.SortStableFunc(out, func(a, b *archive.Item) int {
		if (a.DueNow == 0) != (b.DueNow == 0) {
			return cmp.Compare(b.DueNow, a.DueNow)
		}
		return cmp.Compare(a.DueNow, b.DueNow)
	})
	return out
}
