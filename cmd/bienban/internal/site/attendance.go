package site

import (
	"cmp"
	"slices"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/text"
)

// attended tells of the counted sittings of a unit in a year, on days when a
// person had a row in that very unit, what the minutes say of that person.
type attended struct {
	unit   *archive.Unit
	year   int
	held   int // sittings
	absent int // listed as absent
	named  int // the minutes name all who were absent, and not this person
	// The rest is unknown: some were absent whom the minutes do not name.
}

// attendance gives a person's units and years, in order of the rows.
func attendance(m *archive.Member) []attended {
	var out []attended
	for _, r := range m.Rows {
		all := r.Unit.Sessions
		from, _ := slices.BinarySearchFunc(all, r.From, func(x *archive.Session, d text.Date) int { return cmp.Compare(x.Date, d) })
		for _, x := range all[from:] {
			if r.To != 0 && x.Date > r.To {
				break
			}
			if !x.Counted {
				continue
			}
			i := len(out) - 1
			for i >= 0 && (out[i].unit != r.Unit || out[i].year != x.Date.Year()) {
				i--
			}
			if i < 0 {
				out = append(out, attended{unit: r.Unit, year: x.Date.Year()})
				i = len(out) - 1
			}
			a := &out[i]
			a.held++
			switch {
			case listedAbsent(x, m.ID):
				a.absent++
			case namesAbsent(x):
				a.named++
			}
		}
	}
	return out
}

func listedAbsent(x *archive.Session, id string) bool {
	for i := range x.Absences {
		if x.Absences[i].Member.ID == id {
			return true
		}
	}
	return false
}

// namesAbsent tells whether the minutes account for everyone: those present and
// those named as absent are all who were expected; without the numbers, that
// they list the absent at all.
func namesAbsent(x *archive.Session) bool {
	expected, ok := x.Expected()
	if !ok || !x.Present.Known {
		return x.AbsentGiven
	}
	named := int32(0)
	for i := range x.Absences {
		if !x.Absences[i].Special { // not among those expected
			named++
		}
	}
	return x.Present.N+named >= expected
}
