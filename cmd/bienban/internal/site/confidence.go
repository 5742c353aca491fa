package site

import (
	"html/template"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
)

// confidenceRow shows of a vote what its minutes say of the vote as a whole:
// no person's counts, which stay in the minutes.
type confidenceRow struct {
	Date, Unit                       template.HTML
	Flag, Type, Reason, Form, Method string
	ReasonMissing                    bool
	Counts                           []string // convened, present, issued, returned
	Persons                          int
	Number, Registered               string
}

// confidence is the register of confidence votes.
func (s *Site) confidence() []page {
	return s.register(register{
		name: "confidence", layout: "confidence-year", in: "site.confidence-in",
		title: s.say("site.confidence"), about: s.say("site.confidence-about"),
		entries:  s.eachPassage(func(x *archive.Session) int { return len(x.Confidence) }),
		row:      func(p *page, e passage) any { return s.confidenceRow(p, e) },
		numbered: func(e passage) bool { return e.session.Confidence[e.n].RegisterNo != "" },
	})
}

func (s *Site) confidenceRow(p *page, e passage) confidenceRow {
	x := e.session
	c := &x.Confidence[e.n]
	row := confidenceRow{
		Date: anchor(p.minuted(x, c.Anchor), s.day(x.Date)), Unit: p.unitLink(x), Flag: s.flag(x),
		Type: s.word("confidence-type", c.Type), Reason: c.Reason, ReasonMissing: c.Type == "ad hoc" && c.Reason == "",
		Form: c.Form, Method: c.Method, Persons: len(c.Results), Number: c.RegisterNo, Registered: s.day(c.RegisteredOn),
	}
	for _, n := range []record.Count{c.Convened, c.Present, c.Issued, c.Returned} {
		said := ""
		if n.Known {
			said = s.number(int(n.N))
		}
		row.Counts = append(row.Counts, said)
	}
	return row
}
