package search

import (
	"slices"
	"strings"
	"unicode"

	"bienban/cmd/bienban/internal/text"
)

// Parse reads a query as a reader writes it:
//
//	tự phê bình      records that have all these words
//	"tự phê bình"    in a row; so is what has no space: 11-NQ/CB, 4/11/2019
//	=phê  ="tự phê"  with just these marks
//	bin*             words that begin so
//	-hoãn  -"tự phê" not these
//	a OR b, a | b    either; HOẶC too
//	unit:e941        within a filter; đơn-vị:e941; -unit:e941 outside it
//	sort:date        in this order
//
// Filters are unit, year, kind, member, state, from, to, and the spellings that
// the grammar knows; a value with spaces stands in quotes. Whatever else there
// is, is text. Parse never fails: what can't be meant is left out with a fault.
func Parse(s string, g *Grammar) Query { return parse(s, g, false) }

// ParseTyping reads a query that is still being typed: the last word may go
// on, so it means all words that begin so, and an unfinished filter is no fault.
func ParseTyping(s string, g *Grammar) Query { return parse(s, g, true) }

func parse(s string, g *Grammar, typing bool) Query {
	r := queryReader{grammar: g, typing: typing, chars: []rune(cleaned(s))}
	r.limit()
	for r.at < len(r.chars) {
		r.next()
	}
	return r.query
}

// cleaned gives the text in NFC and without what is invisible: it comes with
// what is pasted, and would part a sign from its word.
func cleaned(s string) string {
	return text.NFC(strings.Map(func(r rune) rune {
		if classOf(r) == vanishing {
			return -1
		}
		return r
	}, s))
}

// queryReader goes through the characters of a query.
type queryReader struct {
	grammar *Grammar
	typing  bool // the end of the text is not the end of the query
	chars   []rune
	at      int

	query Query
	open  bool // the last branch goes on
	words int
	full  bool // it was said that there are too many words
}

// limit leaves out what is too long, from the last whole word on.
func (r *queryReader) limit() {
	if rest := r.chars[min(MaxLength, len(r.chars)):]; !slices.ContainsFunc(rest, func(c rune) bool { return !unicode.IsSpace(c) }) {
		return
	}
	cut := MaxLength
	for cut > 0 && !unicode.IsSpace(r.chars[cut]) {
		cut--
	}
	if cut == 0 {
		cut = MaxLength
	}
	r.chars, r.typing = r.chars[:cut], false
	r.fault(Fault{Code: TooLong, At: cut})
}

func (r *queryReader) fault(f Fault) { r.query.Faults = append(r.query.Faults, f) }

// orWords part branches; as they stand here, in capitals.
var orWords = map[string]bool{"OR": true, "HOẶC": true}

// next reads what stands before the next space, and a quotation whole.
func (r *queryReader) next() {
	start := r.at
	switch c := r.chars[start]; {
	case unicode.IsSpace(c):
		r.at++
		return
	case c == '|':
		r.at++
		r.open = false
		return
	}
	excluded := r.signs('-')
	if r.condition(start, excluded) {
		return
	}
	exact := r.signs('=')
	written, quoted := r.piece()
	if !excluded && !exact && !quoted && orWords[written] {
		r.open = false
		return
	}
	r.clauses(written, Clause{Exact: exact}, start, quoted, excluded)
}

// signs goes over signs before what they belong to.
func (r *queryReader) signs(sign rune) bool {
	start := r.at
	for r.at+1 < len(r.chars) && r.chars[r.at] == sign && !unicode.IsSpace(r.chars[r.at+1]) {
		r.at++
	}
	return r.at > start
}

// piece reads a quotation, or up to a space, a quotation mark or |. A
// quotation without end takes all the rest.
func (r *queryReader) piece() (written string, quoted bool) {
	ends := endsPiece
	if r.at < len(r.chars) && isQuote(r.chars[r.at]) {
		quoted, ends = true, isQuote
		r.at++
	}
	start := r.at
	for r.at < len(r.chars) && !ends(r.chars[r.at]) {
		r.at++
	}
	written = string(r.chars[start:r.at])
	if quoted && r.at < len(r.chars) {
		r.at++
	}
	return written, quoted
}

func isQuote(c rune) bool { return strings.ContainsRune("\"“”„«»″", c) }

func endsPiece(c rune) bool { return c == '|' || isQuote(c) || unicode.IsSpace(c) }

// clauses adds what a piece of text asks for: like holds the signs before it.
func (r *queryReader) clauses(written string, like Clause, start int, quoted, excluded bool) {
	atEnd := r.at == len(r.chars)
	starred := false
	if !quoted {
		bare := strings.TrimRight(written, "*")
		starred, written = bare != written, bare
	}
	terms := Terms(written)
	if len(terms) == 0 {
		return
	}
	last := terms[len(terms)-1]
	goesOn := !quoted && last.End == len(written) &&
		(starred || r.typing && atEnd && !excluded && len(terms) == 1 && begun(last.Fold))
	if excluded {
		like.Prefix = goesOn && len(terms) == 1
		r.add(like, words(written, terms), start, true)
		return
	}
	// No record holds a row of words across the end of a sentence, and what goes
	// on is a word of its own.
	first := 0
	for i := 1; i < len(terms); i++ {
		if terms[i].Break || goesOn && i == len(terms)-1 {
			r.add(like, words(written, terms[first:i]), start, false)
			first = i
		}
	}
	like.Prefix = goesOn
	r.add(like, words(written, terms[first:]), start, false)
}

// begun tells whether so much of a word is typed that it is worth looking for
// what begins so. A number means itself.
func begun(fold string) bool { return len([]rune(fold)) >= 2 && !digits(fold) }

// words gives terms as words, and the text of each in a spelling that gives
// the same word when it stands alone.
func words(written string, terms []Term) []Word {
	all := make([]Word, len(terms))
	for i, t := range terms {
		all[i] = Word{t.Form, t.Fold, written[t.Start:t.End]}
		if again := Terms(all[i].Text); len(again) != 1 || again[0].Form != t.Form || again[0].Fold != t.Fold {
			all[i].Text = t.Form
		}
	}
	return all
}

// add adds a clause as far as there is room for its words. A phrase to exclude
// is not made shorter: that would exclude more.
func (r *queryReader) add(c Clause, words []Word, start int, excluded bool) {
	if room := MaxWords - r.words; len(words) > room {
		if !r.full {
			r.fault(Fault{Code: TooManyWords, At: start})
			r.full = true
		}
		if room == 0 || excluded {
			return
		}
		words = words[:room]
	}
	r.words += len(words)
	c.Words, c.Phrase = words, len(words) > 1
	switch {
	case excluded:
		r.query.Excluded = append(r.query.Excluded, c)
	case r.open:
		last := len(r.query.Branches) - 1
		r.query.Branches[last] = append(r.query.Branches[last], c)
	default:
		r.query.Branches = append(r.query.Branches, []Clause{c})
		r.open = true
	}
}
