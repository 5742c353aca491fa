package demo

import (
	"strings"

	"bienban/cmd/bienban/internal/text"
)

// tongue is how headings and keys are spelled: in English, or by the habit of
// one Vietnamese clerk.
type tongue struct {
	lists   map[string][]string // of words.txt
	english bool
	habit   int
}

// key spells a word of a vocabulary.
func (t tongue) key(v *text.Vocabulary, word string) string {
	if t.english {
		return word
	}
	return v.Vietnamese(word)
}

// label spells a key of a list, with a capital.
func (t tongue) label(v *text.Vocabulary, word string) string { return upperFirst(t.key(v, word)) }

// heading spells a heading of a section of words.txt.
func (t tongue) heading(list, english string) string {
	for _, line := range t.lists[list] {
		rest, ok := strings.CutPrefix(line, english+" | ")
		if !ok {
			continue
		}
		if t.english {
			return english
		}
		for n := t.habit % (strings.Count(rest, "|") + 1); n > 0; n-- {
			_, rest, _ = strings.Cut(rest, " | ")
		}
		first, _, _ := strings.Cut(rest, " | ")
		return first
	}
	panic("words.txt has no " + list + ": " + english)
}
