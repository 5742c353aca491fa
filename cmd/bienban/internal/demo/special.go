package demo

// study writes a sitting that studies a document.
func (c *clerk) study(m *meeting) {
	c.opening()
	c.section("tự do", "Material")
	c.tell("học tập", c.d.between(4, 6))
	if m.again {
		c.add(" Buổi này dành cho các đồng chí vắng mặt kỳ trước.")
	}
	c.end()
	c.list(c.scene, m.doc.about.aim, c.d.between(2, 3))
	for range c.d.between(3, 5) {
		c.list(c.scene, pick(c.d, c.book.themes).aim, 1)
	}
	c.add("\n")
	c.situation(c.d.between(3, 5))
	c.section("tự do", "Discussion")
	c.tell("thảo luận", c.d.between(4, 6))
	c.say(c.scene, m.doc.about.report, 2)
	c.end()
	c.closing()
}

// thematic writes a sitting on one theme.
func (c *clerk) thematic(m *meeting) {
	t := m.themes[0]
	c.opening()
	c.section("tự do", "Situation")
	c.say(c.scene, t.report, 3)
	c.tell("nguyên nhân", 2)
	c.end()
	c.situation(c.d.between(2, 4))
	c.say(c.scene, t.experience, 2)
	c.tell("kinh nghiệm chung", 1)
	c.end()
	c.section("tự do", "Discussion")
	c.tell("thảo luận", c.d.between(3, 5))
	c.end()
	c.resolution(m)
	if c.d.chance(700) {
		c.assign(m, 2)
	}
	c.closing()
}

// extraordinary writes a short sitting called for one matter.
func (c *clerk) extraordinary(m *meeting) {
	c.tell("bất thường", 1)
	c.end()
	c.section("tự do", "Situation")
	c.situation(3)
	c.section("tự do", "Discussion")
	c.tell("thảo luận", c.d.between(3, 5))
	c.end()
	c.resolution(m)
	c.closing()
}

// yearReview writes the review of the year and the levels given.
func (c *clerk) yearReview(m *meeting) {
	c.opening()
	c.section("tự do", "Situation")
	c.tell("mở kiểm điểm", 1)
	c.tell("kiểm điểm năm", 4)
	c.end()
	c.situation(c.d.between(5, 8))
	c.section("tự do", "Discussion")
	c.tell("thảo luận", c.d.between(3, 5))
	c.end()
	c.classification(m, m.date.Year(), m.roll)
	c.remarks(m)
	c.closing()
}
