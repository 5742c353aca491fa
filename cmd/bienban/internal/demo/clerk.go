package demo

import (
	"fmt"

	"bienban/cmd/bienban/internal/text"
)

// clerk takes the minutes of one unit, in order of time, and remembers what
// later minutes must know.
type clerk struct {
	*division
	page
	tongue
	unit         *unit
	d            dice
	numbers      int  // of resolutions so far
	copies       bool // repeats shortcomings by rote
	informal     bool // writes đ/c before names
	counts       bool // writes votes as counts
	longLevel    bool // writes levels in full
	reviewed     map[*person]text.Date
	promises     []*promise
	faults       []string // shortcomings of late
	scene        *scene
	items, tasks int // of the sitting at hand
}

func newClerk(v *division, u *unit, d dice, buffer []byte) *clerk {
	return &clerk{
		division: v, unit: u, d: d, page: page{b: buffer, iso: d.chance(150)}, tongue: tongue{lists: v.book.lists, habit: d.below(6)},
		copies: d.chance(80), informal: d.chance(60), counts: d.chance(400), longLevel: d.chance(200),
		reviewed: map[*person]text.Date{},
	}
}

// minutes writes the file of one sitting; the bytes are good until the next.
func (c *clerk) minutes(s *sitting) []byte {
	c.b = c.b[:0]
	c.english = c.d.chance(10)
	c.items, c.tasks = 0, 0
	m := c.hold(s)
	if s.kind == "regular" {
		c.designate(m)
		c.prepare(m)
	}
	c.setScene(m)
	c.frontMatter(m)
	c.title(m)
	switch s.kind {
	case "regular":
		c.regular(m)
	case "study":
		c.study(m)
	case "confidence":
		c.confidence(m)
	case "review":
		c.yearReview(m)
	case "thematic":
		c.thematic(m)
	default:
		c.extraordinary(m)
	}
	return c.b
}

func (c *clerk) setScene(m *meeting) {
	c.scene = &scene{d: c.d, date: m.date, present: len(m.present), body: c.unit.body(), crew: c.unit.crew, chair: m.chair.who.name}
	if c.scene.crew == "" {
		c.scene.crew = "đơn vị"
	}
	for _, r := range m.present {
		c.scene.names = append(c.scene.names, r.who.name)
	}
	c.scene.secretary = pick(c.d, c.scene.names)
	if m.secretary != nil {
		c.scene.secretary = m.secretary.who.name
	}
}

// tell writes n sentences of a group of general.txt.
func (c *clerk) tell(group string, n int) { c.say(c.scene, c.book.groups[group], n) }

// section opens a level-2 heading.
func (c *clerk) section(list, english string) {
	c.add("## ", c.heading(list, english), "\n\n")
}

// part opens a level-3 heading.
func (c *clerk) part(list, english string) {
	c.add("### ", c.heading(list, english), "\n\n")
}

// attribute writes `- Key: ` of an attribute that opens a section.
func (c *clerk) attribute(keys *text.Vocabulary, word string) {
	c.add("- ", c.label(keys, word), ": ")
}

// name writes how a member of the unit is called in lists and tables.
func (c *clerk) name(r *row) {
	if c.informal && !c.english {
		c.add("đ/c ")
	}
	c.add(r.who.name)
}

// title writes the level-1 heading.
func (c *clerk) title(m *meeting) {
	kind := map[string]string{
		"regular": "thường kỳ", "thematic": "chuyên đề", "extraordinary": "bất thường",
		"study": "học tập", "review": "kiểm điểm cuối năm", "confidence": "lấy phiếu tín nhiệm",
	}[m.kind]
	forms := []string{"Sinh hoạt %s %s tháng %d năm %d", "Biên bản sinh hoạt %s %s tháng %d/%d"}
	if c.unit.isCommittee() {
		forms = []string{"Hội nghị %s %s tháng %d năm %d", "Biên bản hội nghị %s %s tháng %d/%d"}
	}
	c.add("# ", fmt.Sprintf(forms[c.habit%2], c.scene.body, kind, m.period.MonthOfYear(), m.period.Year()))
	c.end()
}

// vote writes a show of hands of so many entitled.
func (c *clerk) vote(entitled int) {
	yes := entitled
	if c.d.chance(80) {
		yes = max(0, yes-c.d.between(1, 2))
	}
	if !c.counts {
		c.add(fmt.Sprintf("%d/%d", yes, entitled))
		return
	}
	other := 0
	if entitled > yes {
		other = c.d.below(entitled - yes + 1)
	}
	said := fmt.Sprintf("%s %d, %s %d, %s %d",
		c.key(text.VoteWords, "for"), yes, c.key(text.VoteWords, "against"), entitled-yes-other, c.key(text.VoteWords, "other"), other)
	c.add(upperFirst(said))
}
