package demo

import (
	"fmt"

	"bienban/cmd/bienban/internal/text"
)

// confidence writes a vote on all who are in charge under a committee.
func (c *clerk) confidence(m *meeting) {
	c.opening()
	c.tell("tín nhiệm", 2)
	c.end()
	c.section("đề mục", "Confidence vote")
	subjects := c.leaders(m)
	kind := "periodic"
	if m.date.MonthOfYear() != 11 {
		kind = "ad hoc"
		shuffle(c.d, subjects)
		subjects = subjects[:min(len(subjects), 2)]
	}
	say := func(word, value string) {
		c.attribute(text.ConfidenceAttributes, word)
		c.add(value, "\n")
	}
	say("type", c.key(text.ConfidenceTypes, kind))
	if kind == "ad hoc" && c.d.chance(900) {
		say("reason", c.scene.phrase(c.book.groups["lý do đột xuất"]))
	}
	say("form", "phiếu kín")
	say("method", "bỏ phiếu trực tiếp tại hội nghị")
	convened := len(m.roll) + c.d.between(8, 30)
	present := convened - c.d.below(4)
	issued := present
	returned := issued - c.d.below(2)
	for _, n := range []struct {
		word string
		n    int
	}{{"convened", convened}, {"present", present}, {"issued", issued}, {"returned", returned}} {
		say(n.word, fmt.Sprint(n.n))
	}
	if c.d.chance(930) {
		c.attribute(text.ConfidenceAttributes, "registered")
		c.add(fmt.Sprintf("%02d/%d-ĐK, ", c.d.between(1, 40), m.date.Year()))
		c.date(min(m.date.AddDays(c.d.between(1, 12)), c.last))
		c.add("\n")
	}
	c.add("\n")
	c.ballots(m, subjects, returned)
	c.section("tự do", "Closing")
	c.tell("sau tín nhiệm", 2)
	c.tell("kết thúc", 1)
	c.add("\n")
}

// ballots writes the table of results.
func (c *clerk) ballots(m *meeting, subjects []*row, returned int) {
	for _, word := range []string{"member", "post", "high", "medium", "low", "invalid"} {
		c.add("| ", c.label(text.ConfidenceColumns, word), " ")
	}
	c.add("|\n|---|---|---|---|---|---|\n")
	for _, r := range subjects {
		invalid := 0
		if c.d.chance(60) {
			invalid = 1
		}
		low := c.d.below(returned/8 + 1)
		medium := c.d.below((returned-low-invalid)/2 + 1)
		c.add("| ", c.reference(m, r), " | ", r.post, " | ")
		c.add(fmt.Sprintf("%d | %d | %d | %d |\n", returned-low-medium-invalid, medium, low, invalid))
	}
	c.add("\n")
}

// leaders gives the members in charge of the committee's own office and of
// the units below, each once.
func (c *clerk) leaders(m *meeting) []*row {
	seen := map[*person]bool{}
	var out []*row
	for _, u := range c.unit.below(nil) {
		if c.unit.kind == "higher" && u.kind != "grassroots-cell" && u != c.unit {
			continue
		}
		for _, r := range u.roll(m.date) {
			if r.leading && !seen[r.who] {
				seen[r.who] = true
				out = append(out, r)
			}
		}
	}
	return out
}

// reference gives a member's name, or the id where the name is not enough.
func (c *clerk) reference(m *meeting, r *row) string {
	if c.namesakes[r.who.name] == 1 {
		return r.who.name
	}
	for _, own := range c.unit.rows {
		if own.who == r.who && own.covers(m.date) {
			return r.who.name
		}
	}
	return "@" + r.who.id
}
