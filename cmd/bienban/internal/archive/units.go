package archive

import (
	"strings"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

// unitIndex finds units by id, name or alias, as written and folded.
type unitIndex struct {
	byID    map[string]*Unit
	written map[string][]*Unit
	folded  map[string][]*Unit
	names   []string
}

// find gives the units that a name means: as written, else folded.
func (x *unitIndex) find(name string) []*Unit {
	name = strings.TrimSpace(name)
	if u := x.byID[name]; u != nil && len(x.written[text.AsWritten(name)]) == 1 {
		return []*Unit{u}
	}
	if hits := x.written[text.AsWritten(name)]; len(hits) > 0 {
		return hits
	}
	return x.folded[text.Fold(name)]
}

// add enters one name of a unit, once a unit.
func enter(m map[string][]*Unit, key string, u *Unit) {
	for _, other := range m[key] {
		if other == u {
			return
		}
	}
	m[key] = append(m[key], u)
}

// linkUnits builds the tree. A parent that is unknown and a loop are errors;
// the units concerned then stand at the root, so that the rest can be judged.
func (a *Archive) linkUnits(rows []record.Unit, out *reports) {
	x := &a.units
	*x = unitIndex{byID: map[string]*Unit{}, written: map[string][]*Unit{}, folded: map[string][]*Unit{}}
	for i := range rows {
		u := &Unit{Unit: &rows[i]}
		a.Units = append(a.Units, u)
		x.byID[u.ID] = u
		for _, name := range append([]string{u.ID, u.Name}, u.Aliases...) {
			enter(x.written, text.AsWritten(name), u)
			enter(x.folded, text.Fold(name), u)
			x.names = append(x.names, name)
		}
	}
	ds := out.of("units.csv")
	for _, u := range a.Units {
		if u.Unit.Parent.Text != "" {
			u.Parent = a.unit(&u.Unit.Parent, ds)
		}
	}
	for _, u := range a.Units {
		if u.looped() {
			ds.Errorf(u.Pos, "unit.loop", u.ID)
		}
	}
	for _, u := range a.Units {
		if u.looped() {
			u.Parent = nil
		}
	}
	for _, u := range a.Units {
		if u.Parent != nil {
			u.Parent.Children = append(u.Parent.Children, u)
		}
		for p := u.Parent; p != nil; p = p.Parent {
			u.Depth++
		}
	}
}

// looped tells whether the way up comes back to u.
func (u *Unit) looped() bool {
	seen := map[*Unit]bool{}
	for p := u.Parent; p != nil && !seen[p]; p = p.Parent {
		if p == u {
			return true
		}
		seen[p] = true
	}
	return false
}

// unit links a reference to a unit, or reports why it can't.
func (a *Archive) unit(ref *record.Ref, ds *diag.List) *Unit {
	hits := a.units.find(ref.Text)
	switch len(hits) {
	case 1:
		ref.ID = hits[0].ID
		return hits[0]
	case 0:
		ds.Errorf(ref.Pos, "unit.unknown", ref.Text).Suggest(text.Nearest(ref.Text, a.units.names))
	default:
		var ids []string
		for _, u := range hits {
			ids = append(ids, u.ID)
		}
		ds.Errorf(ref.Pos, "unit.many", ref.Text, strings.Join(ids, ", ")).Advise("hint.unit")
	}
	return nil
}
