package archive

import (
	"slices"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/record"
)

// Full is the name of those who see everything.
const Full = record.Full

// Audience is those whom a site is built for, with the units whose records they
// see.
type Audience struct {
	*record.Audience
	Units []*Unit // the tops of subtrees
}

// Full tells whether they see everything; nil does.
func (a *Audience) Full() bool { return a == nil || a.Name == Full }

// Shows tells whether they see a section: a word of text.AudienceSections.
func (a *Audience) Shows(section string) bool {
	return a.Full() || slices.Contains(a.Sections, section)
}

// Sees tells whether they see a unit's own records.
func (a *Audience) Sees(u *Unit) bool {
	return a.Full() || u != nil && slices.ContainsFunc(a.Units, func(top *Unit) bool { return top == u || top.Above(u) })
}

// Named tells whether they are shown people's names in full.
func (a *Audience) Named() bool { return a.Full() || a.Names == "full" }

// Audience gives the audience with a name, or nil; Full is always there.
func (a *Archive) Audience(name string) *Audience {
	for _, to := range a.Audiences {
		if to.Name == name {
			return to
		}
	}
	if name == Full {
		full := record.NewAudience(Full)
		return &Audience{Audience: &full}
	}
	return nil
}

// linkAudiences links the units that audiences see, and warns of those that
// are seen anyway.
func (a *Archive) linkAudiences(rows []record.Audience, ds *diag.List) {
	for i := range rows {
		to := &Audience{Audience: &rows[i]}
		a.Audiences = append(a.Audiences, to)
		if len(a.Units) == 0 {
			continue
		}
		refs := map[*Unit]*record.Ref{}
		for j := range to.Audience.Units {
			ref := &to.Audience.Units[j]
			switch u := a.unit(ref, ds); {
			case u == nil:
			case refs[u] != nil:
				ds.Warnf(ref.Pos, "audience.unit-twice", ref.Text)
			default:
				refs[u] = ref
				to.Units = append(to.Units, u)
			}
		}
		for _, u := range to.Units {
			for top := u.Parent; top != nil; top = top.Parent {
				if refs[top] != nil {
					ds.Warnf(refs[u].Pos, "audience.unit-below", refs[u].Text, refs[top].Text)
					break
				}
			}
		}
	}
}
