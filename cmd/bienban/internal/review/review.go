// Package review gathers what the year-end review (kiểm điểm, đánh giá, xếp
// loại) reads of a unit and of each of its people: only what adopted minutes
// and registers say, each with the sitting it rests on. It judges nobody:
// what is not known stays unknown, and no level comes from here.
package review

import (
	"cmp"
	"slices"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/text"
)

// Index finds the packs of an archive and what is in them.
type Index struct {
	*archive.Archive
	Years []*Year                   // newest first
	parts map[string][]archive.Part // of each member, also in sittings that do not count
	units map[*archive.Unit][]Level // of each unit, by date and id of the record
	whole map[*archive.Session]bool // whose list of the absent is known to be whole
	order map[string]int            // of members by given name, as clerks list them
}

// Year is a year in which units have packs.
type Year struct {
	Year  int
	Packs []*Pack // in the order of the units' register
	of    map[*archive.Unit]*Pack
	rows  map[*archive.Unit][]Level // the year's rows for members, by the unit whose record has them
	mixes map[*archive.Unit]*Mix
}

// Of gives a unit's pack of the year, or nil.
func (y *Year) Of(u *archive.Unit) *Pack { return y.of[u] }

// New reads through an archive, whose parts of people are at hand, once.
func New(a *archive.Archive, parts map[string][]archive.Part) *Index {
	x := &Index{Archive: a, parts: parts, units: map[*archive.Unit][]Level{}, whole: map[*archive.Session]bool{}}
	x.sortNames()
	byYear := map[int]*Year{}
	year := func(n int) *Year {
		if byYear[n] == nil {
			byYear[n] = &Year{Year: n, of: map[*archive.Unit]*Pack{}, rows: map[*archive.Unit][]Level{}, mixes: map[*archive.Unit]*Mix{}}
			x.Years = append(x.Years, byYear[n])
		}
		return byYear[n]
	}
	sat := map[int]bool{}
	for _, s := range a.Sessions {
		if !s.Counted {
			continue
		}
		if everyAbsenceListed(s) {
			x.whole[s] = true
		}
		sat[s.Date.Year()] = true
		year(s.Date.Year()).open(s.Unit)
		for i := range s.Classifications {
			c := &s.Classifications[i]
			x.classified(year(int(c.Year)), Level{s, c, s.Standing[i]})
		}
	}
	for _, y := range x.Years {
		if sat[y.Year] {
			for _, u := range a.Units {
				if slices.ContainsFunc(u.Roster, y.covered) {
					y.open(u)
				}
			}
		}
		x.fill(y)
	}
	for _, rows := range x.units {
		slices.SortStableFunc(rows, byDate)
	}
	slices.SortFunc(x.Years, func(a, b *Year) int { return cmp.Compare(b.Year, a.Year) })
	return x
}

// sortNames ranks members once: comparing names is slow.
func (x *Index) sortNames() {
	keyOf := text.GivenNames()
	type named struct {
		id  string
		key []byte
	}
	all := make([]named, len(x.Members))
	for i, m := range x.Members {
		all[i] = named{m.ID, keyOf(m.Name)}
	}
	slices.SortStableFunc(all, func(a, b named) int { return slices.Compare(a.key, b.key) })
	x.order = make(map[string]int, len(all))
	for i, n := range all {
		x.order[n.id] = i
	}
}
