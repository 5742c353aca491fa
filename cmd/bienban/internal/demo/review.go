package demo

import (
	"fmt"
	"slices"

	"bienban/cmd/bienban/internal/text"
)

// review writes one member's self-criticism and criticism. Parts are left out
// or out of order as seldom as they are in life.
func (c *clerk) review(m *meeting, v reviewee) {
	c.add("## ", c.heading("đề mục", "Self-criticism"), ": ")
	c.name(v.who)
	c.end()
	c.reviewAttributes(m, v)
	if v.outcome != "" {
		return
	}
	parts := []struct {
		write  func(*meeting, reviewee)
		absent int // times in a thousand
	}{
		{c.selfCriticism, 6}, {c.contributions, 30}, {c.conclusion, 450},
		{c.strengths, 20}, {c.shortcomings, 12}, {c.response, 25}, {c.reviewVote, 20},
	}
	if c.d.chance(15) {
		i := c.d.below(2) * 5 // contributions first, or the vote before the answer
		parts[i], parts[i+1] = parts[i+1], parts[i]
	}
	for _, p := range parts {
		if !c.d.chance(p.absent) {
			p.write(m, v)
		}
	}
}

// reviewAttributes writes how the review was prepared.
func (c *clerk) reviewAttributes(m *meeting, v reviewee) {
	from := len(c.b)
	lead := m.date.Sub(m.designated)
	if m.designated != 0 && lead > 1 && c.d.chance(930) {
		c.attribute(text.ReviewAttributes, "briefed")
		c.date(m.designated.AddDays(c.d.below(lead)))
		if i := slices.IndexFunc(m.roll, func(r *row) bool { return r != v.who && (r.role == "secretary" || r.role == "deputy") }); i >= 0 && c.d.chance(800) {
			c.add(", ")
			c.name(m.roll[i])
		}
		c.add("\n")
	}
	if c.d.chance(920) {
		c.notebook(m)
	}
	if v.scope > 0 {
		c.attribute(text.ReviewAttributes, "scope")
		c.number(v.scope)
		if len(m.themes) > v.scope && c.d.chance(80) {
			c.add(fmt.Sprintf(", %d", v.scope+1))
		}
		c.add("\n")
	}
	if v.outcome != "" {
		c.attribute(text.ReviewAttributes, "outcome")
		c.add(c.key(text.ReviewOutcomes, v.outcome), "\n")
	}
	if len(c.b) > from {
		c.add("\n")
	}
}

// notebook writes when the member wrote and was to have written.
func (c *clerk) notebook(m *meeting) {
	due := m.date.AddDays(-c.d.between(0, 2))
	done := due.AddDays(-c.d.below(2))
	if c.d.chance(80) {
		done = min(due.AddDays(c.d.between(1, 2)), m.date)
	}
	c.attribute(text.ReviewAttributes, "notebook")
	if !c.d.chance(30) {
		c.date(done)
		c.add(" ")
	}
	c.add("(", c.key(text.DueWords, "due"), " ")
	c.date(due)
	c.add(")\n")
}

func (c *clerk) selfCriticism(_ *meeting, v reviewee) {
	c.part("phần", "Self-criticism")
	c.tell("mở tự phê bình", 1)
	c.say(c.scene, v.theme.self, c.d.between(1, 2))
	c.say(c.scene, pick(c.d, c.book.themes).self, 1)
	c.tell("kết tự phê bình", c.d.between(1, 2))
	c.end()
}

func (c *clerk) contributions(m *meeting, v reviewee) {
	others := slices.DeleteFunc(slices.Clone(m.present), func(r *row) bool { return r == v.who })
	if len(others) == 0 {
		return
	}
	shuffle(c.d, others)
	c.part("phần", "Contributions")
	for _, r := range others[:min(len(others), c.d.between(1, 4))] {
		c.add("- ")
		c.name(r)
		c.add(": ")
		if c.d.chance(650) {
			c.say(c.scene, v.theme.advice, 1)
		} else {
			c.tell("góp ý chung", 1)
		}
		c.add("\n")
	}
	c.add("\n")
}

func (c *clerk) conclusion(*meeting, reviewee) {
	c.part("phần", "Conclusion")
	c.tell("kết luận", 1)
	c.end()
}

func (c *clerk) strengths(_ *meeting, v reviewee) {
	c.part("phần", "Strengths")
	c.list(c.scene, v.theme.strength, 1)
	if c.d.chance(500) {
		c.list(c.scene, c.book.groups["ưu điểm chung"], 1)
	}
	c.add("\n")
}

// shortcomings writes items, each with a day by which it is to be mended.
func (c *clerk) shortcomings(m *meeting, v reviewee) {
	c.part("phần", "Shortcomings")
	for range pick(c.d, []int{1, 1, 2, 1, 2, 3}) {
		words := c.fault(v.theme)
		var due text.Date
		if !c.d.chance(70) {
			due = m.date.AddDays(c.d.between(15, 48))
		}
		c.items++
		c.add("- ", words)
		if due != 0 {
			c.add(" (", c.key(text.DueWords, "due"), " ")
			c.date(due)
			c.add(")")
		}
		c.add("\n")
		c.promise(m, fmt.Sprint(c.items), words, due)
	}
	c.add("\n")
}

// fault gives a shortcoming's words: new ones, or by rote those of before.
func (c *clerk) fault(t *theme) string {
	rote := 30
	if c.copies {
		rote = 350
	}
	if len(c.faults) > 0 && c.d.chance(rote) {
		return pick(c.d, c.faults)
	}
	words := c.scene.phrase(t.fault)
	c.faults = append(c.faults, words)
	if len(c.faults) > 6 {
		c.faults = c.faults[1:]
	}
	return words
}

func (c *clerk) response(*meeting, reviewee) {
	c.part("phần", "Response")
	c.tell("tiếp thu", 1)
	c.end()
}

func (c *clerk) reviewVote(m *meeting, _ reviewee) {
	c.part("phần", "Vote")
	entitled := m.presentOfficial
	if c.d.chance(8) {
		entitled = m.official
	}
	c.vote(entitled)
	c.end()
}
