package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Begins tells whether a word, given by its form, begins with what was typed,
// also a form: with its letters, mark by mark, and with its tone if one was
// typed. quyết begins with quy, quyê and quyế, not with que.
func Begins(form, typed string) bool {
	letters, tone := parted(form)
	opening, asked := parted(typed)
	if asked != 0 && asked != tone {
		return false
	}
	for _, o := range Openings(opening) {
		if rest, ok := strings.CutPrefix(letters, o); ok {
			if r, _ := utf8.DecodeRuneInString(rest); rest == "" || !unicode.Is(unicode.M, r) {
				return true
			}
		}
	}
	return false
}

// Openings gives the letters with which words begin whose first letters were
// typed. A fold or form has i for the y of an open syllable, but what is typed
// needn't be a whole one: qui opens quí and quý, and quyết too.
func Openings(letters string) []string {
	if start, ok := strings.CutSuffix(letters, "i"); ok && isStart(start) {
		return []string{letters, start + "y"}
	}
	return []string{letters}
}

// parted gives a form's letters in NFD and its tone, 0 if it has none or
// several, which stay with their letters then.
func parted(form string) (letters string, tone rune) {
	letters = norm.NFD.String(form)
	for _, r := range letters {
		if !isTone(r) {
			continue
		}
		if tone != 0 {
			return letters, 0
		}
		tone = r
	}
	if tone != 0 {
		letters = strings.Replace(letters, string(tone), "", 1)
	}
	return letters, tone
}
