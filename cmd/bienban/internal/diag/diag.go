// Package diag holds what a reader has to say about a file: where, how grave,
// which message of the catalogue, and what would mend it.
package diag

import (
	"cmp"
	"slices"
)

// Grade tells how grave a diagnostic is (FORMAT.md, "Diagnostics").
type Grade uint8

// The three grades: an Error fails the build, a Warning is readable but likely
// wrong, a Finding is true but breaks a rule of the practice.
const (
	Error Grade = iota
	Warning
	Finding
)

// String gives the grade's word as it stands in `file:line:column: error: …`.
func (g Grade) String() string { return [...]string{"error", "warning", "finding"}[g] }

// Pos is a place in a file: line and character, both from 1; zero is "no place".
type Pos struct{ Line, Col int32 }

// Before reports whether p stands before q in a file.
func (p Pos) Before(q Pos) bool {
	return p.Line < q.Line || p.Line == q.Line && p.Col < q.Col
}

// Diagnostic is one thing said of one place. Message and Hint are keys of the
// catalogue, filled with their arguments only when printed, in the language
// of whoever reads.
type Diagnostic struct {
	File     string
	Pos      Pos
	Grade    Grade
	Message  string
	Args     []string
	Hint     string
	HintArgs []string
}

// Advise adds a hint: what would mend it.
func (d *Diagnostic) Advise(hint string, args ...string) {
	d.Hint, d.HintArgs = hint, args
}

// Suggest adds the hint "did you mean …", unless there is no near word.
func (d *Diagnostic) Suggest(near string) {
	if near != "" {
		d.Advise("near", near)
	}
}

// List collects diagnostics in the order found.
type List []Diagnostic

// Errorf adds an error. Despite the name no text is formatted yet: message is
// a key of the catalogue. The pointer is good until the next call and lets a
// caller add a hint.
func (l *List) Errorf(pos Pos, message string, args ...string) *Diagnostic {
	return l.add(Diagnostic{Pos: pos, Grade: Error, Message: message, Args: args})
}

// Warnf adds a warning, as Errorf does an error.
func (l *List) Warnf(pos Pos, message string, args ...string) *Diagnostic {
	return l.add(Diagnostic{Pos: pos, Grade: Warning, Message: message, Args: args})
}

func (l *List) add(d Diagnostic) *Diagnostic {
	*l = append(*l, d)
	return &(*l)[len(*l)-1]
}

// In names the file of every diagnostic that has none yet.
func (l List) In(file string) List {
	for i := range l {
		if l[i].File == "" {
			l[i].File = file
		}
	}
	return l
}

// Sort orders by file, place, grade and message: the same list on any machine.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col),
			cmp.Compare(a.Grade, b.Grade),
			cmp.Compare(a.Message, b.Message),
			slices.Compare(a.Args, b.Args),
		)
	})
}

// Count tells how many of a grade there are.
func (l List) Count(g Grade) int {
	n := 0
	for _, d := range l {
		if d.Grade == g {
			n++
		}
	}
	return n
}
