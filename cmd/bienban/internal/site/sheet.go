package site

import (
	"fmt"
	"strconv"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

type reviewLine struct {
	Name, Anchor string
	Missing      []string
}

// reviewLine tells what a complete review has and this one lacks.
func (s *Site) reviewLine(v *record.Review) reviewLine {
	out := reviewLine{Name: text.BareName(v.Member.Text), Anchor: v.Anchor}
	if m := s.Archive.Member(v.Member.ID); m != nil {
		out.Name = m.Name
	}
	if v.Outcome != "spoke" {
		out.Missing = []string{s.word("outcome", v.Outcome)}
		return out
	}
	for _, part := range []struct {
		there bool
		key   string
	}{
		{v.HasSelf, "self"}, {v.Contributed > 0, "contributions"}, {v.Strengths > 0, "strengths"},
		{v.Shortcomings > 0, "shortcomings"}, {v.Dated == v.Shortcomings, "due-dates"},
		{v.HasResponse, "response"}, {v.Vote.Given, "vote"},
	} {
		if !part.there {
			out.Missing = append(out.Missing, s.say("site.part-"+part.key))
		}
	}
	return out
}

// sessionFacts is the sheet beside the minutes. What the practice wants and
// the minutes do not say is listed with no value, and shown as unsaid. What
// has its place in the time line is told there.
func (s *Site) sessionFacts(p *page, x *archive.Session) []fact {
	var out []fact
	add := func(key string, always bool, links ...link) {
		var given []link
		for _, v := range links {
			if v.Text != "" {
				given = append(given, v)
			}
		}
		if always || len(given) > 0 {
			out = append(out, fact{s.say("site." + key), values(given...)})
		}
	}
	plain := func(text string) link { return link{Text: text} }
	person := func(r record.Ref) link {
		if l := s.member(p, r.ID, r.Text); l != nil {
			return *l
		}
		return link{}
	}
	if u := p.unit(x.Unit); u != nil {
		add("unit", true, *u)
	}
	add("kind", true, plain(s.word("kind", x.Kind)))
	add("date", true, plain(s.day(x.Date)))
	if x.Period != x.Date.Month() {
		add("period", false, plain(s.month(x.Period)))
	}
	add("planned", false, plain(s.day(x.Planned)))
	add("time", true, plain(clocks(x)))
	add("place", false, plain(x.Place))
	add("chair", true, person(x.Chair))
	add("secretary", true, person(x.Secretary))
	add("roll", s.shows("attendance"), plain(s.roll(x)))
	add("present", s.shows("attendance"), plain(present(x)))
	var absent []link
	for _, a := range x.Absences {
		l := person(a.Member)
		l.Note = a.Reason
		if a.Excused == "" {
			l.Note = s.say("site.reason-unsaid")
		}
		absent = append(absent, l)
	}
	add("absent", false, absent...)
	add("guests", false, plain(strings.Join(x.Guests, "; ")))
	add("resolution", false, plain(x.Resolution))
	add("topic", false, plain(x.Session.Subject))
	if x.Studied != nil {
		add("document", true, link{Text: x.Studied.Title, Href: href(p.to(documentAt(x.Studied.ID)))})
	}
	if x.Score.Known {
		add("score", true, plain(s.decimal(x.Score.Hundredths)))
	}
	return out
}

func (s *Site) filed(x *archive.Session) []fact {
	if len(x.Tags) == 0 {
		return nil
	}
	return []fact{{s.say("site.tags"), values(link{Text: strings.Join(x.Tags, ", ")})}}
}

func clocks(x *archive.Session) string {
	if x.Start == 0 && x.End == 0 {
		return ""
	}
	return x.Start.String() + " – " + x.End.String()
}

// roll gives official + probationary, and who is left out of those expected.
func (s *Site) roll(x *archive.Session) string {
	if !x.Official.Known {
		return ""
	}
	out := s.say("site.roll-of", x.Official.N, x.Probationary.N)
	for _, c := range []struct {
		n   record.Count
		key string
	}{{x.Exempt, "exempt"}, {x.Away, "away"}, {x.SpecialDuty, "special-duty"}} {
		if c.n.N > 0 {
			out += fmt.Sprintf("; %s %d", s.say("site."+c.key), c.n.N)
		}
	}
	return out
}

// decimal writes hundredths with the language's decimal mark.
func (s *Site) decimal(hundredths int32) string {
	return s.comma(strconv.FormatFloat(float64(hundredths)/100, 'f', -1, 64))
}
