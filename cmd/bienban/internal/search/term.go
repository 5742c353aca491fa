package search

import (
	"strings"
	"sync"
)

// Term is a word as search knows it, and where it stands in its line.
type Term struct {
	// Form is the word with its marks in one spelling: small letters, the tone
	// at the end, NFC; hòa and hoà, kỹ and kĩ have one form.
	Form string
	// Fold is the word without marks, đ as d, a number without leading zeros.
	// Words of one form have one fold.
	Fold string
	// Start and End are the bytes of the line that the word takes. A date
	// becomes day, month, year: there the terms' order is not the line's.
	Start, End int
	// Break tells that the word before is no neighbour: a sentence ends between
	// them. The first word of a line has none.
	Break bool
}

// Terms gives the words of one line of text: runs of letters, marks and
// digits that a letter or a digit begins. What no one would type (more than 64
// characters, or 16 marks in a row) is left out. Lines never join, so a text of
// several lines is given line by line.
func Terms(line string) []Term {
	var out []Term
	var r run
	known := spellings.Get().(map[string]spelt)
	defer spellings.Put(known)
	dropped := false
	for l := (lexer{line: line}); l.next(); {
		s := spellOnce(known, line[l.start:l.end])
		if r.n > 0 && (s.form == "" || !r.takes(s.piece, l.joint)) {
			settleTerms(out, &r)
			r = run{}
		}
		if s.form == "" {
			dropped = true
			continue
		}
		if s.digits > 0 {
			r.add(s.piece)
		}
		out = append(out, Term{s.form, s.fold, l.start, l.end, (l.broken || dropped) && len(out) > 0})
		dropped = false
	}
	settleTerms(out, &r)
	return out
}

// spelt is how a word as it was written is spelt; no form: it is left out.
type spelt struct {
	form, fold string
	piece
}

// spellings keeps what Terms has spelt, as most words come again.
var spellings = sync.Pool{New: func() any { return map[string]spelt{} }}

func spellOnce(known map[string]spelt, raw string) spelt {
	s, ok := known[raw]
	if ok {
		return s
	}
	form, fold, ok := spell(raw)
	if ok {
		s = spelt{form, fold, pieceOf(form)}
	}
	if len(raw) <= maxBytes {
		if len(known) == 1<<14 {
			clear(known)
		}
		raw = strings.Clone(raw)
		s.form, s.fold = strings.Clone(s.form), strings.Clone(s.fold)
		known[raw] = s
	}
	return s
}

// settleTerms puts the date that the last terms are, if they are one, into
// the order of days.
func settleTerms(terms []Term, r *run) {
	order := r.order()
	if order == nil {
		return
	}
	tail := terms[len(terms)-len(order):]
	was := [3]Term{}
	copy(was[:], tail)
	for i, from := range order {
		number := numeral(r.pieces[from].value)
		tail[i] = Term{number, number, was[from].Start, was[from].End, i == 0 && was[0].Break}
	}
}
