package record

import (
	"bytes"
	"html"
)

// Passage is what a body says under one heading with an anchor.
type Passage struct {
	Anchor  string // "": before the first heading
	Level   int    // of the heading, 2 to 4; 0: none
	Heading string
	Lines   []string // a block, an item or a table's row each
}

// cellGap stands between the cells of a table's row.
const cellGap = "· "

// Passages gives the text of a body that HTML made, as readers see it: without
// links that only name their own place, and without slots. A body is of one's
// own making, so that tags are known by their names and end at the first `>`.
func Passages(body []byte) []Passage {
	p := passages{buf: make([]byte, 0, len(body)), heads: make([]passageHead, 1, 16), lines: make([]textLine, 0, 64)}
	for len(body) > 0 {
		before, rest, _ := bytes.Cut(body, []byte("<"))
		for bytes.IndexByte(before, Slot[0]) >= 0 {
			var slot []byte
			slot, before, _ = bytes.Cut(before, []byte(Slot))
			p.text(slot)
			_, before, _ = bytes.Cut(before, []byte(Slot))
		}
		p.text(before)
		var tag []byte
		tag, body, _ = bytes.Cut(rest, []byte(">"))
		if bytes.HasPrefix(tag, []byte(`a class="pin"`)) {
			_, body, _ = bytes.Cut(body, []byte("</a>"))
			continue
		}
		p.tag(tag)
	}
	return p.all()
}

// passages gathers text. All of it stands in one buffer: records have hundreds
// of lines.
type passages struct {
	buf     []byte
	begin   int  // of the line being written
	gap     bool // space is due before what comes
	cell    bool // so is the mark between cells
	heading bool // the line is a passage's heading
	pre     bool // line ends stand
	heads   []passageHead
	lines   []textLine
}

type passageHead struct {
	anchor string
	level  int
	from   int // its first line
}

type textLine struct {
	from, to int
	heading  bool
}

func (p *passages) tag(tag []byte) {
	name, attributes, _ := bytes.Cut(tag, []byte(" "))
	switch string(name) {
	case "a", "/a", "em", "/em", "strong", "/strong", "del", "/del", "code", "/code", "input":
		return
	case "br":
		p.gap = true
		return
	case "td", "th":
		p.cell = true
		return
	case "/td", "/th":
		return
	}
	p.end()
	switch string(name) {
	case "pre", "/pre":
		p.pre = name[0] == 'p'
	case "h2", "h3", "h4":
		if id, ok := bytes.CutPrefix(attributes, []byte(`id="`)); ok {
			p.heads = append(p.heads, passageHead{string(bytes.TrimSuffix(id, []byte(`"`))), int(name[1] - '0'), len(p.lines)})
			p.heading = true
		}
	}
}

// end ends a line.
func (p *passages) end() {
	if len(p.buf) > p.begin {
		p.lines = append(p.lines, textLine{p.begin, len(p.buf), p.heading})
	}
	p.begin, p.gap, p.cell, p.heading = len(p.buf), false, false, false
}

// text adds what stands between two tags; of runs of space only one.
func (p *passages) text(s []byte) {
	if bytes.IndexByte(s, '&') >= 0 {
		s = []byte(html.UnescapeString(string(s)))
	}
	for from := 0; from < len(s); {
		// Most texts are of one piece.
		to := from
		for to < len(s) && (!space(s[to]) || s[to] == ' ' && to > from && to+1 < len(s) && !space(s[to+1])) {
			to++
		}
		p.add(s[from:to])
		for ; to < len(s) && space(s[to]); to++ {
			p.gap = true
			if s[to] == '\n' && p.pre {
				p.end()
			}
		}
		from = to
	}
}

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }

// add adds text without space at its ends.
func (p *passages) add(s []byte) {
	if len(s) == 0 {
		return
	}
	if len(p.buf) > p.begin {
		if p.gap || p.cell {
			p.buf = append(p.buf, ' ')
		}
		if p.cell {
			p.buf = append(p.buf, cellGap...)
		}
	}
	p.buf = append(p.buf, s...)
	p.gap, p.cell = false, false
}

func (p *passages) all() []Passage {
	p.end()
	text := string(p.buf)
	lines := make([]string, 0, len(p.lines))
	out := make([]Passage, 0, len(p.heads))
	for i, h := range p.heads {
		to := len(p.lines)
		if i+1 < len(p.heads) {
			to = p.heads[i+1].from
		}
		x := Passage{Anchor: h.anchor, Level: h.level}
		from := len(lines)
		for _, l := range p.lines[h.from:to] {
			if l.heading {
				x.Heading = text[l.from:l.to]
				continue
			}
			lines = append(lines, text[l.from:l.to])
		}
		x.Lines = lines[from:len(lines):len(lines)]
		if x.Level > 0 || len(x.Lines) > 0 {
			out = append(out, x)
		}
	}
	return out
}
