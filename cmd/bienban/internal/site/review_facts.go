package site

import (
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/sheet"
)

// reviewFigures are the headline figures that a pack shows, in this order.
var reviewFigures = []string{"completion", "held", "remedy", "on_time", "attendance", "coverage", "good"}

const (
	// reviewFiguresSQL gives each unit's headline figures, with all below it.
	reviewFiguresSQL = `-- scope: tree
-- small reviews: completion_of / completion_n
-- small rule:monthly-session: held_of / held_n
-- small shortcomings: remedy_of on_time_of / remedy_n on_time_n
-- small attendance: attendance_of / attendance_n
-- small rule:coverage: coverage_of / coverage_n
-- small good: good_of / good_n
select unit, cast(year(period) as bigint) as year, completion_n, completion_of, held_n, held_of, remedy_n, remedy_of,
	on_time_n, remedy_of as on_time_of, attendance_n, attendance_of, coverage_n, coverage_of, good_n, good_of
from headline('year') order by unit, year`
	// uncoveredSQL gives those whom the check found not reviewed in a year; an
	// archive's own check may leave open whom or when.
	uncoveredSQL = `select cast(year(date) as bigint) as year, subject, unit from checks
		where rule = 'coverage' and outcome = 'fail' and date is not null and subject is not null and unit is not null`
)

// share is a rate's numerator and denominator; or how it is withheld.
type share struct {
	n, of int
	out   sheet.Withheld
}

// reviewFacts are what packs take from the facts.
type reviewFacts struct {
	figures   map[unitYear][]share        // in the order of reviewFigures
	uncovered map[int]map[string][]string // by year and member: the cells
}

type unitYear struct {
	unit string
	year int
}

// reviewFacts asks two questions for all packs.
func (s *Site) reviewFacts() (*reviewFacts, error) {
	out := &reviewFacts{figures: map[unitYear][]share{}, uncovered: map[int]map[string][]string{}}
	figures, err := s.o.Facts.Figures("figures of reviews", reviewFiguresSQL)
	if err != nil {
		return nil, err
	}
	for _, row := range figures.Rows {
		of := make([]share, len(reviewFigures))
		for i := range of {
			of[i] = shareOf(row[2+2*i], row[3+2*i])
		}
		out.figures[unitYear{row[0].(string), int(row[1].(int64))}] = of
	}
	missed, err := s.o.Facts.Ask("checks", uncoveredSQL)
	if err != nil {
		return nil, err
	}
	for _, row := range missed.Rows {
		year, member := int(row[0].(int64)), row[1].(string)
		if out.uncovered[year] == nil {
			out.uncovered[year] = map[string][]string{}
		}
		out.uncovered[year][member] = append(out.uncovered[year][member], row[2].(string))
	}
	return out, nil
}

// shareOf makes a share of two columns of figures.
func shareOf(n, of any) share {
	if out, ok := of.(sheet.Withheld); ok {
		return share{out: out}
	}
	return share{n: int(n.(int64)), of: int(of.(int64))}
}

// of gives a unit's figures of a year; all of none where nothing is known.
func (f *reviewFacts) of(u *archive.Unit, year int) []share {
	if known := f.figures[unitYear{u.ID, year}]; known != nil {
		return known
	}
	return make([]share, len(reviewFigures))
}
