package site

import (
	"bytes"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/text"
)

// unitPageOf gives the page of a unit, its key made of all that it shows.
func (s *Site) unitPageOf(u *archive.Unit) page {
	k := newKey(s.keyOf("unit", u.Sessions...))
	s.keyYears(k, u)
	for _, d := range s.Documents {
		if d.Unit == u {
			k.text(d.ID, d.Title)
		}
	}
	for _, x := range s.boards {
		k.text(x.Path, x.Title)
	}
	for _, y := range s.reviewYears() {
		if y.Of(u) != nil {
			k.number(y.Year)
		}
	}
	p := page{address: unitAt(u.ID), source: "units.csv", make: s.unitPage(u)}
	v := s.unitView(u)
	for _, pl := range []*placed{s.own.figures, s.own.children, s.own.months} {
		if pl != nil {
			p.show(pl.figure)
			pl.markOf(k, pl.units(v))
		}
	}
	p.key = k.sum()
	return p
}

// unitView leads from a unit to others.
func (s *Site) unitView(u *archive.Unit) view {
	return view{unit: u, to: func(other *archive.Unit) string { return unitAt(other.ID) }}
}

type unitView struct {
	Head          head
	Notice        string // that its records are withheld
	Facts         []fact
	Children      []link
	Boards, Packs []link
	Figures       *figureView
	Below         *figureView
	Pending       itemsTable
	More          string // of pending items that are not shown
	Years         []calendarYear
	Roster        []postingRow
	RosterCaption string
	Former        *link // to those who left before, where they are many
	Documents     []link
	Visits        []fact
}

// maxPending is how many pending items a unit's page shows; the pages of its
// years have them all.
const maxPending = 20

// unitPage shows a unit: how it is doing, what it has pending, its sittings,
// its roster.
func (s *Site) unitPage(u *archive.Unit) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		v := unitView{Head: s.head(p, u.Name, append([]link{{Text: s.say("site.units"), Href: href(p.to("units.html"))}}, s.trail(p, u.Parent)...)...)}
		if !u.Withheld {
			v.Head.YearPage = unitYearPage(u)
		}
		v.Facts = append(v.Facts, fact{s.say("site.kind"), values(link{Text: s.word("unit-kind", u.Kind)})})
		if u.Withheld {
			return s.withheldUnit(p, b, u, &v)
		}
		if days := s.period(u.From, u.To); days != "" {
			v.Facts = append(v.Facts, fact{s.say("site.days"), values(link{Text: days})})
		}
		if len(u.Aliases) > 0 {
			v.Facts = append(v.Facts, fact{s.say("site.aliases"), values(link{Text: strings.Join(u.Aliases, "; ")})})
		}
		s.standing(p, u, &v)
		s.unitLinks(p, u, &v)
		v.Packs = s.packLinks(p, u)
		if err := s.unitFigures(p, u, &v); err != nil {
			return err
		}
		open := pending(itemsOf(u.Sessions))
		caption := s.say("site.pending-count", len(open))
		if len(u.Children) > 0 {
			caption = s.say("site.pending-own", len(open))
		}
		if all := len(open); all > maxPending {
			v.More = s.say("site.pending-rows", maxPending, all)
			open = open[:maxPending]
		}
		v.Pending = s.items(p, caption, open)
		var err error
		if v.Years, err = s.unitCalendar(p, u); err != nil {
			return err
		}
		s.roster(p, u, &v)
		for _, d := range s.Documents {
			if d.Unit == u {
				v.Documents = append(v.Documents, link{d.Title, href(p.to(documentAt(d.ID))), d.Number})
			}
		}
		s.visits(u, &v)
		return s.execute(b, "unit", v)
	}
}

// unitLinks leads to the units right below and to the unit's dashboards.
func (s *Site) unitLinks(p *page, u *archive.Unit, v *unitView) {
	for _, c := range u.Children {
		v.Children = append(v.Children, link{c.Name, href(p.to(unitAt(c.ID))), s.period(c.From, c.To)})
	}
	if s.active(u) {
		for _, x := range s.boards {
			v.Boards = append(v.Boards, link{Text: x.Title, Href: href(p.to(s.boardAt(x, u)))})
		}
	}
}

// withheldUnit shows a unit whose records are withheld: its place among the
// others, and figures.
func (s *Site) withheldUnit(p *page, b *bytes.Buffer, u *archive.Unit, v *unitView) error {
	v.Notice = s.say("site.figures-only")
	s.unitLinks(p, u, v)
	if s.own.figures != nil && s.active(u) {
		f, err := s.draw(p, s.own.figures, s.unitView(u))
		if err != nil {
			return err
		}
		v.Figures = &f
	}
	return s.execute(b, "unit", v)
}

// unitFigures shows the headline figures of the unit's last year with their
// trend, and those of the units right below it.
func (s *Site) unitFigures(p *page, u *archive.Unit, v *unitView) error {
	if !s.active(u) {
		return nil
	}
	at := s.unitView(u)
	if s.own.figures != nil {
		f, err := s.draw(p, s.own.figures, at)
		if err != nil {
			return err
		}
		v.Figures = &f
	}
	if at.year = s.lastYear[u]; s.own.children != nil && len(u.Children) > 0 && at.year != 0 {
		f, err := s.draw(p, s.own.children, at)
		if err != nil {
			return err
		}
		f.Title = s.say("site.below-in", at.year)
		v.Below = &f
	}
	return nil
}

// leaders are the roles of those who lead a unit.
var leaders = []string{"secretary", "deputy"}

// standing says who leads the unit now, and where its own minutes stand.
func (s *Site) standing(p *page, u *archive.Unit, v *unitView) {
	for _, role := range leaders {
		var who []link
		for _, r := range u.Roster {
			if r.Role == role && r.Covers(s.AsOf) {
				who = append(who, link{Text: r.Name, Href: href(p.to(memberAt(r.ID))), Note: r.Post})
			}
		}
		if len(who) > 0 {
			v.Facts = append(v.Facts, fact{s.upper(s.word("role", role)), values(who...)})
		}
	}
	for _, x := range slices.Backward(u.Sessions) {
		if x.Counted {
			v.Facts = append(v.Facts, fact{s.say("site.last-sitting"), values(link{Text: s.day(x.Date), Href: href(p.to(sessionAt(x.ID))), Note: s.word("kind", x.Kind)})})
			break
		}
	}
	if in := counts(itemsOf(u.Sessions)); in[archive.Overdue] > 0 {
		v.Facts = append(v.Facts, fact{s.say("site.overdue-own"), values(link{Text: s.number(in[archive.Overdue]), Href: href("#pending")})})
	}
}

// visit is an inspection of a unit, or an award to it.
type visit struct {
	at                int
	label, text, note string
}

// visitsOf gives a unit's inspections and awards, newest first; an award is of a
// year, and stands after what came in it.
func (s *Site) visitsOf(u *archive.Unit) []visit {
	var all []visit
	for _, x := range s.Inspections {
		if x.Unit == u {
			all = append(all, visit{int(x.Date), s.say("site.visit", s.day(x.Date)), x.By, x.Findings})
		}
	}
	for _, x := range s.Awards {
		if x.Unit == u {
			end, _ := text.NewDate(int(x.Year), 12, 31)
			all = append(all, visit{int(end), s.say("site.award", x.Year), x.Name, x.By})
		}
	}
	slices.SortStableFunc(all, func(a, b visit) int { return b.at - a.at })
	return all
}

func (s *Site) visits(u *archive.Unit, v *unitView) {
	for _, x := range s.visitsOf(u) {
		v.Visits = append(v.Visits, fact{x.label, values(link{Text: x.text, Note: x.note})})
	}
}

func itemsOf(all []*archive.Session) []*archive.Item {
	var out []*archive.Item
	for _, x := range all {
		out = append(out, x.Items...)
	}
	return out
}
