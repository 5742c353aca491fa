package site

import (
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/search"
)

// unitRecord gives what is searched of a unit: what its page says of the unit itself.
// What its sittings and its people are is found as such.
func (x *searched) unitRecord(u *archive.Unit) *search.Record {
	r := &search.Record{
		Kind: search.Unit, ID: u.ID, URL: unitAt(u.ID), Title: u.Name,
		Names:   given(append([]string{x.word("unit-kind", u.Kind)}, u.Aliases...)...),
		Filters: append([]string{kindFilter(search.Unit)}, x.unitFilters[u]...),
	}
	if u.Parent != nil {
		r.Unit = u.Parent.Name
	}
	if u.Withheld {
		return r
	}
	lines := labelled(x.say("site.days"), x.period(u.From, u.To))
	for _, role := range leaders {
		var who []string
		for _, row := range u.Roster {
			if row.Role == role && row.Covers(x.AsOf) {
				who = append(who, row.Name)
			}
		}
		lines = append(lines, labelled(x.upper(x.word("role", role)), strings.Join(who, "; "))...)
	}
	for _, v := range x.visitsOf(u) {
		lines = append(lines, labelled(v.label, strings.Join(given(v.text, v.note), ". "))...)
	}
	if len(lines) > 0 {
		r.Sections = []search.Section{{Lines: lines}}
	}
	return r
}
