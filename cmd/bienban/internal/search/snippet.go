package search

import (
	"slices"
	"strings"
)

// seeker knows what a query's words look like in a text.
type seeker struct {
	words []sought
	pairs map[[2]string]bool // folds of neighbours
}

// sought is a word that is looked for, with the forms that were written.
type sought struct {
	fold   string
	prefix bool
	forms  []string
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
	for i := range s.words {
		if of := &s.words[i]; of.fold == w.Fold && of.prefix == prefix {
			if !slices.Contains(of.forms, w.Form) {
				of.forms = append(of.forms, w.Form)
			}
			return
		}
	}
	s.words = append(s.words, sought{w.Fold, prefix, []string{w.Form}})
}

// meets tells whether a word of a text is this one, and in a form that was
// written.
func (w *sought) meets(t Term) (folded, exact bool) {
	if !w.prefix {
		return t.Fold == w.fold, t.Fold == w.fold && slices.Contains(w.forms, t.Form)
	}
	for _, o := range Openings(w.fold) {
		folded = folded || strings.HasPrefix(t.Fold, o)
	}
	return folded, folded && slices.ContainsFunc(w.forms, func(f string) bool { return Begins(t.Form, f) })
}

// score is how much of a query stands in some lines, compared from left to
// right: words, pairs of neighbours and words as they were written, first of
// those that the page's top lacks, then of all.
type score [6]int

func (a score) above(b score) bool { return slices.Compare(a[:], b[:]) > 0 }

// presence is what of a query stands in some lines.
type presence struct {
	folded, exact []bool // by word
	pairs         map[[2]string]bool
}

func (s *seeker) presence(lines ...string) presence {
	p := presence{make([]bool, len(s.words)), make([]bool, len(s.words)), map[[2]string]bool{}}
	for _, line := range lines {
		terms := Terms(line)
		for i, t := range terms {
			for j := range s.words {
				f, e := s.words[j].meets(t)
				p.folded[j], p.exact[j] = p.folded[j] || f, p.exact[j] || e
			}
			if i > 0 && !t.Break {
				if pair := [2]string{terms[i-1].Fold, t.Fold}; s.pairs[pair] {
					p.pairs[pair] = true
				}
			}
		}
	}
	return p
}

// score counts each word and pair once.
func (s *seeker) score(top presence, lines ...string) (out score) {
	p := s.presence(lines...)
	count := func(at int, here, lacking bool) {
		if here {
			out[at+3]++
			if lacking {
				out[at]++
			}
		}
	}
	for j := range s.words {
		count(0, p.folded[j], !top.folded[j])
		count(2, p.exact[j], !top.folded[j])
	}
	for pair := range p.pairs {
		count(1, true, !top.pairs[pair])
	}
	return out
}

// best gives the section of a record that has most of what of the query its
// title, unit and names lack, the first of equal ones, and a snippet of its
// best line. Where they lack nothing, or no section has a word that they lack,
// it is the page's top, and the snippet is of the names, else of the first line.
func (s *seeker) best(r *Record) (anchor, heading string, snippet []Piece) {
	top := s.presence(append([]string{r.Title, r.Unit}, r.Names...)...)
	var of *Section
	var most score
	for i := range r.Sections {
		x := &r.Sections[i]
		if got := s.score(top, append([]string{x.Heading}, x.Lines...)...); got[0] > 0 && got.above(most) {
			of, most = x, got
		}
	}
	if of == nil {
		return "", "", s.snippet(topLine(r))
	}
	return of.Anchor, of.Heading, s.snippet(s.bestLine(top, of.Lines))
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

// bestLine gives the line with most of the query, the first of equal ones.
func (s *seeker) bestLine(top presence, lines []string) (line string) {
	var most score
	for i, l := range lines {
		if got := s.score(top, l); i == 0 || got.above(most) {
			line, most = l, got
		}
	}
	return line
}

// The words of a snippet, and how many of them come before the first mark.
const (
	snippetWords  = 40
	snippetBefore = 8
)

// snippet cuts a line around its first mark.
func (s *seeker) snippet(line string) []Piece {
	terms := Terms(line)
	marked := make([]bool, len(terms))
	first := len(terms)
	for i, t := range terms {
		marked[i] = slices.ContainsFunc(s.words, func(w sought) bool { f, _ := w.meets(t); return f })
		if marked[i] {
			first = min(first, i)
		}
	}
	if first == len(terms) {
		first = 0
	}
	from := max(0, first-snippetBefore)
	to := min(len(terms), from+snippetWords)
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
	for i := from; i < to; i++ {
		if marked[i] {
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
