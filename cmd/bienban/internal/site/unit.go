package site

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
)

// unitKey is all that a unit's page shows.
func (s *Site) unitKey(u *archive.Unit) archive.Hash {
	k := newKey(s.keyOf("unit", u.Sessions...))
	for _, d := range s.Documents {
		if d.Unit == u {
			k.text(d.ID, d.Title)
		}
	}
	return k.sum()
}

type unitView struct {
	Head          head
	Facts         []fact
	Children      []link
	Pending       itemsTable
	ItemYears     []link
	Years         []sittingsTable
	Roster        []postingRow
	RosterCaption string
	Documents     []link
	Visits        []fact
}

// unitPage shows a unit: what it has pending, its sittings, its roster.
func (s *Site) unitPage(u *archive.Unit) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		v := unitView{Head: s.head(p, u.Name, append([]link{{Text: s.say("site.units"), Href: href(p.to("units.html"))}}, s.trail(p, u.Parent)...)...)}
		v.Facts = append(v.Facts, fact{s.say("site.kind"), values(link{Text: s.word("unit-kind", u.Kind)})})
		if days := s.period(u.From, u.To); days != "" {
			v.Facts = append(v.Facts, fact{s.say("site.days"), values(link{Text: days})})
		}
		if len(u.Aliases) > 0 {
			v.Facts = append(v.Facts, fact{s.say("site.aliases"), values(link{Text: strings.Join(u.Aliases, "; ")})})
		}
		for _, c := range u.Children {
			v.Children = append(v.Children, link{c.Name, href(p.to(unitAt(c.ID))), s.period(c.From, c.To)})
		}
		v.Pending = s.pendingTable(p, itemsOf(u.Sessions))
		for _, y := range slices.Backward(itemYears(u)) {
			n := len(itemsOf(y.sessions))
			v.ItemYears = append(v.ItemYears, link{fmt.Sprint(y.year), href(p.to(itemsAt(fmt.Sprint(y.year), u.ID))), fmt.Sprint(n)})
		}
		for _, y := range slices.Backward(byYear(u.Sessions)) {
			newest := slices.Clone(y.sessions)
			slices.Reverse(newest)
			v.Years = append(v.Years, s.sittings(p, fmt.Sprint(y.year), newest))
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

// roster lists who has a row in this very unit, those of today first.
func (s *Site) roster(p *page, u *archive.Unit, v *unitView) {
	rows := slices.Clone(u.Roster)
	now := 0
	for _, r := range rows {
		if r.Covers(s.AsOf) {
			now++
		}
	}
	v.RosterCaption = s.say("site.roster-count", now, s.day(s.AsOf))
	slices.SortStableFunc(rows, func(a, b *record.Member) int {
		if a.Covers(s.AsOf) != b.Covers(s.AsOf) {
			if a.Covers(s.AsOf) {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.ID, b.ID)
	})
	for _, r := range rows {
		row := s.posting(r)
		row.Name, row.Href = r.Name, href(p.to(memberAt(r.ID)))
		v.Roster = append(v.Roster, row)
	}
}

func (s *Site) visits(u *archive.Unit, v *unitView) {
	for _, x := range s.Inspections {
		if x.Unit == u {
			v.Visits = append(v.Visits, fact{s.day(x.Date), values(link{Text: x.By, Note: x.Findings})})
		}
	}
	for _, x := range s.Awards {
		if x.Unit == u {
			v.Visits = append(v.Visits, fact{fmt.Sprint(x.Year), values(link{Text: x.Name, Note: x.By})})
		}
	}
}

// yearOf is a year's sittings of one unit.
type yearOf struct {
	year     int
	sessions []*archive.Session
}

// byYear cuts sittings in order of date into years.
func byYear(all []*archive.Session) []yearOf {
	var out []yearOf
	for _, x := range all {
		if n := len(out); n == 0 || out[n-1].year != x.Date.Year() {
			out = append(out, yearOf{year: x.Date.Year()})
		}
		y := &out[len(out)-1]
		y.sessions = append(y.sessions, x)
	}
	return out
}

// itemYears gives the years in which items of the unit arose.
func itemYears(u *archive.Unit) []yearOf {
	var with []*archive.Session
	for _, x := range u.Sessions {
		if len(x.Items) > 0 {
			with = append(with, x)
		}
	}
	return byYear(with)
}

func itemsOf(all []*archive.Session) []*archive.Item {
	var out []*archive.Item
	for _, x := range all {
		out = append(out, x.Items...)
	}
	return out
}

type aliasView struct {
	Head  head
	Units []link
}

// aliases gives a page for every former id or name that no unit has now; it
// leads on where it means one unit, and lists them where it means several.
func (s *Site) aliases() []page {
	now := map[string]bool{}
	for _, u := range s.Units {
		now[address.Same(unitAt(u.ID))] = true
	}
	meant := map[string][]*archive.Unit{}
	spelled := map[string]string{}
	var order []string
	for _, u := range s.Units {
		for _, a := range u.Aliases {
			at := unitAt(strings.ReplaceAll(a, "/", "-"))
			same := address.Same(at)
			if now[same] || strings.Trim(a, ".") == "" {
				continue
			}
			if spelled[same] == "" {
				spelled[same] = at
				order = append(order, same)
			}
			if !slices.Contains(meant[same], u) {
				meant[same] = append(meant[same], u)
			}
		}
	}
	var out []page
	for _, same := range order {
		units := meant[same]
		out = append(out, page{address: spelled[same], source: "units.csv", key: s.keyOf("alias"), make: func(p *page, b *bytes.Buffer) error {
			v := aliasView{Head: s.head(p, s.say("site.alias-title"))}
			for _, u := range units {
				v.Units = append(v.Units, *p.unit(u))
			}
			if len(v.Units) == 1 {
				v.Head.Refresh = p.to(unitAt(units[0].ID))
			}
			return s.execute(b, "alias", v)
		}})
	}
	return out
}
