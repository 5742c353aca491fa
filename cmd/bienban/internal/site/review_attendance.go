package site

import (
	"fmt"
	"html/template"

	"bienban/cmd/bienban/internal/review"
)

// attendanceRow counts the sittings of one unit while a person was in it. What
// the minutes do not tell stands apart, with the days.
type attendanceRow struct {
	Name                                                       string
	Href                                                       template.HTMLAttr
	Held, Present, Excused, Unexcused, Special, Unsaid, Exempt string
	Unknown                                                    string
	Days                                                       template.HTML
}

// absenceCounts are a person's absences from one unit's sittings by reason.
type absenceCounts struct{ excused, unexcused, special, unsaid int }

func countAbsences(all []review.Absence) (c absenceCounts) {
	for _, a := range all {
		switch {
		case a.Special:
			c.special++
		case a.Excused == "yes":
			c.excused++
		case a.Excused == "no":
			c.unexcused++
		default:
			c.unsaid++
		}
	}
	return c
}

func (m *packer) attendance(a review.Attendance) attendanceRow {
	c := countAbsences(a.Absent)
	row := attendanceRow{
		Name: a.Unit.Name, Href: href(m.p.to(unitAt(a.Unit.ID))), Held: fmt.Sprint(a.Held), Present: fmt.Sprint(a.Present),
		Excused: fmt.Sprint(c.excused), Unexcused: fmt.Sprint(c.unexcused), Special: fmt.Sprint(c.special),
		Unsaid: fmt.Sprint(c.unsaid), Exempt: fmt.Sprint(a.Exempt), Unknown: fmt.Sprint(len(a.Unknown)),
	}
	for i, x := range a.Unknown {
		if i > 0 {
			row.Days += ", "
		}
		row.Days += m.dateOf(x, "")
	}
	return row
}

func (m *packer) absences(all []review.Absence) []lineView {
	var out []lineView
	for _, a := range all {
		out = append(out, lineView{m.dateOf(a.Session, ""), m.where(a.Session), m.reason(a)})
	}
	return out
}

// reason says why somebody was absent, and that the minutes do not say.
func (s *Site) reason(a review.Absence) string {
	if a.Reason == "" {
		return s.say("site.reason-unsaid")
	}
	return a.Reason
}
