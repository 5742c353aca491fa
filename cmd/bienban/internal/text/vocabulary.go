package text

import (
	"strings"
	"sync"
	"sync/atomic"
)

// Vocabulary is a set of words that FORMAT.md lists: each has an English name,
// which the program uses, and further spellings. Words are compared folded.
type Vocabulary struct {
	words     []string          // the English names, in the order of the table
	spellings []string          // every spelling, as written
	byFold    map[string]string // folded spelling → English name
	asWritten map[string]string // spelling as the table has it → English name
	vi        map[string]string // English name → first other spelling

	nearest    sync.Map // text → nearest spelling
	remembered atomic.Int64
}

// vocabulary makes one from lines `english | spelling | spelling`.
func vocabulary(table string) *Vocabulary {
	v := &Vocabulary{byFold: map[string]string{}, asWritten: map[string]string{}, vi: map[string]string{}}
	for line := range strings.SplitSeq(strings.TrimSpace(table), "\n") {
		english := ""
		for i, s := range strings.Split(line, "|") {
			s = strings.TrimSpace(s)
			switch i {
			case 0:
				english = s
				v.words = append(v.words, s)
			case 1:
				v.vi[english] = s
			}
			v.spellings = append(v.spellings, s)
			v.byFold[Fold(s)] = english
			v.asWritten[s] = english
		}
	}
	return v
}

// Find gives the English name of a word written in any of its spellings.
func (v *Vocabulary) Find(s string) (string, bool) {
	w, ok := v.asWritten[s] // spares folding what is spelled as usual
	if !ok && len(s) <= maxWord {
		w, ok = v.byFold[Fold(s)]
	}
	return w, ok
}

// Nearest gives the spelling nearest to s, or "" where none is near. The
// headings of minutes repeat, so answers are remembered, as far as they go.
func (v *Vocabulary) Nearest(s string) string {
	if len(s) > maxWord {
		return "" // far from every word, and too long to be remembered
	}
	if near, ok := v.nearest.Load(s); ok {
		return near.(string)
	}
	near := Nearest(s, v.spellings)
	if v.remembered.Add(1) <= maxRemembered {
		v.nearest.Store(s, near)
	}
	return near
}

const (
	maxRemembered = 4096
	maxWord       = 256 // bytes; the longest spelling has fifty
)

// Words gives the English names in the order of FORMAT.md's table.
func (v *Vocabulary) Words() []string { return v.words }

// Spellings gives every spelling of every word, as FORMAT.md writes it.
func (v *Vocabulary) Spellings() []string { return v.spellings }

// Vietnamese gives the first Vietnamese spelling of an English name, or the
// name itself where there is none.
func (v *Vocabulary) Vietnamese(word string) string {
	if s, ok := v.vi[word]; ok {
		return s
	}
	return word
}
