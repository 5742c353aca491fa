package site

import (
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/search"
)

// memberRecord gives what is searched of a person: the register's rows. What the
// person did is found in minutes.
func (x *searched) memberRecord(m *archive.Member) *search.Record {
	r := &search.Record{Kind: search.Member, ID: m.ID, URL: memberAt(m.ID), Title: m.Name}
	unit, _ := x.whereIs(m)
	if unit != nil {
		r.Unit = unit.Name
	}
	keys := append([]string{kindFilter(search.Member)}, x.memberFilters[m.ID]...)
	keys = append(keys, x.unitFilters[unit]...)
	var lines []string
	for _, row := range slices.Backward(m.Rows) {
		of := x.posting(row.Member)
		lines = append(lines, strings.Join(given(row.Unit.Name, of.Rank, of.Post, of.Role, of.Status, of.Days), " · "))
		if row.Covers(x.AsOf) {
			keys = append(keys, x.unitFilters[row.Unit]...)
			for _, name := range given(of.Post, of.Role) {
				if row.Role == "member" && name == of.Role {
					continue // as most are
				}
				if !slices.Contains(r.Names, name) {
					r.Names = append(r.Names, name)
				}
			}
		}
	}
	if len(lines) > 0 {
		r.Sections = []search.Section{{Lines: lines}}
	}
	r.Filters = once(keys)
	return r
}
