package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Words beyond these were not written by people. Composing goes by Unicode's
// stream-safe text from 31 marks in a row on, where the script doesn't.
const (
	longest  = 64           // code points in NFC
	mostRow  = 15           // marks in a row in NFD
	maxBytes = 16 * longest // more than longest takes, composed or not
)

// spell gives a word's form and fold, and false for what is no word to find.
func spell(raw string) (form, fold string, ok bool) {
	if plain(raw) {
		return spellASCII(raw)
	}
	bare := strings.Map(func(r rune) rune {
		if r >= utf8.RuneSelf && classOf(r) == vanishing {
			return -1
		}
		return r
	}, raw)
	if len(bare) > maxBytes {
		return "", "", false
	}
	whole := norm.NFD.String(bare)
	var letters, folded strings.Builder
	letters.Grow(len(whole) + 2)
	tones, row := 0, 0
	var tone rune
	for _, r := range whole {
		switch {
		case r < utf8.RuneSelf || !unicode.Is(unicode.M, r):
			row = 0
		case row == mostRow:
			return "", "", false
		default:
			row++
		}
		if isTone(r) {
			tones++
			tone = r
		}
		r = small(r)
		letters.WriteRune(r)
		if r == 'đ' {
			r = 'd'
		}
		if !unicode.Is(unicode.Mn, r) {
			folded.WriteRune(r)
		}
	}
	form = letters.String()
	if tones == 1 {
		form = strings.Replace(form, string(tone), "", 1)
	}
	form = openI(form)
	if tones == 1 {
		form += string(tone)
	}
	form = norm.NFC.String(form)
	return form, foldASCII(folded.String()), utf8.RuneCountInString(norm.NFC.String(whole)) <= longest
}

// spellASCII is spell for the words that need no table.
func spellASCII(raw string) (form, fold string, ok bool) {
	if len(raw) > longest {
		return "", "", false
	}
	form = openI(strings.ToLower(raw))
	return form, foldASCII(form), true
}

func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// foldASCII ends a fold: i for y, and numbers without leading zeros.
func foldASCII(s string) string {
	if digits(s) {
		if s = strings.TrimLeft(s, "0"); s == "" {
			return "0"
		}
		return s
	}
	return openI(s)
}

// digits tells whether s is a number in ASCII.
func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func isTone(r rune) bool {
	switch r {
	case 0x300, 0x301, 0x303, 0x309, 0x323:
		return true
	}
	return false
}

// small gives the small letter, and đ for the look-alikes that other keyboards
// put in its place.
func small(r rune) rune {
	r = unicode.ToLower(r)
	if r == 'ð' || r == 'ɖ' {
		return 'đ'
	}
	return r
}

// openI gives a syllable that is one consonant and y with i instead: both
// spellings are in use (kỹ and kĩ, quý and quí). It takes letters without tone.
func openI(letters string) string {
	if start, ok := strings.CutSuffix(letters, "y"); ok && isStart(start) {
		return start + "i"
	}
	return letters
}

// isStart tells whether letters may stand before an i that is written y as well.
func isStart(letters string) bool {
	switch letters {
	case "", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x",
		"ch", "gh", "kh", "ng", "nh", "ph", "th", "tr", "qu":
		return true
	}
	return false
}
