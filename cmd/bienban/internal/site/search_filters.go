package site

import (
	"slices"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/search"
)

// filters makes the keys of units and members, which many records share.
func (x *searched) filters() {
	x.unitFilters = make(map[*archive.Unit][]string, len(x.Units))
	for _, u := range x.Units {
		x.unitFilter(u)
	}
	x.memberFilters = make(map[string][]string, len(x.Members))
	for _, m := range x.Members {
		keys := []string{search.Filter("member", m.ID), search.Filter("member", m.Name)}
		for _, row := range m.Rows {
			if row.Name != m.Name {
				keys = append(keys, search.Filter("member", row.Name))
			}
		}
		x.memberFilters[m.ID] = once(keys)
	}
}

// unitFilter gives the keys of a unit and of all above it: ids, names, and what
// else they are called.
func (x *searched) unitFilter(u *archive.Unit) []string {
	if u == nil {
		return nil
	}
	keys, ok := x.unitFilters[u]
	if !ok {
		for _, name := range append([]string{u.ID, u.Name}, u.Aliases...) {
			keys = append(keys, search.Filter("unit", name))
		}
		keys = once(append(keys, x.unitFilter(u.Parent)...))
		x.unitFilters[u] = keys
	}
	return keys
}

// sessionFilters gives the keys of a sitting: its kind, the units that it is
// of, and everyone who has a part in it.
func (x *searched) sessionFilters(t *archive.Session) []string {
	keys := append([]string{search.Filter("kind", t.Kind)}, x.unitFilters[t.Unit]...)
	t.EachMember(func(r *record.Ref) { keys = append(keys, x.memberFilters[r.ID]...) })
	for _, id := range t.Speakers {
		keys = append(keys, x.memberFilters[id]...)
	}
	return once(keys)
}

func (x *searched) itemFilters(it *archive.Item) []string {
	keys := append([]string{search.Filter("kind", it.Kind)}, x.memberFilters[it.Member.ID]...)
	if it.State != "" {
		keys = append(keys, search.Filter("state", it.State))
	}
	return keys
}

// kindFilter gives the key of a record's own kind.
func kindFilter(k search.Kind) string { return search.Filter("kind", k.String()) }

// once sorts texts and leaves one of each.
func once(texts []string) []string {
	slices.Sort(texts)
	return slices.Compact(texts)
}
