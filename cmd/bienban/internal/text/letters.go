package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letter is what a precomposed Latin letter is made of.
type letter struct {
	plain rune   // lower case, without any mark
	mark  string // lower case in NFD without its tone mark; "" where plain alone does
	tone  rune   // the tone mark, 0 if none
}

// letters spares decomposing the letters that Vietnamese is written with; all
// of them lie in two blocks.
var letters = func() (m [2][]*letter) {
	for i, b := range blocks {
		m[i] = make([]*letter, b.to-b.from)
		for r := b.from; r < b.to; r++ {
			if unicode.IsLetter(r) && norm.NFC.IsNormalString(string(r)) {
				if l, ok := decompose(r); ok {
					m[i][r-b.from] = &l
				}
			}
		}
	}
	return m
}()

var blocks = [2]struct{ from, to rune }{{0xc0, 0x250}, {0x1e00, 0x1f00}}

// letterOf gives what a letter is made of, nil where the tables don't say.
func letterOf(r rune) *letter {
	for i, b := range blocks {
		if b.from <= r && r < b.to {
			return letters[i][r-b.from]
		}
	}
	return nil
}

func decompose(r rune) (letter, bool) {
	var l letter
	var quality strings.Builder
	for i, c := range norm.NFD.String(string(r)) {
		c = unicode.ToLower(c)
		switch {
		case i == 0:
			l.plain = plainD(c)
			quality.WriteRune(c)
		case strings.ContainsRune(tones, c):
			l.tone = c
		case unicode.Is(unicode.Mn, c):
			quality.WriteRune(c)
		default:
			return l, false
		}
	}
	if q := quality.String(); q != string(l.plain) {
		l.mark = q
	}
	return l, true
}

// latin tells whether every character is ASCII or one of letters, so that no
// general decomposition is needed.
func latin(s string) bool {
	for _, r := range s {
		if r >= utf8.RuneSelf {
			if letterOf(r) == nil {
				return false
			}
		}
	}
	return true
}

// Usual looks through a file's bytes once. bad is where the first byte stands
// that is NUL or no UTF-8, or -1. usual tells that there is nothing to convert:
// NFC for certain, and no CR; false means that a closer look is needed.
func Usual(b []byte) (usual bool, bad int) {
	usual = true
	for i := 0; i < len(b); {
		c := b[i]
		if c < utf8.RuneSelf {
			if c == 0 {
				return false, i
			}
			usual = usual && c != '\r'
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return false, i
		}
		if letterOf(r) == nil && (r < 0x2010 || r > 0x2027) {
			usual = false
		}
		i += n
	}
	return usual, -1
}

// Squeeze gives s with single spaces and none at the ends.
func Squeeze(s string) string {
	gap := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == ' ':
			if gap {
				return strings.Join(strings.Fields(s), " ")
			}
			gap = true
		case c < ' ' || c == 0xc2 || c == 0xe1 || c == 0xe2 || c == 0xe3:
			// Controls, and the first bytes of the wider spaces: 0xe1 is mostly
			// Vietnamese, so only its one space is looked for.
			if c == 0xe1 && !strings.HasPrefix(s[i:], "\u1680") {
				gap = false
				continue
			}
			return strings.Join(strings.Fields(s), " ")
		default:
			gap = false
		}
	}
	if gap && s != "" {
		return s[:len(s)-1]
	}
	return s
}

// Length gives how many characters a text has.
func Length(s string) int { return utf8.RuneCountInString(s) }
