package site

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"slices"

	"bienban/cmd/bienban/internal/archive"
)

// passage is one thing that a sitting's minutes hold: its n-th talk, its n-th
// confidence vote, its resolution.
type passage struct {
	session *archive.Session
	n       int
}

// register is a list of entries that people look up by year: an overview at
// `name.html`, and every year's entries, newest first, at `name/YEAR.html`.
type register struct {
	name, layout string // of its pages, and of the template of a year's page
	title, about string
	in           string    // the title of a year's page, a key
	entries      []passage // in any order
	row          func(*page, passage) any
	numbered     func(passage) bool // whether the minutes say its number
}

// registerYear is what a register has of one year.
type registerYear struct {
	year    int
	entries []passage
}

// newest sorts entries by day, then sitting, both downwards, then as the
// minutes have them.
func newest(all []passage) []passage {
	return sortedBy(all, func(a, b passage) int {
		return cmp.Or(cmp.Compare(b.session.Date, a.session.Date), cmp.Compare(b.session.ID, a.session.ID), cmp.Compare(a.n, b.n))
	})
}

// notCounted tells how many entries are of drafts or lie after the day of
// reckoning.
func notCounted(all []passage) int {
	n := 0
	for _, e := range all {
		if !e.session.Counted {
			n++
		}
	}
	return n
}

// years cuts a register's entries by the year of their sitting, newest first.
func (r *register) years() []registerYear {
	var out []registerYear
	for _, e := range newest(r.entries) {
		year := e.session.Date.Year()
		if n := len(out); n == 0 || out[n-1].year != year {
			out = append(out, registerYear{year: year})
		}
		y := &out[len(out)-1]
		y.entries = append(y.entries, e)
	}
	return out
}

func (r *register) yearList(year int) string { return fmt.Sprintf("%s/%04d", r.name, year) }

// passagesKey is all that a page shows that lists these entries.
func (s *Site) passagesKey(kind string, all []passage) *keyer {
	k := newKey(s.base)
	k.text(kind)
	for _, e := range all {
		k.hash(s.rows[e.session])
		k.number(e.n)
	}
	return k
}

// pages gives a register's overview and the pages of its years.
func (s *Site) register(r register) []page {
	years := r.years()
	out := []page{{address: r.name + ".html", always: true, make: s.registerOverview(r, years)}}
	for i, y := range years {
		for n := range pagesOf(len(y.entries)) {
			number := n + 1
			shown := y.entries[n*pageRows : min(number*pageRows, len(y.entries))]
			k := s.passagesKey(r.name, shown)
			k.number(len(y.entries), notCounted(y.entries))
			for _, near := range []int{i - 1, i + 1} {
				if near >= 0 && near < len(years) {
					k.number(years[near].year)
				}
			}
			out = append(out, page{address: numbered(r.yearList(y.year), number), key: k.sum(), make: s.registerYear(r, years, i, number)})
		}
	}
	return out
}

type registerView struct {
	Head              head
	About             string
	Total, NotCounted int
	Drafts            bool // are shown
	Years             []registerLine
}

type registerLine struct {
	Year, Total, NotCounted, Unnumbered int
	Href                                template.HTMLAttr
}

// registerOverview tells of each year how many entries there are.
func (s *Site) registerOverview(r register, years []registerYear) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		v := registerView{Head: s.head(p, r.title, s.upToSittings(p)), About: r.about, Drafts: s.For.Full() || s.For.Drafts}
		for _, y := range years {
			line := registerLine{Year: y.year, Total: len(y.entries), NotCounted: notCounted(y.entries), Href: href(p.to(r.yearList(y.year) + ".html"))}
			for _, e := range y.entries {
				if !r.numbered(e) {
					line.Unnumbered++
				}
			}
			v.Total += line.Total
			v.NotCounted += line.NotCounted
			v.Years = append(v.Years, line)
		}
		return s.execute(b, "register", v)
	}
}

type registerYearView struct {
	Head           head
	Caption        string
	Reviews        bool // are shown: what they take up of resolutions is known
	Pager          pager
	Rows           []any
	Previous, Next *link
}

func (s *Site) registerYear(r register, years []registerYear, i, number int) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		y := years[i]
		to := func(y registerYear) *link {
			return &link{Text: fmt.Sprint(y.year), Href: href(p.to(r.yearList(y.year) + ".html"))}
		}
		v := registerYearView{
			Head:    s.head(p, s.say(r.in, y.year), s.upToSittings(p), link{Text: r.title, Href: href(p.to(r.name + ".html"))}),
			Reviews: s.shows("self-criticism"), Caption: s.listed(y.entries), Pager: p.pager(r.yearList(y.year), number, len(y.entries)),
		}
		for _, e := range y.entries[(number-1)*pageRows : min(number*pageRows, len(y.entries))] {
			v.Rows = append(v.Rows, r.row(p, e))
		}
		if i+1 < len(years) {
			v.Previous = to(years[i+1])
		}
		if i > 0 {
			v.Next = to(years[i-1])
		}
		return s.execute(b, r.layout, v)
	}
}

// listed says how many entries a list has, and how many of them do not count.
func (s *Site) listed(all []passage) string {
	if n := notCounted(all); n > 0 {
		return s.say("site.n-entries-not-counted", len(all), n)
	}
	return s.say("site.n-entries", len(all))
}

func (s *Site) upToSittings(p *page) link {
	return link{Text: s.say("site.sittings"), Href: href(p.to("sittings.html"))}
}

// minuted leads to where in the minutes something stands.
func (p *page) minuted(x *archive.Session, anchor string) string {
	to := p.to(sessionAt(x.ID))
	if anchor != "" {
		to += "#" + anchor
	}
	return to
}

// unitLink is a whole link to a sitting's unit.
func (p *page) unitLink(x *archive.Session) template.HTML {
	if x.Unit == nil {
		return ""
	}
	return anchor(p.to(unitAt(x.Unit.ID)), x.Unit.Name)
}

// eachPassage gives all sittings' entries of one sort.
func (s *Site) eachPassage(count func(*archive.Session) int) []passage {
	var out []passage
	for _, x := range s.Sessions {
		for n := range count(x) {
			out = append(out, passage{x, n})
		}
	}
	return slices.Clip(out)
}
