package site

import (
	"html/template"
	"slices"
	"strconv"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/text"
)

// calendarYear is a row of a unit's calendar.
type calendarYear struct {
	Year   link
	Months []calendarMonth // twelve
}

// calendarMonth is a month of a unit's calendar, with what counts for it.
type calendarMonth struct {
	Sittings []calendarSitting
	Missed   bool
}

type calendarSitting struct {
	Href    template.HTMLAttr
	Day     string
	Title   string
	Regular bool
}

// unitCalendar gives a unit's years, newest first: the days of its sittings,
// and the months in which a regular one was due and none was adopted.
func (s *Site) unitCalendar(p *page, u *archive.Unit) ([]calendarYear, error) {
	missed, err := s.missed(u)
	if err != nil {
		return nil, err
	}
	var out []calendarYear
	for _, y := range slices.Backward(s.yearsOf[u]) {
		row := calendarYear{Year: link{Text: strconv.Itoa(y), Href: href(p.to(unitYearAt(y, u.ID)))}, Months: make([]calendarMonth, 12)}
		for n := range row.Months {
			row.Months[n].Missed = missed[text.Month(y*100+n+1)]
		}
		for _, x := range s.ofYear(u, y) {
			if at := s.monthOf(x); at.Year() == y {
				m := &row.Months[at.MonthOfYear()-1]
				m.Sittings = append(m.Sittings, s.calendarSitting(p, x))
			}
		}
		out = append(out, row)
	}
	return out, nil
}

func (s *Site) calendarSitting(p *page, x *archive.Session) calendarSitting {
	title := s.word("kind", x.Kind) + ", " + s.day(x.Date)
	if n := present(x); n != "" {
		title += ", " + s.say("site.present") + " " + n
	}
	if f := s.flag(x); f != "" {
		title += ", " + f
	}
	held := strconv.Itoa(x.Date.Day())
	if s.monthOf(x) != x.Date.Month() {
		if held += "/" + strconv.Itoa(x.Date.MonthOfYear()); s.o.Words.Lang() == "en" {
			held = x.Date.Time().Format("2 Jan")
		}
	}
	return calendarSitting{href(p.to(sessionAt(x.ID))), held, title, x.Kind == "regular"}
}
