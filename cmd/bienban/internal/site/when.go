package site

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/text"
)

// timed names the columns that say when.
var timed = []string{"period", "month", "quarter", "year", "date"}

// yearOf tells in which year a row lies, 0 if it doesn't say.
func (f *figure) yearOf(row int32) int {
	for _, name := range timed {
		v := f.value(row, name)
		if d, ok := dayOf(v); ok {
			return d.Year()
		}
		if n, ok := numeric(v); ok && name == "year" {
			return int(n)
		}
	}
	return 0
}

// isTime tells whether a column runs with time.
func isTime(name string) bool { return slices.Contains(timed, name) }

// dayOf gives a value of a column of days.
func dayOf(v any) (text.Date, bool) {
	t, ok := v.(time.Time)
	if !ok {
		return 0, false
	}
	return text.DateOf(t), true
}

// spans tells how many months a value spans, of the columns whose days are first
// days.
var spans = map[string]int{"month": 1, "quarter": 3, "year": 12}

// step tells how many months a value of a column spans, 0 where it is a day.
func (f *figure) step(column string) int {
	if column == "period" {
		return f.period
	}
	return spans[column]
}

// markPeriod finds what the column `period` spans, which may be a month, a
// quarter or a year, by the months in which its values lie.
func (s *Site) markPeriod(f *figure) error {
	if !f.periodic {
		return nil
	}
	marks, err := s.marksBy(f.dataset, " by month of period", func(set *facts.Dataset) string {
		if set.Has("period") {
			return "month(try_cast(cast(period as varchar) as date))"
		}
		return "''"
	})
	var seen [13]bool
	for month := range marks {
		if n, err := strconv.Atoi(month); err == nil {
			seen[n] = true
		}
	}
	f.period = stride(seen)
	return err
}

// stride tells how many months lie between first days in these months: 12 where
// all are Januaries, 3 where all begin quarters, else 1.
func stride(seen [13]bool) int {
	out := 12
	for m, there := range seen {
		switch {
		case there && m%3 != 1:
			return 1
		case there && m != 1:
			out = 3
		}
	}
	return out
}

// span names a value of time: `Quý 1/2019`, and short `Q1/19`.
func (s *Site) span(d text.Date, step int) (long, short string) {
	switch step {
	case 0:
		return s.day(d), s.day(d)
	case 12:
		return strconv.Itoa(d.Year()), strconv.Itoa(d.Year())
	case 3:
		q := (d.MonthOfYear() + 2) / 3
		return s.say("chart.quarter", q, d.Year()), s.say("chart.quarter-short", q, fmt.Sprintf("%02d", d.Year()%100))
	}
	return s.upper(s.month(d.Month())), fmt.Sprintf("%d/%02d", d.MonthOfYear(), d.Year()%100)
}

// anchorOf gives the place of a time on the page of a unit's year.
func anchorOf(d text.Date, step int) string {
	switch step {
	case 12:
		return ""
	case 3:
		return "#q" + strconv.Itoa((d.MonthOfYear()+2)/3)
	}
	return "#m" + strconv.Itoa(d.MonthOfYear())
}
