package archive

import (
	"cmp"
	"slices"
)

// judged is what a classification is of.
type judged struct {
	unit    bool
	subject string
	year    int32
}

// linkClassifications marks the rows that no later counted record replaces
// (FORMAT.md, "A classification"); records of one day are later by id.
func (a *Archive) linkClassifications() {
	type row struct {
		s *Session
		i int
	}
	last := map[judged]row{}
	var with []*Session
	for _, s := range a.Sessions {
		if s.Counted && len(s.Classifications) > 0 {
			with = append(with, s)
		}
	}
	slices.SortStableFunc(with, func(s, t *Session) int { return cmp.Compare(s.Date, t.Date) })
	for _, s := range with {
		s.Standing = make([]bool, len(s.Classifications))
		for i, c := range s.Classifications {
			k := judged{c.OfUnit, c.Subject.ID, c.Year}
			if before, ok := last[k]; ok {
				before.s.Standing[before.i] = false
			}
			s.Standing[i] = true
			last[k] = row{s, i}
		}
	}
}
