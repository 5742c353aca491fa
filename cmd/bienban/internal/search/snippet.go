package search

import (
	"slices"
	"strings"
)

// seeker knows what a query's words look like in a text.
type seeker struct {
	words  []sought
	pairs  map[[2]string]bool // folds of neighbours
	marked bool               // a word was written with marks
}

// sought is a word that is looked for, with the forms that were written.
type sought struct {
	fold   string
	prefix bool
	forms  []string
	strict bool // in no other forms
}

// seekerOf gathers the words of all branches.
func seekerOf(q Query) seeker {
	s := seeker{pairs: map[[2]string]bool{}}
	for _, branch := range q.Branches {
		for i, c := range branch {
			for j, w := range c.Words {
				s.add(w, c.Prefix)
				if j > 0 {
					s.pairs[[2]string{c.Words[j-1].Fold, w.Fold}] = true
				}
			}
			if i > 0 && !c.Phrase && !c.Prefix && !branch[i-1].Phrase && !branch[i-1].Prefix {
				s.pairs[[2]string{branch[i-1].Words[0].Fold, c.Words[0].Fold}] = true
			}
		}
	}
	return s
}

func (s *seeker) add(w Word, prefix bool) {
	s.marked = s.marked || !plain(w.Form)
	for i := range s.words {
		if of := &s.words[i]; of.fold == w.Fold && of.prefix == prefix {
			if !slices.Contains(of.forms, w.Form) {
				of.forms = append(of.forms, w.Form)
			}
			return
		}
	}
	s.words = append(s.words, sought{fold: w.Fold, prefix: prefix, forms: []string{w.Form}})
}

// within gives the seeker for some lines. In a query with marks, a word that
// stands there as it was written is not looked for in other forms.
func (s seeker) within(lines []string) seeker {
	if !s.marked {
		return s
	}
	stands := s.presence(lines...)
	s.words = slices.Clone(s.words)
	for i := range s.words {
		s.words[i].strict = stands.exact[i]
	}
	return s
}

// meets tells whether a word of a text is this one, and in a form that was
// written.
func (w *sought) meets(t Term) (found, exact bool) {
	if !w.prefix {
		found = t.Fold == w.fold
		exact = found && slices.Contains(w.forms, t.Form)
	} else {
		for _, o := range Openings(w.fold) {
			found = found || strings.HasPrefix(t.Fold, o)
		}
		exact = found && slices.ContainsFunc(w.forms, func(f string) bool { return Begins(t.Form, f) })
	}
	return found && (exact || !w.strict), exact
}

// marks tells whether a word of a text is one that is looked for.
func (s *seeker) marks(t Term) bool {
	return slices.ContainsFunc(s.words, func(w sought) bool { found, _ := w.meets(t); return found })
}

// score is how much of a query stands in some lines, compared from left to
// right: words, pairs of neighbours and words as they were written, first of
// those that the page's top lacks, then of all; last words and pairs of the
// heading.
type score [8]int

func (a score) above(b score) bool { return slices.Compare(a[:], b[:]) > 0 }

// presence is what of a query stands in some lines.
type presence struct {
	found, exact []bool // by word
	pairs        map[[2]string]bool
}

func (s *seeker) presence(lines ...string) presence {
	p := presence{make([]bool, len(s.words)), make([]bool, len(s.words)), map[[2]string]bool{}}
	for _, line := range lines {
		s.look(&p, Terms(line))
	}
	return p
}

// look adds what stands in a row of terms.
func (s *seeker) look(p *presence, terms []Term) {
	before := false // the term before is one that is looked for
	for i, t := range terms {
		here := false
		for j := range s.words {
			f, e := s.words[j].meets(t)
			here = here || f
			p.found[j], p.exact[j] = p.found[j] || f, p.exact[j] || e
		}
		if here && before && !t.Break {
			if pair := [2]string{terms[i-1].Fold, t.Fold}; s.pairs[pair] {
				p.pairs[pair] = true
			}
		}
		before = here
	}
}

// size counts words and pairs.
func (p presence) size() (words, pairs int) {
	for _, found := range p.found {
		if found {
			words++
		}
	}
	return words, len(p.pairs)
}

// score counts each word and pair once.
func (s *seeker) score(top presence, heading string, lines ...string) (out score) {
	p := s.presence(append([]string{heading}, lines...)...)
	for j := range s.words {
		count(out[:6], 0, p.found[j], !top.found[j])
		count(out[:6], 2, p.exact[j], !top.found[j])
	}
	for pair := range p.pairs {
		count(out[:6], 1, true, !top.pairs[pair])
	}
	out[6], out[7] = s.presence(heading).size()
	return out
}

func count(numbers []int, at int, here, lacking bool) {
	if here {
		numbers[at+3]++
		if lacking {
			numbers[at]++
		}
	}
}

// best gives the section of a record that has most of what of the query its
// title, unit and names lack, the first of equal ones, and a snippet of its
// best line. Where they lack nothing, or no section has a word that they lack,
// it is the page's top, and the snippet is of the names, else of the first line.
func (s seeker) best(r *Record) (anchor, heading string, snippet []Piece) {
	s = s.within(linesOf(r, -1))
	top := s.presence(append([]string{r.Title, r.Unit}, r.Names...)...)
	of := -1
	var most score
	for i, x := range r.Sections {
		if got := s.score(top, x.Heading, x.Lines...); got[0] > 0 && got.above(most) {
			of, most = i, got
		}
	}
	if of < 0 {
		return "", "", s.snippet(topLine(r))
	}
	return r.Sections[of].Anchor, r.Sections[of].Heading, s.snippet(s.bestLine(top, r.Sections[of:]))
}

// topLine is what a page's top says beside its title.
func topLine(r *Record) string {
	if len(r.Names) > 0 {
		return strings.Join(r.Names, " · ")
	}
	for _, x := range r.Sections {
		if len(x.Lines) > 0 {
			return x.Lines[0]
		}
	}
	return ""
}

// talk is how many words a line has at least that says more than a date or a
// name.
const talk = 12

// bestLine gives the line of the first section with most of the query, the first
// of equal ones. Where the heading has as much, it is the first that says
// something, there or in the sections below it.
func (s *seeker) bestLine(top presence, sections []Section) (line string) {
	heading := s.presence(sections[0].Heading)
	var most score
	for i, l := range sections[0].Lines {
		if got := s.score(top, "", l); i == 0 || got.above(most) {
			line, most = l, got
		}
	}
	words, pairs := heading.size()
	if w, p := s.presence(line).size(); words == 0 || words < w || pairs < p {
		return line
	}
	for _, x := range sections {
		if w, p := s.presence(x.Heading).size(); w < words || p < pairs {
			break
		}
		for _, l := range x.Lines {
			if len(Terms(l)) >= talk {
				return l
			}
		}
	}
	return line
}

// The words of a snippet, and how many of them come before the first mark.
const (
	snippetWords  = 40
	snippetBefore = 8
)

// snippet cuts a line around what has most of the query, the first of equal
// places, and marks it.
func (s *seeker) snippet(line string) []Piece {
	terms := Terms(line)
	var marked []int
	for i, t := range terms {
		if s.marks(t) {
			marked = append(marked, i)
		}
	}
	from, to := 0, min(len(terms), snippetWords)
	most := [2]int{}
	for _, first := range marked {
		a := max(0, first-snippetBefore)
		b := min(len(terms), a+snippetWords)
		p := s.presence()
		s.look(&p, terms[first:b])
		words, pairs := p.size()
		if got := [2]int{words, pairs}; slices.Compare(got[:], most[:]) > 0 {
			from, to, most = a, b, got
		}
	}
	start, end := 0, len(line)
	if from > 0 {
		start = len(line)
		for _, t := range terms[from:to] {
			start = min(start, t.Start)
		}
	}
	if to < len(terms) {
		end = 0
		for _, t := range terms[from:to] {
			end = max(end, t.End)
		}
	}
	var marks [][2]int
	for _, i := range marked {
		if from <= i && i < to {
			marks = append(marks, [2]int{terms[i].Start, terms[i].End})
		}
	}
	slices.SortFunc(marks, func(a, b [2]int) int { return a[0] - b[0] })
	return pieces(line, start, end, marks)
}

// pieces cuts a line at its marks; what is left out at an end is shown by "…".
func pieces(line string, start, end int, marks [][2]int) (out []Piece) {
	add := func(text string, mark bool) {
		if text == "" {
			return
		}
		if n := len(out); n > 0 && out[n-1].Mark == mark {
			out[n-1].Text += text
			return
		}
		out = append(out, Piece{text, mark})
	}
	left, right := start > 0, end < len(line)
	shown := line[start:end]
	start += len(shown) - len(strings.TrimLeft(shown, " "))
	end -= len(shown) - len(strings.TrimRight(shown, " "))
	if left {
		add("…", false)
	}
	at := start
	for _, m := range marks {
		from, to := max(m[0], at), min(m[1], end)
		if from >= to {
			continue
		}
		add(line[at:from], false)
		add(line[from:to], true)
		at = to
	}
	if at < end {
		add(line[at:end], false)
	}
	if right {
		add("…", false)
	}
	return out
}
