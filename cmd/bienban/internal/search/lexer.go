package search

import (
	"unicode"
	"unicode/utf8"
)

// lexer goes through a line from word to word.
type lexer struct {
	line       string
	start, end int // the word's bytes

	broken bool // the gap before the word ends a sentence
	joint  byte // the gap before the word if it is one character and that is - or /, else 0
}

// next goes to the next word, false after the last.
func (l *lexer) next() bool {
	line, from := l.line, l.end
	sign := 0 // bytes of a sign in the gap that may end a sentence
	i := from
	for ; i < len(line); i++ {
		c, n := ascii[line[i]], 1
		if c == wide {
			c, n = classAt(line, i)
		}
		if c == solid {
			break
		}
		if c == sentence {
			sign = n
		}
		i += n - 1
	}
	if i >= len(line) {
		return false
	}
	l.start = i
	l.broken = sign > 0 && i-from > sign
	l.joint = 0
	if i-from == 1 && (line[from] == '-' || line[from] == '/') {
		l.joint = line[from]
	}
	// What vanishes belongs to a word only if the word goes on after it.
	end := i
	for i < len(line) {
		c, n := ascii[line[i]], 1
		if c == wide {
			c, n = classAt(line, i)
		}
		if c < vanishing {
			break
		}
		i += n
		if c != vanishing {
			end = i
		}
	}
	l.end = end
	return true
}

// class is what a character does to words.
type class byte

const (
	other     class = iota
	sentence        // ends a sentence if it doesn't stand alone between two words
	wide            // the first byte of a character of several
	vanishing       // invisible: a word goes through it
	mark            // goes on a word
	solid           // letters and numbers: begins a word or goes on
)

// classAt gives the class of the character at a place, and its bytes.
func classAt(s string, i int) (class, int) {
	if i+2 < len(s) {
		// Two or three bytes of what Vietnamese is written with.
		switch a, b, c := s[i], s[i+1]^0x80, s[i+2]^0x80; {
		case 0xc2 <= a && a < 0xd0 && b < 0x40:
			return low[int(a&0x1f)<<6|int(b)], 2
		case a == 0xe1 && 0x38 <= b && b < 0x40 && c < 0x40:
			return high[int(b-0x38)<<6|int(c)], 3
		}
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	return classOf(r), n
}

var (
	// ascii has the class of a byte.
	ascii = func() (t [256]class) {
		for i := range t {
			t[i] = wide
			if i < utf8.RuneSelf {
				t[i] = classOf(rune(i))
			}
		}
		return t
	}()
	// low and high have the classes from U+0000 and from U+1E00 on.
	low = func() (t [0x400]class) {
		for i := range t {
			t[i] = classOf(rune(i))
		}
		return t
	}()
	high = func() (t [0x200]class) {
		for i := range t {
			t[i] = classOf(rune(0x1e00 + i))
		}
		return t
	}()
)

func classOf(r rune) class {
	switch r {
	case '.', ';', '!', '?', '(', ')', '[', ']', '…':
		return sentence
	case 0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff:
		return vanishing
	}
	switch {
	case unicode.In(r, unicode.L, unicode.N):
		return solid
	case unicode.Is(unicode.M, r):
		return mark
	}
	return other
}
