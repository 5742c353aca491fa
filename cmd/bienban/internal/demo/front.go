package demo

import (
	"fmt"
	"slices"

	"bienban/cmd/bienban/internal/text"
)

// frontMatter writes the header of a sitting.
func (c *clerk) frontMatter(m *meeting) {
	c.add("---\n")
	c.frontUnit(m)
	c.front("kind")
	c.add(c.key(text.SessionKinds, m.kind), "\n")
	c.frontDate("date", m.date)
	if m.period != m.date.Month() {
		c.front("period")
		c.month(m.period)
		c.add("\n")
	}
	c.frontDate("planned", m.planned)
	c.frontTime(m)
	c.front("chair")
	c.name(m.chair)
	c.add("\n")
	if m.secretary != nil {
		c.front("secretary")
		if c.d.chance(10) {
			c.add(`"@`, m.secretary.who.id, `"`)
		} else {
			c.name(m.secretary)
		}
		c.add("\n")
	}
	c.frontRoll(m)
	c.frontDesignation(m)
	c.frontSubject(m)
	c.frontState(m)
	c.add("---\n\n")
}

// front begins a line of the header.
func (c *clerk) front(word string) { c.add(c.key(text.SessionKeys, word), ": ") }

func (c *clerk) frontDate(word string, d text.Date) {
	if d != 0 {
		c.front(word)
		c.date(d)
		c.add("\n")
	}
}

// frontUnit says whose sitting it is: by id, by name, or as it was then called.
func (c *clerk) frontUnit(m *meeting) {
	id, name := c.unit.id, c.unit.name
	if m.date < c.unit.renamed {
		id, name = c.unit.formerID, c.unit.formerName
	}
	if c.habit == 5 {
		id = name
	}
	word := c.key(text.SessionKeys, "unit")
	if c.unit.isCommittee() && !c.english {
		word = "đơn vị"
	}
	c.add(word, ": ", id, "\n")
}

func (c *clerk) frontTime(m *meeting) {
	if c.d.chance(15) {
		return
	}
	start := pick(c.d, []int{450, 480, 810, 840, 840, 870, 1140})
	length := 5 * c.d.between(18, 31)
	if c.d.chance(50) {
		length = 5 * c.d.between(9, 17)
	}
	c.front("start")
	c.clock(start)
	c.add("\n")
	c.front("end")
	c.clock(start + length)
	c.add("\n")
	if c.d.chance(600) {
		c.front("place")
		c.tell("nơi họp", 1)
		c.add("\n")
	}
}

// frontRoll says how many belong, how many came, and who did not.
func (c *clerk) frontRoll(m *meeting) {
	count := func(word string, n int, always bool) {
		if always || n > 0 {
			c.front(word)
			c.number(n)
			c.add("\n")
		}
	}
	known := !c.d.chance(8)
	count("official", m.official, known)
	if known {
		count("probationary", m.probationary, true)
	}
	count("exempt", m.exempt, false)
	count("away", m.away, false)
	count("special duty", m.special, false)
	count("present", len(m.present), !c.d.chance(6))
	count("present official", m.presentOfficial, !c.d.chance(20))
	if len(m.absent) > 0 && !c.d.chance(12) {
		c.add(c.key(text.SessionKeys, "absent"), ":\n")
		for _, a := range m.absent {
			c.add("  - ")
			c.name(a.who)
			if a.reason != "" {
				c.add(" (", a.reason, ")")
			}
			c.add("\n")
		}
	}
	if c.d.chance(60) {
		c.add(c.key(text.SessionKeys, "guests"), ":\n  - ")
		c.tell("khách", 1)
		c.add("\n")
	}
}

// frontDesignation says when the speakers were designated, and by whom.
func (c *clerk) frontDesignation(m *meeting) {
	c.frontDate("designated", m.designated)
	if m.designated == 0 || c.d.chance(40) {
		return
	}
	by := slices.DeleteFunc(slices.Clone(m.roll), func(r *row) bool { return r.role != "secretary" && r.role != "deputy" })
	if len(by) == 0 {
		return
	}
	c.front("designated by")
	c.add("[")
	for i, r := range by {
		if i > 0 {
			c.add(", ")
		}
		c.name(r)
	}
	c.add("]\n")
}

// frontSubject says what the sitting was about.
func (c *clerk) frontSubject(m *meeting) {
	switch m.kind {
	case "study":
		c.front("subject")
		c.add(m.doc.title, "\n")
		c.front("document")
		c.add(m.doc.id, "\n")
		return
	case "thematic":
		m.themes = []*theme{pick(c.d, c.book.themes)}
		c.front("subject")
		c.add(m.themes[0].field, "\n")
	case "confidence", "review":
		return
	}
	c.numbers++
	kind := "CB"
	if c.unit.isCommittee() {
		kind = "ĐU"
	}
	c.front("resolution")
	c.add(fmt.Sprintf("%02d-NQ/%s\n", c.numbers, kind))
}

// frontState says whether the minutes are adopted, the score and the tags.
func (c *clerk) frontState(m *meeting) {
	if m.draft {
		c.front("minutes")
		c.add(c.key(text.MinutesStates, "draft"), "\n")
	} else if !c.d.chance(120) {
		c.front("minutes")
		c.add(c.key(text.MinutesStates, "adopted"))
		day := m.date
		if c.d.chance(150) {
			day = min(m.date.AddDays(c.d.between(1, 9)), c.last)
		}
		if c.d.chance(850) {
			c.add(" ")
			c.date(day)
		}
		c.add("\n")
	}
	// Sittings score themselves since the guidance of 28 October 2025.
	if m.date > 20251028 && c.d.chance(700) {
		c.front("score")
		c.number(c.d.between(68, 98))
		c.add("\n")
	}
	if c.d.chance(150) {
		c.front("tags")
		c.add("[")
		c.tell("trọng tâm", 1)
		c.add("]\n")
	}
}
