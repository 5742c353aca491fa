package demo

import (
	"fmt"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/text"
)

// promise is an item of earlier minutes: a shortcoming to mend, or a task.
type promise struct {
	made   text.Date
	anchor string // 1, t1
	words  string
	due    text.Date // the last one set
	done   bool
}

// promise remembers an item. A draft's items are never reported on.
func (c *clerk) promise(m *meeting, anchor, words string, due text.Date) {
	// Some are forgotten, and stay open for ever.
	if !m.draft && !c.d.chance(50) {
		c.promises = append(c.promises, &promise{made: m.date, anchor: anchor, words: words, due: due})
	}
}

// followUp writes what became of earlier items, and forgets those that are
// done and stay so.
func (c *clerk) followUp(m *meeting) {
	lines := 0
	for _, p := range c.promises {
		if lines == 8 || !c.reported(m, p) {
			continue
		}
		if lines == 0 {
			c.section("đề mục", "Follow-up")
		}
		lines++
		c.report(m, p)
	}
	if lines > 0 {
		c.add("\n")
	}
	if !m.draft {
		// What was done stays done, but for a few that come back.
		c.promises = slices.DeleteFunc(c.promises, func(p *promise) bool {
			return p.done && !c.d.chance(15) || m.date.Sub(p.made) > 400
		})
	}
}

// reported tells whether a sitting speaks of an item: when it is due, mostly.
func (c *clerk) reported(m *meeting, p *promise) bool {
	switch {
	case p.done:
		return c.d.chance(500)
	case p.due == 0:
		return c.d.chance(350)
	case p.due > m.date.AddDays(6):
		return c.d.chance(150)
	}
	return c.d.chance(900)
}

// report writes one line and, unless it stands in a draft, lets it count.
func (c *clerk) report(m *meeting, p *promise) {
	c.add("- ")
	c.ref(p)
	outcome, note := "done", c.d.chance(120)
	switch n := c.d.below(100); {
	case p.done || n < 9:
		outcome, note = "open", c.d.chance(500)
	case n < 18:
		outcome, note = "extended", c.d.chance(600)
	}
	c.add(c.key(text.FollowupOutcomes, outcome))
	due := p.due
	switch outcome {
	case "done":
		c.add(" ")
		c.date(c.doneOn(m, p))
	case "extended":
		due = m.date.AddDays(c.d.between(15, 40))
		c.add(" ")
		c.date(due)
	}
	if note {
		c.add(" — ")
		c.tell(map[bool]string{true: "xong", false: "chờ"}[outcome == "done"], 1)
	}
	c.add("\n")
	if !m.draft {
		p.due, p.done = due, outcome == "done"
	}
}

// doneOn chooses a day since the promise was made, in time if it can be.
func (c *clerk) doneOn(m *meeting, p *promise) text.Date {
	from, to := p.made.AddDays(1), m.date
	if p.due != 0 && p.due < m.date {
		if c.d.chance(170) {
			from = max(from, p.due.AddDays(1))
		} else {
			to = p.due
		}
	}
	return from.AddDays(c.d.below(max(0, to.Sub(from)) + 1))
}

// ref writes which item is meant, by day or by the record's whole id, and how
// it begins.
func (c *clerk) ref(p *promise) {
	switch {
	case c.d.chance(150):
		c.add(c.unit.id, "/", p.made.String())
	case c.habit == 4:
		c.date(p.made)
	default:
		c.add(p.made.String())
	}
	c.add("#", p.anchor)
	if words := strings.Fields(p.words); c.d.chance(800) {
		begin := strings.Join(words[:min(len(words), c.d.between(4, 8))], " ")
		c.add(" ", strings.TrimRight(begin, ".,;"))
	}
	c.add(": ")
}

// assign writes the table of tasks.
func (c *clerk) assign(m *meeting, n int) {
	c.section("đề mục", "Assignments")
	columns := []string{"member", "task", "field", "horizon", "due"}
	for _, word := range columns {
		c.add("| ", c.label(text.TaskColumns, word), " ")
	}
	c.add("|\n|---|---|---|---|---|\n")
	who := slices.Clone(m.present)
	shuffle(c.d, who)
	for i := range min(n, len(who)) {
		t := pick(c.d, c.book.themes)
		words, horizon, due := c.scene.phrase(t.task), "month", m.date.AddDays(c.d.between(12, 30))
		switch half := m.date.MonthOfYear() == 1 || m.date.MonthOfYear() == 7; {
		case half && c.d.chance(400):
			words, horizon, due = c.scene.phrase(c.book.groups["nhiệm vụ dài hạn"]), "half", m.period.Add(5).Last()
		case m.date.MonthOfYear() == 1 && c.d.chance(300):
			words, horizon, due = c.scene.phrase(c.book.groups["nhiệm vụ dài hạn"]), "year", m.period.Add(11).Last()
		}
		if c.d.chance(40) {
			due = 0
		}
		c.tasks++
		c.add("| ")
		c.name(who[i])
		c.add(" | ", words, " | ", t.field, " | ", c.key(text.Horizons, horizon), " | ")
		if due != 0 {
			c.date(due)
		}
		c.add(" |\n")
		c.promise(m, fmt.Sprint("t", c.tasks), words, due)
	}
	c.add("\n")
}
