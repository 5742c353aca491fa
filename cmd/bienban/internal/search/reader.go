package search

import "strings"

// Token is a word of a line by its number in a Vocabulary.
type Token struct {
	Word  int32
	Break bool // as a Term's
}

// Reader reads lines into numbers, the same words as Terms gives. It remembers
// how words were written, and so serves one goroutine.
type Reader struct {
	v        *Vocabulary
	seen     map[string]spelling
	numerals map[uint16]spelling
}

// spelling is what is known of a word as it was written; word is -1 for what
// Terms leaves out.
type spelling struct {
	word int32
	piece
}

// mostSeen bounds a reader's memory (some 20 MB) where writing is boundless.
const mostSeen = 1 << 18

// Reader gives a new reader into the vocabulary.
func (v *Vocabulary) Reader() *Reader {
	return &Reader{v: v, seen: map[string]spelling{}, numerals: map[uint16]spelling{}}
}

// Line adds a line's words to out.
func (r *Reader) Line(line string, out []Token) []Token {
	first := len(out)
	var row run
	dropped := false
	for l := (lexer{line: line}); l.next(); {
		s, ok := r.seen[line[l.start:l.end]]
		if !ok {
			s = r.learn(line[l.start:l.end])
		}
		if row.n > 0 && (s.word < 0 || !row.takes(s.piece, l.joint)) {
			r.settle(out, &row)
			row = run{}
		}
		if s.word < 0 {
			dropped = true
			continue
		}
		if s.digits > 0 {
			row.add(s.piece)
		}
		out = append(out, Token{s.word, (l.broken || dropped) && len(out) > first})
		dropped = false
	}
	r.settle(out, &row)
	return out
}

// learn reads a word that is written in a new way.
func (r *Reader) learn(raw string) spelling {
	form, fold, ok := spell(raw)
	s := spelling{word: -1}
	if ok {
		s.word = r.v.number(form, fold)
		s.piece = pieceOf(form)
	}
	if len(raw) <= maxBytes {
		if len(r.seen) == mostSeen {
			clear(r.seen)
		}
		r.seen[strings.Clone(raw)] = s
	}
	return s
}

// settle is settleTerms for tokens.
func (r *Reader) settle(tokens []Token, row *run) {
	order := row.order()
	if order == nil {
		return
	}
	tail := tokens[len(tokens)-len(order):]
	broken := tail[0].Break
	for i, from := range order {
		s := r.numeral(row.pieces[from].value)
		tail[i] = Token{s.word, i == 0 && broken}
	}
}

func (r *Reader) numeral(value uint16) spelling {
	s, ok := r.numerals[value]
	if !ok {
		form := numeral(value)
		s.word = r.v.number(form, form)
		r.numerals[value] = s
	}
	return s
}
