package record

import (
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/text"
)

// reader reads one file: its source, and what there was to say about it.
type reader struct {
	src  *Source
	base int // where the body begins in src.Text
	ds   diag.List
	// headed tells that front matter was read, so that a key not seen is missing.
	headed bool
	unread map[string]bool // the keys whose values could not be read
	slugs  map[string]int  // how often each anchor was wanted
	marked bool            // the body may hold inline markup
	// sitting tells that the body's sections are to be told from one another.
	sitting bool
	// numbers counts the items so far: shortcomings, and tasks under true.
	numbers map[bool]int32
}

// at gives the place of a byte offset in the body.
func (r *reader) at(offset int) diag.Pos { return r.src.Pos(r.base + offset) }

// maxArgument is how much of a text a message quotes, in characters.
const maxArgument = 120

// said gives what there was to say of the file, at places that it has, with
// no more than a line's worth of its text in a message.
func (r *reader) said() diag.List {
	for i := range r.ds {
		d := &r.ds[i]
		d.Pos = r.src.within(d.Pos)
		for j, a := range d.Args {
			d.Args[j] = shorten(a)
		}
	}
	return r.ds.In(r.src.Path)
}

// shorten cuts a text that is too long for a message.
func shorten(s string) string {
	if len(s) <= maxArgument {
		return s
	}
	n := 0
	for i := range s {
		if n++; n == maxArgument {
			return s[:i] + "…"
		}
	}
	return s
}

// right gives a place so many characters further on in its line.
func (r *reader) right(p diag.Pos, characters int) diag.Pos {
	p.Col += int32(characters)
	return r.src.within(p)
}

// span is a piece of text and where it begins.
type span struct {
	text string
	pos  diag.Pos
}

// ref makes a reference of a span.
func (s span) ref() Ref { return Ref{Text: s.text, Pos: s.pos} }

// date reads a date, or reports why not and gives none.
func (r *reader) date(s span) text.Date {
	d, err := text.ParseDate(s.text)
	if err != nil {
		r.unreadable(s, "date", err)
	}
	return d
}

// unreadable reports a date, month or time that is not one.
func (r *reader) unreadable(s span, what string, err error) {
	if err == text.ErrImpossible {
		r.ds.Errorf(s.pos, what+".impossible", s.text)
		return
	}
	r.ds.Errorf(s.pos, what+".form", s.text).Advise("hint." + what)
}

// count reads a whole number.
func (r *reader) count(s span) Count {
	n, ok := text.SmallNumber(s.text)
	if !ok {
		r.ds.Errorf(s.pos, "number.form", s.text)
	}
	return Count{Known: ok, N: int32(n)}
}

// year reads a year in which there were party cells.
func (r *reader) year(s span) int32 {
	n, ok := text.Digits(s.text)
	if !ok || n < 1930 || n > 9999 {
		r.ds.Errorf(s.pos, "year.form", s.text)
		return 0
	}
	return int32(n)
}

// positive reads a whole number from 1.
func (r *reader) positive(s span) int32 {
	n, ok := text.Digits(s.text)
	if !ok || n == 0 {
		r.ds.Errorf(s.pos, "number.positive", s.text)
	}
	return int32(n)
}

// word reads an enum word.
func (r *reader) word(s span, v *text.Vocabulary, what string) (string, bool) {
	w, ok := v.Find(s.text)
	if !ok {
		r.ds.Errorf(s.pos, what+".unknown", s.text).Suggest(v.Nearest(s.text))
	}
	return w, ok
}

// vote reads a vote.
func (r *reader) vote(s span) text.Vote {
	v, err := text.ParseVote(s.text)
	switch err {
	case nil:
	case text.ErrTooMany:
		r.ds.Errorf(s.pos, "vote.many", s.text)
	case text.ErrTwice:
		r.ds.Errorf(s.pos, "vote.twice", s.text)
	default:
		r.ds.Errorf(s.pos, "vote.form", s.text).Advise("hint.vote")
	}
	return v
}
