package site

import (
	"cmp"
	"fmt"
	"html/template"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
)

// eventRow is a line of a person's sheet.
type eventRow struct {
	Href                   template.HTMLAttr
	Date, Text, Note, Unit string
	Flag                   string
	State                  template.HTML
}

// event tells one part in a sitting, with a link to where it is minuted, and
// whose sitting it was unless that of the unit at home.
func (s *Site) event(p *page, e archive.Part, home *archive.Unit) eventRow {
	x := e.In
	row := eventRow{Date: s.day(x.Date), Flag: s.flag(x)}
	if x.Unit != home && x.Unit != nil {
		row.Unit = x.Unit.Name
	}
	anchor := ""
	switch e.Kind {
	case archive.Reviewed:
		v := &x.Reviews[e.N]
		anchor = v.Anchor
		row.Text, row.Note = s.reviewed(v), s.designated(x)
	case archive.Talked:
		anchor = x.Talks[e.N].Anchor
		row.Text = cmp.Or(x.Talks[e.N].Basis, s.say("site.no-basis"))
	case archive.Absent:
		row.Text = cmp.Or(x.Absences[e.N].Reason, s.say("site.reason-unsaid"))
	case archive.Promised:
		it := x.Items[e.N]
		anchor = it.Anchor()
		row.Text, row.Note = it.Text, s.say("site.no-due")
		if it.DueNow != 0 {
			row.Note = s.say("site.due-on", s.due(it))
		}
		if !s.shows("follow-up") {
			break
		}
		row.State = s.state(it)
		if reports := s.reports(p, it); reports != "" {
			row.State += " " + reports
		}
	case archive.Voted:
		c, _ := e.Vote()
		anchor = c.Anchor
		row.Text = cmp.Or(s.word("confidence-type", c.Type), s.say("site.no-type"))
		row.Note = s.say("site.no-register-number")
		if c.RegisterNo != "" {
			row.Note = strings.TrimSpace(s.say("site.register-number", c.RegisterNo) + " " + s.day(c.RegisteredOn))
		}
	case archive.Classified:
		anchor = x.Classifications[e.N].Anchor
		row.Text, row.Note = s.classified(x, int(e.N))
	case archive.Remarked:
		anchor = x.Remarks[e.N].Anchor
		row.Text = s.say("site.event-" + x.Remarks[e.N].Kind)
	}
	row.Href = href(p.minuted(x, anchor))
	return row
}

// reviewed tells a review's outcome, and what a whole one has and it lacks.
func (s *Site) reviewed(v *record.Review) string {
	lacks := s.reviewLine(v).Missing
	switch {
	case v.Outcome != "spoke":
		return s.word("outcome", v.Outcome)
	case len(lacks) == 0:
		return s.word("outcome", v.Outcome) + ", " + s.say("site.whole")
	}
	return s.word("outcome", v.Outcome) + ", " + s.say("site.missing") + ": " + strings.Join(lacks, ", ")
}

// designated tells when a sitting's speakers were chosen.
func (s *Site) designated(x *archive.Session) string {
	if x.Designated == 0 {
		return s.say("site.no-designation")
	}
	return s.say("site.designated-on", s.day(x.Designated), x.Date.Sub(x.Designated))
}

// classified tells what someone claimed, and what was decided.
func (s *Site) classified(x *archive.Session, n int) (decided, note string) {
	c := &x.Classifications[n]
	self := cmp.Or(s.word("level", c.SelfLevel), s.say("site.unsaid-short"))
	decided = s.say("site.self-to-level", self, cmp.Or(s.word("level", c.Level), s.say("site.unsaid-short")))
	if c.Vote.Given {
		note = s.say("site.vote") + " " + s.voted(c.Vote)
	}
	if n < len(x.Standing) && !x.Standing[n] {
		note = strings.TrimPrefix(fmt.Sprintf("%s; %s", note, s.say("site.superseded")), "; ")
	}
	return decided, note
}
