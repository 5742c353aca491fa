package record

import (
	"slices"
	"strconv"
	"strings"

	"bienban/cmd/bienban/internal/text"

	"github.com/yuin/goldmark/ast"
)

// order gives each part of a review its place in the practice: self-criticism,
// contributions, conclusion, response, vote (SCHEMA.md, `reviews.in_order`).
var order = map[string]int{
	"self-criticism": 1, "contributions": 2,
	"conclusion": 3, "strengths": 3, "shortcomings": 3,
	"response": 4, "vote": 5,
}

// review reads a section of self-criticism and criticism.
func (r *reader) review(s *Session, sec section) {
	v := Review{
		N: int32(len(s.Reviews) + 1), Anchor: sec.anchor, Member: sec.subject.ref(),
		Outcome: "spoke", InOrder: true,
	}
	attributes, blocks := r.attributes(sec.blocks, text.ReviewAttributes)
	for _, a := range attributes {
		r.reviewAttribute(&v, a)
	}
	last := 0
	step := func(word string) {
		if order[word] < last {
			v.InOrder = false
		}
		last = max(last, order[word])
	}
	if r.hasText(blocks) {
		v.HasSelf = true
		step("self-criticism")
	}
	for _, p := range sec.parts {
		word := r.partWord(p, text.ReviewParts)
		if word == "" {
			continue
		}
		step(word)
		r.reviewPart(s, &v, word, p)
	}
	s.Reviews = append(s.Reviews, v)
}

func (r *reader) reviewAttribute(v *Review, a attribute) {
	switch a.word {
	case "briefed":
		date, by := r.cutComma(a.value)
		v.Briefed = r.date(date)
		if by.text != "" {
			v.BriefedBy = by.ref()
		}
	case "notebook":
		r.notebook(v, a.value)
	case "scope":
		v.ScopePos = a.value.pos
		for rest := a.value; rest.text != ""; {
			var n span
			n, rest = r.cutComma(rest)
			if c := r.count(n); c.Known {
				v.Scope = append(v.Scope, c.N)
			}
		}
	case "outcome":
		if w, ok := r.word(a.value, text.ReviewOutcomes, "outcome"); ok {
			v.Outcome = w
		}
	}
}

// notebook reads `date`, `(hạn date)` or both.
func (r *reader) notebook(v *Review, s span) {
	done, due := r.cutDue(s)
	v.NotebookDue = due
	if done != "" {
		v.NotebookDone = r.date(span{done, s.pos})
	}
}

func (r *reader) reviewPart(s *Session, v *Review, word string, p part) {
	where := p.title.text
	switch word {
	case "self-criticism":
		v.HasSelf = v.HasSelf || r.hasText(p.blocks)
	case "contributions":
		for _, l := range r.lines(p.blocks, where) {
			name, said, ok := r.cutColon(l.span)
			if !ok || name.text == "" || said.text == "" {
				r.ds.Errorf(l.pos, "line.name", l.text).Advise("hint.name")
				continue
			}
			v.Contributed++
			v.Contributions = append(v.Contributions, Contribution{name.ref(), said.text})
		}
	case "conclusion":
		v.HasConclusion = v.HasConclusion || r.hasText(p.blocks)
		v.Conclusion = strings.TrimPrefix(v.Conclusion+"\n"+r.plain(p.blocks), "\n")
	case "strengths":
		for _, l := range r.lines(p.blocks, where) {
			v.Strengths++
			v.StrengthTexts = append(v.StrengthTexts, l.text)
		}
	case "shortcomings":
		for _, l := range r.lines(p.blocks, where) {
			words, due := r.cutDue(l.span)
			v.Shortcomings++
			if due != 0 {
				v.Dated++
			}
			r.item(s, l.node, l.node, Item{Kind: Shortcoming, Review: v.N, Member: v.Member, Text: words, Due: due})
		}
	case "response":
		v.HasResponse = v.HasResponse || r.hasText(p.blocks)
	case "vote":
		if w := r.partVote(p); w.Given {
			if v.Vote.Given {
				r.ds.Errorf(p.title.pos, "vote.again")
			}
			v.Vote = w
		}
	}
}

// item numbers an item within its kind and gives its line the item's number
// as anchor, so that the item's id is its address.
func (r *reader) item(s *Session, node, slot ast.Node, it Item) {
	r.numbers[it.Kind == Task]++
	it.N = r.numbers[it.Kind == Task]
	node.SetAttributeString("id", []byte(it.Anchor()))
	putSlot(slot, it.Anchor())
	s.Items = append(s.Items, it)
}

// Anchor gives `1` or `t1`: what follows the # in the item's id.
func (it *Item) Anchor() string {
	n := strconv.Itoa(int(it.N))
	if it.Kind == Task {
		return "t" + n
	}
	return n
}

// hasText tells whether blocks hold any text.
func (r *reader) hasText(blocks []ast.Node) bool {
	for _, b := range blocks {
		if r.inline(b).text != "" {
			return true
		}
	}
	return false
}

// plain gives the text of blocks without markup: a line a paragraph, a list's
// item, a table's row.
func (r *reader) plain(blocks []ast.Node) string {
	var lines []string
	for _, b := range blocks {
		inner := b.FirstChild()
		if inner == nil || inner.Type() != ast.TypeBlock {
			lines = append(lines, r.inline(b).text)
			continue
		}
		for ; inner != nil; inner = inner.NextSibling() {
			lines = append(lines, r.inline(inner).text)
		}
	}
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool { return l == "" }), "\n")
}

// partVote reads the one vote that a part holds; a part without text is none.
func (r *reader) partVote(p part) text.Vote {
	var all []string
	pos := p.title.pos
	for i, b := range p.blocks {
		s := r.inline(b)
		if i == 0 {
			pos = s.pos
		}
		all = append(all, s.text)
	}
	words := strings.TrimSpace(strings.Join(all, " "))
	if words == "" {
		return text.Vote{}
	}
	return r.vote(span{words, pos})
}
