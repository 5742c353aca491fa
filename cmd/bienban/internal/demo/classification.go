package demo

import (
	"fmt"

	"bienban/cmd/bienban/internal/text"
)

// classification writes the levels of a year: a cell's of its members, a
// committee's of the units right below it.
func (c *clerk) classification(m *meeting, year int, roll []*row) {
	subjects := c.subjects(m, roll)
	if len(subjects) == 0 {
		return
	}
	c.section("đề mục", "Classification")
	c.attribute(text.ClassificationAttributes, "year")
	c.number(year)
	c.end()
	subject := "member"
	if c.unit.isCommittee() {
		subject = "unit"
	}
	for _, word := range []string{subject, "self", "level", "votes"} {
		c.add("| ", c.label(text.ClassificationColumns, word), " ")
	}
	c.add("|\n|---|---|---|---|\n")
	for _, s := range subjects {
		c.levelRow(m, s)
	}
	c.add("\n")
}

// subjects gives the units or members of the roll that are to be classified;
// whoever came less than six months ago is not.
func (c *clerk) subjects(m *meeting, roll []*row) []string {
	var out []string
	if c.unit.isCommittee() {
		for _, u := range c.unit.children {
			if u.exists(m.date) {
				out = append(out, u.id)
			}
		}
		return out
	}
	for _, r := range roll {
		if r.status != "exempt" && months(c.joined(r), 6) <= m.date {
			out = append(out, r.who.name)
		}
	}
	return out
}

// joined gives the first day of a member in the unit.
func (c *clerk) joined(r *row) text.Date {
	from := r.from
	for _, other := range c.unit.rows {
		if other.who == r.who {
			from = min(from, other.from)
		}
	}
	return from
}

func (c *clerk) levelRow(m *meeting, subject string) {
	level := "HTT"
	switch n := c.d.below(1000); {
	case n < 125:
		level = "HTXS"
	case n > 994:
		level = "KHT"
	case n > 880:
		level = "HT"
	}
	self := level
	if level != "HTXS" && c.d.chance(90) {
		self = map[string]string{"HTT": "HTXS", "HT": "HTT", "KHT": "HT"}[level]
	}
	yes := m.presentOfficial
	if c.d.chance(300) {
		yes = max(0, yes-c.d.between(0, 2))
	}
	c.add("| ", subject, " | ", c.level(self), " | ", c.level(level), " | ", fmt.Sprintf("%d/%d", yes, m.presentOfficial), " |\n")
}

func (c *clerk) level(code string) string {
	if c.longLevel && !c.english {
		return text.Levels.Vietnamese(code)
	}
	return code
}
