package site

import (
	"bytes"
	"fmt"
	"html/template"

	"bienban/cmd/bienban/internal/archive"
)

type unitsView struct {
	Head  head
	Roots []branch
}

// branch is a unit in the tree with all below it.
type branch struct {
	Href              template.HTMLAttr
	Name, Kind, Days  string
	Sittings, Overdue int
	Withheld          bool
	Children          []branch
}

// units shows the tree of units; the numbers are each unit's own.
func (s *Site) units(p *page, b *bytes.Buffer) error {
	v := unitsView{Head: s.head(p, s.say("site.units"))}
	for _, u := range s.roots {
		v.Roots = append(v.Roots, s.branch(p, u))
	}
	return s.execute(b, "units", v)
}

func (s *Site) branch(p *page, u *archive.Unit) branch {
	out := branch{
		Name: u.Name, Href: href(p.to(unitAt(u.ID))), Kind: s.word("unit-kind", u.Kind), Days: s.period(u.From, u.To),
		Sittings: counted(u.Sessions), Overdue: counts(itemsOf(u.Sessions))[archive.Overdue], Withheld: u.Withheld,
	}
	for _, c := range u.Children {
		out.Children = append(out.Children, s.branch(p, c))
	}
	return out
}

// counted tells how many sittings are counted.
func counted(all []*archive.Session) (n int) {
	for _, x := range all {
		if x.Counted {
			n++
		}
	}
	return n
}

// counts tells how many items are in each state; those not counted are left
// out.
func counts(all []*archive.Item) map[string]int {
	out := map[string]int{}
	for _, it := range all {
		if it.State != "" {
			out[it.State]++
		}
	}
	return out
}

type itemsView struct {
	Head   head
	States []string
	Rows   []itemsOfUnit
	Counts []int
	Total  int
}

type itemsOfUnit struct {
	Href   template.HTMLAttr
	Name   string
	Counts []int
	Total  int
	Years  []link
}

// recentYears is how many years a unit's line leads to; its own page leads to
// all.
const recentYears = 4

func (s *Site) itemsPages() []page {
	return []page{{address: "items.html", always: true, make: s.itemsOverview}}
}

// itemsOverview shows how many items each unit has in each state.
func (s *Site) itemsOverview(p *page, b *bytes.Buffer) error {
	v := itemsView{Head: s.head(p, s.say("site.items")), Counts: make([]int, len(states))}
	for _, state := range states {
		v.States = append(v.States, s.word("state", state))
	}
	for _, u := range s.Units {
		if len(itemsOf(u.Sessions)) == 0 {
			continue
		}
		row := itemsOfUnit{Name: u.Name, Href: href(p.to(unitAt(u.ID)))}
		in := counts(itemsOf(u.Sessions))
		for i, state := range states {
			row.Counts = append(row.Counts, in[state])
			row.Total += in[state]
			v.Counts[i] += in[state]
		}
		v.Total += row.Total
		years := s.yearsOf[u]
		for _, y := range years[max(0, len(years)-recentYears):] {
			if len(itemsOf(inYear(u, y))) > 0 {
				row.Years = append(row.Years, link{Text: fmt.Sprint(y), Href: href(p.to(unitYearAt(y, u.ID)) + "#items")})
			}
		}
		v.Rows = append(v.Rows, row)
	}
	return s.execute(b, "items", v)
}
