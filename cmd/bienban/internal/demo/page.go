package demo

import (
	"strconv"

	"bienban/cmd/bienban/internal/text"
)

// page is a file being written. Its memory serves one file after another.
type page struct {
	b   []byte
	iso bool // dates as 2019-11-04, not 4/11/2019
}

func (p *page) add(parts ...string) {
	for _, s := range parts {
		p.b = append(p.b, s...)
	}
}

func (p *page) number(n int) { p.b = strconv.AppendInt(p.b, int64(n), 10) }

func (p *page) two(n int) {
	if n < 10 {
		p.b = append(p.b, '0')
	}
	p.number(n)
}

// date writes a day in the clerk's way.
func (p *page) date(d text.Date) {
	if p.iso {
		p.add(strconv.Itoa(d.Year()), "-")
		p.two(d.MonthOfYear())
		p.add("-")
		p.two(d.Day())
		return
	}
	p.b = dayAndMonth(p.b, d)
	p.add("/")
	p.number(d.Year())
}

// month writes a month in the clerk's way.
func (p *page) month(m text.Month) {
	if p.iso {
		p.add(m.String())
		return
	}
	p.number(m.MonthOfYear())
	p.add("/")
	p.number(m.Year())
}

// clock writes minutes after midnight as 14:05.
func (p *page) clock(minutes int) {
	p.two(minutes / 60)
	p.add(":")
	p.two(minutes % 60)
}

// say writes n sentences of a group as a paragraph's next ones.
func (p *page) say(s *scene, g *group, n int) {
	for range n {
		if last := len(p.b) - 1; p.b[last] != '\n' && p.b[last] != ' ' {
			p.add(" ")
		}
		p.b = s.say(p.b, g)
	}
}

// end ends a paragraph.
func (p *page) end() { p.add("\n\n") }

// list writes n sentences of a group as a list.
func (p *page) list(s *scene, g *group, n int) {
	for range n {
		p.add("- ")
		p.b = s.say(p.b, g)
		p.add("\n")
	}
}
