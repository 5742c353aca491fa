package demo

import (
	"slices"

	"bienban/cmd/bienban/internal/text"
)

// regular writes a monthly sitting: what became of earlier promises, the
// resolution, criticism and self-criticism, and who does what next.
func (c *clerk) regular(m *meeting) {
	c.opening()
	c.section("tự do", "Situation")
	c.situation(c.d.between(2, 4))
	c.followUp(m)
	if c.d.chance(600) {
		c.section("tự do", "Discussion")
		c.tell("thảo luận", c.d.between(1, 3))
		c.end()
	}
	late := c.d.chance(18) // criticism before the resolution, against the order
	if !late {
		c.resolution(m)
	}
	for _, v := range m.reviewees {
		c.review(m, v)
	}
	if late {
		c.resolution(m)
	}
	for _, r := range m.speakers {
		c.talk(m, r)
	}
	if c.d.chance(880) {
		c.assign(m, c.d.between(1, 3))
	}
	c.remarks(m)
	switch {
	case m.classify:
		c.classification(m, m.date.Year(), m.roll)
	case m.date.MonthOfYear() == 1 && c.unit.isCell() && c.d.chance(30):
		c.classification(m, m.date.Year()-1, m.present[:1]) // one level is given anew
	}
	c.closing()
}

func (c *clerk) opening() {
	c.tell("mở đầu", 1)
	c.end()
}

func (c *clerk) closing() {
	c.section("tự do", "Closing")
	c.tell("kết thúc", 1)
	c.add("\n")
}

// situation tells how the last month went, theme by theme.
func (c *clerk) situation(n int) {
	c.tell("báo cáo chung", 1)
	for range n {
		c.say(c.scene, pick(c.d, c.book.themes).report, 1)
	}
	c.tell("nguyên nhân", 1)
	c.end()
}

// resolution writes the aims, the shortcomings named, and the vote.
func (c *clerk) resolution(m *meeting) {
	c.section("đề mục", "Resolution")
	c.tell("ra nghị quyết", 1)
	c.end()
	themes := slices.Clone(c.book.themes)
	shuffle(c.d, themes)
	for i := range c.d.between(3, 4) {
		c.number(i + 1)
		c.add(". ")
		c.say(c.scene, themes[i].aim, 1)
		c.add("\n")
	}
	c.add("\n")
	if len(m.themes) > 0 {
		c.part("phần nghị quyết", "Shortcomings")
		for _, t := range m.themes {
			c.list(c.scene, t.fault, 1)
		}
		c.add("\n")
	}
	if !c.d.chance(15) {
		c.part("phần nghị quyết", "Vote")
		c.vote(m.presentOfficial)
		c.end()
	}
}

// prepare chooses the shortcomings that the resolution names, and which of
// them each review takes up.
func (c *clerk) prepare(m *meeting) {
	if c.d.chance(100) {
		return
	}
	for range c.d.between(1, 3) {
		m.themes = append(m.themes, pick(c.d, c.book.themes))
	}
	for i := range m.reviewees {
		if c.d.chance(850) {
			v := &m.reviewees[i]
			v.scope = c.d.between(1, len(m.themes))
			v.theme = m.themes[v.scope-1]
		}
	}
}

// talk writes an experience talk.
func (c *clerk) talk(m *meeting, r *row) {
	c.add("## ", c.heading("đề mục", "Experience talk"), ": ")
	c.name(r)
	c.end()
	t := pick(c.d, c.book.themes)
	known := m.designated != 0 && m.date.Sub(m.designated) > 1 && c.d.chance(900)
	if known {
		c.attribute(text.TalkAttributes, "notified")
		c.date(m.designated.AddDays(c.d.below(m.date.Sub(m.designated))))
		c.add("\n")
	}
	if c.d.chance(950) {
		c.attribute(text.TalkAttributes, "basis")
		c.say(c.scene, t.basis, 1)
		c.add("\n")
		known = true
	}
	if known {
		c.add("\n")
	}
	c.say(c.scene, t.experience, 2)
	if c.d.chance(600) {
		c.tell("kinh nghiệm chung", 1)
	}
	c.end()
}

// remarks writes commendations and reminders.
func (c *clerk) remarks(m *meeting) {
	for _, r := range []struct {
		heading, group string
		permille       int
	}{{"Commendations", "biểu dương", 450}, {"Reminders", "nhắc nhở", 220}} {
		if !c.d.chance(r.permille) {
			continue
		}
		c.section("đề mục", r.heading)
		c.add("- ")
		c.name(pick(c.d, m.present))
		c.add(": ")
		c.tell(r.group, 1)
		c.end()
	}
}
