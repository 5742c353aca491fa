package site

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/archive"
)

// unitYearAt has the year before the unit so that no unit's id can be one of
// the generated names.
func unitYearAt[Y int | string](year Y, unit string) string {
	return address.Page(fmt.Sprintf("years/%v/%s", year, unit))
}

// unitYearPage is where the year picker of a unit's page leads.
func unitYearPage(u *archive.Unit) string { return unitYearAt("{year}", u.ID) }

// unitYears gives the pages of a unit's years.
func (s *Site) unitYears(u *archive.Unit) []page {
	var out []page
	for _, y := range s.yearsOf[u] {
		v := s.viewOfYear(u, y)
		k := newKey(s.keyOf("unit-year", s.ofYear(u, y)...))
		k.number(y)
		s.keyYears(k, u)
		for _, c := range u.Children {
			k.text(v.to(c))
		}
		for _, z := range s.reviewYears() {
			if z.Year == y && z.Of(u) != nil {
				k.text("pack")
			}
		}
		k.hash(s.titled)
		p := page{address: unitYearAt(y, u.ID), source: "units.csv", make: s.unitYear(u, y)}
		for _, pl := range []*placed{s.own.figures, s.own.children, s.own.months, s.own.findings} {
			if pl != nil {
				p.show(pl.figure)
				pl.markOf(k, pl.units(v))
			}
		}
		p.key = k.sum()
		out = append(out, p)
	}
	return out
}

// viewOfYear leads from a unit's year to the same year of others.
func (s *Site) viewOfYear(u *archive.Unit, year int) view {
	return view{unit: u, year: year, to: func(other *archive.Unit) string {
		if !s.hasYear(other, year) || other == u {
			return ""
		}
		return unitYearAt(year, other.ID)
	}}
}

type unitYearView struct {
	Head           head
	Unit           link
	Figures        *figureView
	Children       *figureView
	Has            sittingColumns
	Months         []monthOfUnit
	Items          []itemsTable
	Rules          []link
	Findings       answerTable
	Pack           *link
	Previous, Next *link
}

// unitYear shows a unit's year: its figures, those below it, its sittings
// month by month, what was promised in it, and the rules not kept.
func (s *Site) unitYear(u *archive.Unit, year int) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		trail := append([]link{{Text: s.say("site.units"), Href: href(p.to("units.html"))}}, s.trail(p, u)...)
		out := unitYearView{Head: s.head(p, u.Name+" · "+s.say("site.year-of", year), trail...), Unit: *p.unit(u)}
		out.Head.UnitPage, out.Head.YearPage = unitYearAt(year, "{unit}"), unitYearPage(u)
		v := s.viewOfYear(u, year)
		for _, f := range []struct {
			placed *placed
			to     **figureView
		}{{s.own.figures, &out.Figures}, {s.own.children, &out.Children}} {
			if f.placed == nil || f.placed == s.own.children && len(u.Children) == 0 {
				continue
			}
			drawn, err := s.draw(p, f.placed, v)
			if err != nil {
				return err
			}
			if *f.to = &drawn; f.placed == s.own.children {
				drawn.Title = s.say("site.below-in", year)
			}
		}
		var err error
		out.Has = s.sittingColumns()
		if out.Months, err = s.monthsOf(p, u, year); err != nil {
			return err
		}
		out.Items = s.itemsByState(p, itemsOf(inYear(u, year)))
		if err := s.yearFindings(p, u, year, &out); err != nil {
			return err
		}
		for _, y := range s.reviewYears() {
			if k := y.Of(u); k != nil && y.Year == year {
				out.Pack = &link{Text: s.say("review.title-pack", u.Name, year), Href: href(p.to(packAt(k)))}
			}
		}
		if s.hasYear(u, year-1) {
			out.Previous = &link{Text: strconv.Itoa(year - 1), Href: href(p.to(unitYearAt(year-1, u.ID)))}
		}
		if s.hasYear(u, year+1) {
			out.Next = &link{Text: strconv.Itoa(year + 1), Href: href(p.to(unitYearAt(year+1, u.ID)))}
		}
		return s.execute(b, "unit-year", out)
	}
}

// itemsByState gives tables of items, those that want something done first; one
// of all where what became of them is not shown.
func (s *Site) itemsByState(p *page, all []*archive.Item) []itemsTable {
	if !s.shows("follow-up") && len(all) > 0 {
		return []itemsTable{s.items(p, s.say("site.items-count", len(all)), all)}
	}
	in := map[string][]*archive.Item{}
	for _, it := range all {
		in[it.State] = append(in[it.State], it)
	}
	var out []itemsTable
	for _, state := range append(slices.Clone(states), "") {
		if len(in[state]) > 0 {
			name := s.word("state", state)
			if state == "" {
				name = s.say("site.not-counted")
			}
			t := s.items(p, s.upper(fmt.Sprintf("%s (%d)", name, len(in[state]))), in[state])
			t.Done = state == archive.DoneLate || state == archive.DoneOnTime
			// open ones without a due date have a word of their own
			t.OfState = state != archive.Open || !slices.ContainsFunc(in[state], func(it *archive.Item) bool { return it.DueNow == 0 })
			out = append(out, t)
		}
	}
	return out
}
