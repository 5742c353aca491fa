package archive

import (
	"cmp"
	"errors"
	"slices"

	"bienban/cmd/bienban/internal/record"
)

// Rebuilt gives an archive of parts that are linked already, put in their
// order: such as is left of another one. texts gives a sitting's texts. Its
// bodies are whoever's who made it.
func Rebuilt(parts Archive, texts func(*Session) (*record.Texts, error)) *Archive {
	a := &parts
	a.rebuilt, a.dir, a.cache, a.bodies = texts, "", nil, nil
	a.units = unitIndex{byID: make(map[string]*Unit, len(a.Units))}
	for _, u := range a.Units {
		a.units.byID[u.ID] = u
		u.Sessions = nil
	}
	a.members = memberIndex{byID: make(map[string]*Member, len(a.Members))}
	slices.SortFunc(a.Members, func(m, n *Member) int { return cmp.Compare(m.ID, n.ID) })
	for _, m := range a.Members {
		a.members.byID[m.ID] = m
	}
	a.sessions = make(map[string]*Session, len(a.Sessions))
	a.order()
	for _, s := range a.Sessions {
		a.sessions[s.ID] = s
		if s.Unit != nil {
			s.Unit.Sessions = append(s.Unit.Sessions, s)
		}
	}
	a.neighbours()
	return a
}

// errRebuilt says that an archive has no files of its own.
var errRebuilt = errors.New("what is left of an archive has no files to read")
