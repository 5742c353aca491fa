package site

import (
	"bytes"
	"fmt"
	"html/template"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
)

type sessionView struct {
	Head     head
	Notice   string
	Extract  string // for whom it was reduced, and what it lacks
	Paper    paper
	Facts    []fact
	Filed    []fact // what the minutes are filed under, which is no part of them
	Timeline template.HTML
	Reports  []link
	Body     template.HTML
	Turn     template.HTML // to the unit's sittings before and after
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
			Head:  s.head(p, x.Title, append([]link{{Text: s.say("site.units"), Href: href(p.to("units.html"))}}, s.trail(p, x.Unit)...)...),
			Facts: s.sessionFacts(p, x), Filed: s.filed(x), Timeline: s.timeline(p, x), Body: s.fill(p, x, body), Paper: s.paper(x),
			Turn: s.piece("turn", turn{s.neighbour(p, x.Previous), s.neighbour(p, x.Next)}),
		}
		if s.reduced() {
			v.Extract = s.forWhom() + "."
			if lacks := s.sections(false); lacks != "" {
				v.Extract += " " + s.say("site.lacks", lacks)
			}
		}
		switch {
		case x.Draft:
			v.Notice = s.say("site.draft-notice")
		case x.Future:
			v.Notice = s.say("site.future-notice", s.day(s.AsOf))
		}
		for _, r := range x.Reports {
			v.Reports = append(v.Reports, link{r.Item.Text, href(p.toItem(r.Item)), s.report(r)})
		}
		return s.execute(b, "session", v)
	}
}

// body gives a record's HTML: as this run read it, else read again. A file of
// an archive that was reduced holds more than may be shown, and is not read.
func (s *Site) body(path string, hash archive.Hash) ([]byte, error) {
	if s.o.Bodies != nil {
		if html, ok, err := s.o.Bodies.Get(path, hash); ok || err != nil {
			return html, err
		}
	}
	if s.reduced() {
		return nil, fmt.Errorf("%s: no reduced text, and the whole one is not for this site", path)
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
			if s.shows("follow-up") {
				b.WriteString(string(s.fate(p, it)))
			}
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

// turn leads to the pages before and after.
type turn struct{ Previous, Next *link }

func (s *Site) neighbour(p *page, x *archive.Session) *link {
	if x == nil {
		return nil
	}
	return &link{Text: s.day(x.Date) + " · " + s.word("kind", x.Kind), Href: href(p.to(sessionAt(x.ID)))}
}
