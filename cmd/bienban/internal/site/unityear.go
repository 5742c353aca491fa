package site

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/text"
)

// unitYearAt has the year before the unit so that no unit's id can be one of
// the generated names.
func unitYearAt[Y int | string](year Y, unit string) string {
	return address.Page(fmt.Sprintf("years/%v/%s", year, unit))
}

// unitYearPage is where the year picker of a unit's page leads.
func unitYearPage(u *archive.Unit) string { return unitYearAt("{year}", u.ID) }

// indexUnits finds which units have sittings, themselves or below, and from
// which year to which.
func (s *Site) indexUnits() {
	s.active, s.yearsOf, s.roots = map[*archive.Unit]bool{}, map[*archive.Unit][]int{}, nil
	span := map[*archive.Unit][2]int{}
	for _, x := range s.Sessions {
		if x.Date == 0 {
			continue
		}
		y := x.Date.Year()
		for u := x.Unit; u != nil; u = u.Parent {
			s.active[u] = true
			if at, ok := span[u]; ok {
				span[u] = [2]int{min(at[0], y), max(at[1], y)}
			} else {
				span[u] = [2]int{y, y}
			}
		}
	}
	for u, at := range span {
		for y := at[0]; y <= at[1]; y++ {
			s.yearsOf[u] = append(s.yearsOf[u], y)
		}
	}
	for _, u := range s.Units {
		if u.Parent == nil {
			s.roots = append(s.roots, u)
		}
	}
	if len(s.roots) == 1 {
		s.root = s.roots[0]
	}
}

func (s *Site) hasYear(u *archive.Unit, year int) bool { return slices.Contains(s.yearsOf[u], year) }

// inYear gives a unit's own sittings of a year; Sessions is sorted by date.
func inYear(u *archive.Unit, year int) []*archive.Session {
	at := func(y int) int {
		n, _ := slices.BinarySearchFunc(u.Sessions, y, func(x *archive.Session, y int) int { return cmp.Compare(x.Date.Year(), y) })
		return n
	}
	return u.Sessions[at(year):at(year+1)]
}

// monthOf gives the month that a sitting stands in on the pages of its unit: the
// one it counts for, if the unit has a page of that year.
func (s *Site) monthOf(x *archive.Session) text.Month {
	if x.Period != 0 && s.hasYear(x.Unit, x.Period.Year()) {
		return x.Period
	}
	return x.Date.Month()
}

// ofYear gives a unit's own sittings that a page of its year shows: those held
// in it, and those that count for one of its months.
func (s *Site) ofYear(u *archive.Unit, year int) []*archive.Session {
	var out []*archive.Session
	for _, x := range u.Sessions {
		if x.Date != 0 && (x.Date.Year() == year || s.monthOf(x).Year() == year) {
			out = append(out, x)
		}
	}
	return out
}

// unitYears gives the pages of a unit's years.
func (s *Site) unitYears(u *archive.Unit) []page {
	var out []page
	for i, y := range s.yearsOf[u] {
		v := s.viewOfYear(u, y)
		k := newKey(s.keyOf("unit-year", s.ofYear(u, y)...))
		k.number(y, len(s.yearsOf[u])-i) // whether a year comes after
		for _, z := range s.reviews.Years {
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
	Months         []monthOfUnit
	Items          []itemsTable
	Rules          []link
	Findings       answerTable
	Pack           *link
	Previous, Next *link
}

// monthOfUnit is a month with what was held in it.
type monthOfUnit struct {
	N, Quarter int // Quarter is told once, by its first month
	Text       string
	Missed     bool // a regular sitting was due, and none was adopted
	Sittings   []sittingRow
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
		if out.Months, err = s.monthsOf(p, u, year); err != nil {
			return err
		}
		out.Items = s.itemsByState(p, itemsOf(inYear(u, year)))
		if err := s.yearFindings(p, u, year, &out); err != nil {
			return err
		}
		for _, y := range s.reviews.Years {
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

// monthsOf gives a unit's months with their sittings, by period; a month
// without a regular sitting that was due is said to be missed.
func (s *Site) monthsOf(p *page, u *archive.Unit, year int) ([]monthOfUnit, error) {
	missed, err := s.missed(u)
	if err != nil {
		return nil, err
	}
	var out []monthOfUnit
	for n := 1; n <= 12; n++ {
		m := text.Month(year*100 + n)
		row := monthOfUnit{N: n, Text: s.say("site.month-short", n), Missed: missed[m]}
		if n%3 == 1 {
			row.Quarter = n/3 + 1
		}
		for _, x := range s.ofYear(u, year) {
			if s.monthOf(x) == m {
				row.Sittings = append(row.Sittings, s.sitting(p, x))
			}
		}
		out = append(out, row)
	}
	return out, nil
}

// missed gives the months in which a regular sitting was due and none was
// adopted, as the check `monthly-session` has them.
func (s *Site) missed(u *archive.Unit) (map[text.Month]bool, error) {
	pl := s.own.months
	if pl == nil {
		return nil, nil
	}
	if err := s.load(pl.figure); err != nil {
		return nil, err
	}
	out := map[text.Month]bool{}
	for _, r := range pl.of[u.ID] {
		held, ok := numeric(pl.value(r, "held"))
		if d, isDay := dayOf(pl.value(r, "month")); ok && held == 0 && isDay {
			out[d.Month()] = true
		}
	}
	return out, nil
}

// itemsByState gives tables of items, those that want something done first.
func (s *Site) itemsByState(p *page, all []*archive.Item) []itemsTable {
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
			out = append(out, s.items(p, fmt.Sprintf("%s (%d)", name, len(in[state])), in[state]))
		}
	}
	return out
}

// yearFindings counts a year's findings by rule, of the unit and all below,
// and lists the unit's own.
func (s *Site) yearFindings(p *page, u *archive.Unit, year int, out *unitYearView) error {
	pl := s.own.findings
	if pl == nil {
		return nil
	}
	if err := s.load(pl.figure); err != nil {
		return err
	}
	counts, own := map[string]int{}, 0
	var rules []string
	for _, r := range pl.pick(view{unit: u, year: year}) {
		rule, _ := pl.value(r, "rule").(string)
		if counts[rule]++; counts[rule] == 1 {
			rules = append(rules, rule)
		}
		if id, _ := pl.value(r, "unit").(string); id != u.ID {
			continue
		}
		if own++; own > maxFindings {
			continue
		}
		row := answerRow{}
		if at := pl.evidence(p, r); at != "" {
			row.Href = href(at)
		}
		for _, name := range pl.columns {
			c := pl.column(name)
			row.Cells = append(row.Cells, cellOf(c, s.value(c, pl.value(r, name))))
		}
		out.Findings.Rows = append(out.Findings.Rows, row)
	}
	slices.Sort(rules)
	for _, rule := range rules {
		out.Rules = append(out.Rules, link{s.ruleTitle(rule), href(p.to(numbered(findingsAt(rule, year), 1))), s.number(counts[rule])})
	}
	out.Findings.Caption = s.say("site.n-findings", s.number(own))
	if own > maxFindings {
		out.Findings.Caption = s.say("site.first-rows", maxFindings, s.number(own))
	}
	for _, name := range pl.columns {
		out.Findings.Heads = append(out.Findings.Heads, s.headCell(pl.column(name)))
	}
	return nil
}

// maxFindings is how many findings a unit's year lists; each rule's page has
// them all.
const maxFindings = 40
