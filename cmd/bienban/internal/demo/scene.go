package demo

import (
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"bienban/cmd/bienban/internal/text"
)

// scene is what the slots of one sitting's sentences are filled from.
type scene struct {
	d         dice
	date      text.Date
	names     []string // who may be spoken of
	chair     string
	secretary string
	present   int
	body      string // what the organisation calls itself: chi bộ, đảng ủy
	crew      string // what the unit is: đại đội, tiểu đoàn
	used      []int  // patterns of this sitting
}

// say appends a sentence of a group, preferably one not yet used.
func (s *scene) say(b []byte, g *group) []byte {
	n := s.d.below(len(g.patterns))
	for range 3 {
		if !slices.Contains(s.used, g.first+n) {
			break
		}
		n = s.d.below(len(g.patterns))
	}
	s.used = append(s.used, g.first+n)
	return s.expand(b, g.patterns[n])
}

// phrase gives a sentence of a group as text.
func (s *scene) phrase(g *group) string { return string(s.say(nil, g)) }

func (s *scene) expand(b []byte, p pattern) []byte {
	for i := range p {
		one := &p[i]
		from := len(b)
		switch {
		case one.literal != "":
			b = append(b, one.literal...)
		case one.choices != nil:
			b = s.expand(b, pick(s.d, one.choices))
		case one.list != nil:
			b = s.expand(b, pick(s.d, one.list.patterns))
		default:
			b = s.fact(b, one)
		}
		if one.upper {
			capital(b[from:])
		}
	}
	return b
}

// capital makes the first letter a capital; in Vietnamese it is as long.
func capital(b []byte) {
	r, n := utf8.DecodeRune(b)
	if u := unicode.ToUpper(r); utf8.RuneLen(u) == n {
		utf8.EncodeRune(b, u)
	}
}

func (s *scene) fact(b []byte, p *piece) []byte {
	number := func(n int) []byte { return strconv.AppendInt(b, int64(n), 10) }
	switch p.fact {
	case factPercent:
		b = number(s.d.between(p.low, p.high))
		b = append(b, ',')
		b = strconv.AppendInt(b, int64(s.d.between(1, 9)), 10)
		return append(b, '%')
	case factEarlierDay:
		return dayAndMonth(b, s.date.AddDays(-s.d.between(2, 26)))
	case factLaterDay:
		return dayAndMonth(b, s.date.AddDays(s.d.between(5, 26)))
	case factMonth:
		return number(s.date.MonthOfYear())
	case factNextMonth:
		return number(s.date.Month().Add(1).MonthOfYear())
	case factYear:
		return number(s.date.Year())
	case factSomebody:
		return append(b, pick(s.d, s.names)...)
	case factChair:
		return append(b, s.chair...)
	case factSecretary:
		return append(b, s.secretary...)
	case factPresent:
		return number(s.present)
	case factBody:
		return append(b, s.body...)
	case factCrew:
		return append(b, s.crew...)
	}
	return number(s.d.between(p.low, p.high))
}

func dayAndMonth(b []byte, d text.Date) []byte {
	b = strconv.AppendInt(b, int64(d.Day()), 10)
	b = append(b, '/')
	return strconv.AppendInt(b, int64(d.MonthOfYear()), 10)
}
