package site

import (
	"bytes"
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

type sessionView struct {
	Head           head
	Notice         string
	Facts          []fact
	Reviews        []reviewLine
	Items          []itemRow
	Reports        []link
	Body           template.HTML
	Previous, Next *link
}

type reviewLine struct {
	Name, Anchor string
	Missing      []string
}

// session makes the page of one sitting: the minutes as written, with what
// became of each promise behind it, and a sheet of its facts.
func (s *Site) session(x *archive.Session) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		body, err := s.body(x.Path, x.Hash)
		if err != nil {
			return err
		}
		v := sessionView{
			Head: s.head(p, x.Title, s.trail(p, x.Unit)...), Facts: s.sessionFacts(p, x), Body: s.fill(p, x, body),
			Previous: s.neighbour(p, x.Previous), Next: s.neighbour(p, x.Next),
		}
		switch {
		case x.Draft:
			v.Notice = s.say("site.draft-notice")
		case x.Future:
			v.Notice = s.say("site.future-notice", s.day(s.AsOf))
		}
		for i := range x.Reviews {
			v.Reviews = append(v.Reviews, s.reviewLine(&x.Reviews[i]))
		}
		for _, it := range x.Items {
			v.Items = append(v.Items, s.item(p, it))
		}
		for _, r := range x.Reports {
			v.Reports = append(v.Reports, link{r.Item.Text, href(p.toItem(r.Item)), s.report(r)})
		}
		return s.execute(b, "session", v)
	}
}

// body gives a record's HTML: as this run read it, else read again.
func (s *Site) body(path string, hash archive.Hash) ([]byte, error) {
	if s.o.Bodies != nil {
		if html, ok, err := s.o.Bodies.Get(path, hash); ok || err != nil {
			return html, err
		}
	}
	return s.Body(path, hash)
}

// fill puts into each slot of a body what became of its item, or where the
// item stands that a line reports on.
func (s *Site) fill(p *page, x *archive.Session, body []byte) template.HTML {
	return filled(body, func(b *bytes.Buffer, anchor string) { s.slot(b, p, x, anchor) })
}

// filled gives a body with something put into each of its slots.
func filled(body []byte, put func(b *bytes.Buffer, anchor string)) template.HTML {
	if bytes.IndexByte(body, record.Slot[0]) < 0 {
		return raw(body)
	}
	var b bytes.Buffer
	b.Grow(len(body) * 3 / 2)
	for {
		before, rest, ok := bytes.Cut(body, []byte(record.Slot))
		b.Write(before)
		if !ok {
			return raw(b.Bytes())
		}
		anchor, after, _ := bytes.Cut(rest, []byte(record.Slot))
		put(&b, string(anchor))
		body = after
	}
}

func (s *Site) slot(b *bytes.Buffer, p *page, x *archive.Session, anchor string) {
	for _, it := range x.Items {
		if it.Anchor() == anchor {
			b.WriteString(string(s.fate(p, it)))
			return
		}
	}
	for _, r := range x.Reports {
		if r.Anchor() == anchor {
			b.WriteString(string(s.piece("reported", link{Href: href(p.toItem(r.Item))})))
			return
		}
	}
}

func (s *Site) neighbour(p *page, x *archive.Session) *link {
	if x == nil {
		return nil
	}
	return &link{Text: s.day(x.Date) + " · " + s.word("kind", x.Kind), Href: href(p.to(sessionAt(x.ID)))}
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
// the minutes do not say is listed with no value, and shown as unsaid.
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
	add("roll", true, plain(s.roll(x)))
	add("present", true, plain(present(x)))
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
	lead := link{Text: s.day(x.Designated)}
	if x.Designated != 0 && x.Date != 0 {
		lead.Note = s.say("site.lead", x.Date.Sub(x.Designated))
	}
	add("designated", len(x.Reviews)+len(x.Talks) > 0, lead)
	var by []link
	for _, r := range x.DesignatedBy {
		by = append(by, person(r))
	}
	add("designated-by", false, by...)
	add("resolution", false, plain(x.Resolution))
	add("topic", false, plain(x.Session.Subject))
	if x.Studied != nil {
		add("document", true, link{Text: x.Studied.Title, Href: href(p.to(documentAt(x.Studied.ID)))})
	}
	adopted := link{Text: s.say("site.adopted"), Note: s.day(x.Adopted)}
	if x.Draft {
		adopted.Text = s.say("site.draft")
	}
	add("minutes", true, adopted)
	if x.Score.Known {
		add("score", true, plain(s.decimal(x.Score.Hundredths)))
	}
	add("tags", false, plain(strings.Join(x.Tags, ", ")))
	return out
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
