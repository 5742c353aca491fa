package text

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a day, written as the number yyyymmdd so that days compare as
// numbers do; zero is "no date".
type Date int32

// NewDate gives the day, or zero and false where the calendar has none.
func NewDate(year, month, day int) (Date, bool) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 {
		return 0, false
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day {
		return 0, false
	}
	return Date(year*10000 + month*100 + day), true
}

// DateOf gives the day of a moment, in that moment's own zone.
func DateOf(t time.Time) Date {
	return Date(t.Year()*10000 + int(t.Month())*100 + t.Day())
}

// ParseDate reads `2019-11-04` or `4/11/2019` (day/month/year).
// ErrForm says it is neither, ErrImpossible that no calendar has that day.
func ParseDate(s string) (Date, error) {
	var y, m, d int
	var ok bool
	if p := strings.Split(s, "-"); len(p) == 3 && len(p[0]) == 4 && len(p[1]) == 2 && len(p[2]) == 2 {
		y, m, d, ok = numbers(p[0], p[1], p[2])
	} else if p := strings.Split(s, "/"); len(p) == 3 && len(p[0]) <= 2 && len(p[1]) <= 2 && len(p[2]) == 4 {
		d, m, y, ok = numbers(p[0], p[1], p[2])
	}
	if !ok {
		return 0, ErrForm
	}
	date, ok := NewDate(y, m, d)
	if !ok {
		return 0, ErrImpossible
	}
	return date, nil
}

// numbers reads three runs of digits; signs and empty parts are refused.
func numbers(a, b, c string) (x, y, z int, ok bool) {
	x, okX := Digits(a)
	y, okY := Digits(b)
	z, okZ := Digits(c)
	return x, y, z, okX && okY && okZ
}

// Digits reads a whole number written with ASCII digits only, at most nine.
func Digits(s string) (int, bool) {
	if s == "" || len(s) > 9 {
		return 0, false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// SmallNumber reads a count of people or papers: below a million, so that no
// sum of counts overflows.
func SmallNumber(s string) (int, bool) {
	n, ok := Digits(s)
	return n, ok && n < 1_000_000
}

// Year, MonthOfYear and Day give the parts of a date.
func (d Date) Year() int        { return int(d) / 10000 }
func (d Date) MonthOfYear() int { return int(d) / 100 % 100 }
func (d Date) Day() int         { return int(d) % 100 }

// Month gives the month the day lies in.
func (d Date) Month() Month { return Month(d / 100) }

// Time gives midnight of the day in UTC.
func (d Date) Time() time.Time {
	return time.Date(d.Year(), time.Month(d.MonthOfYear()), d.Day(), 0, 0, 0, 0, time.UTC)
}

// Sub gives d − e in calendar days.
func (d Date) Sub(e Date) int { return int(d.Time().Sub(e.Time()) / (24 * time.Hour)) }

// AddDays gives the day n days later.
func (d Date) AddDays(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// String gives the ISO form, or nothing for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year(), d.MonthOfYear(), d.Day())
}

// Slashed gives `04/11/2019`, or nothing for no date.
func (d Date) Slashed() string {
	if d == 0 {
		return ""
	}
	y, m, day := d.Year(), d.MonthOfYear(), d.Day()
	digit := func(n int) byte { return byte('0' + n%10) }
	return string([]byte{
		digit(day / 10), digit(day), '/', digit(m / 10), digit(m), '/',
		digit(y / 1000), digit(y / 100), digit(y / 10), digit(y),
	})
}

// Month is a month, written as the number yyyymm; zero is "no month".
type Month int32

// ParseMonth reads `2019-11` or `11/2019`; errors as ParseDate's.
func ParseMonth(s string) (Month, error) {
	var y, m int
	var ok bool
	if p := strings.Split(s, "-"); len(p) == 2 && len(p[0]) == 4 && len(p[1]) == 2 {
		y, m, _, ok = numbers(p[0], p[1], "0")
	} else if p := strings.Split(s, "/"); len(p) == 2 && len(p[0]) <= 2 && len(p[1]) == 4 {
		m, y, _, ok = numbers(p[0], p[1], "0")
	}
	if !ok {
		return 0, ErrForm
	}
	first, ok := NewDate(y, m, 1)
	if !ok {
		return 0, ErrImpossible
	}
	return first.Month(), nil
}

// Year and MonthOfYear give the parts of a month.
func (m Month) Year() int        { return int(m) / 100 }
func (m Month) MonthOfYear() int { return int(m) % 100 }

// First gives the first day of the month, zero for no month.
func (m Month) First() Date {
	if m == 0 {
		return 0
	}
	return Date(m)*100 + 1
}

// Last gives the last day of the month.
func (m Month) Last() Date { return m.Add(1).First().AddDays(-1) }

// Add gives the month n months later.
func (m Month) Add(n int) Month {
	k := m.Year()*12 + m.MonthOfYear() - 1 + n
	return Month(k/12*100 + k%12 + 1)
}

// String gives the ISO form, or nothing for no month.
func (m Month) String() string {
	if m == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", m.Year(), m.MonthOfYear())
}

// Clock is a time of day in minutes after midnight plus one, so that zero is
// "not given".
type Clock int16

// ParseClock reads `14:00`, `8:30` or the clerk's `14h00`, `14h`.
func ParseClock(s string) (Clock, error) {
	hour, minute, found := strings.Cut(strings.ToLower(s), ":")
	if !found {
		if hour, minute, found = strings.Cut(hour, "h"); found && minute == "" {
			minute = "00"
		}
	}
	h, okH := Digits(hour)
	m, okM := Digits(minute)
	if !okH || !okM || len(hour) > 2 || len(minute) != 2 {
		return 0, ErrForm
	}
	if h > 23 || m > 59 {
		return 0, ErrImpossible
	}
	return Clock(h*60 + m + 1), nil
}

// Minutes gives the minutes after midnight; meaningless when not given.
func (c Clock) Minutes() int { return int(c) - 1 }

// String gives `14:05`, or nothing when not given.
func (c Clock) String() string {
	if c == 0 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", c.Minutes()/60, c.Minutes()%60)
}
