// Package text knows the language of minutes: how words are compared, how
// dates, months, times and votes are written, and the vocabulary of keys,
// headings and enum words. It reads no files and knows no records.
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold gives the form in which keys, headings and enum words are compared
// (FORMAT.md, "Folding"): NFD without combining marks, đ as d, lower case,
// runs of space, `_` and `-` as one `-`, none at the ends.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	b := make([]byte, 0, len(s))
	gap := false
	for _, r := range decomposed(s) {
		l := letterOf(r)
		switch {
		case r == '_' || r == '-' || unicode.IsSpace(r):
			gap = true
			continue
		case l != nil:
			r = l.plain
		case r >= utf8.RuneSelf && unicode.Is(unicode.Mn, r):
			continue
		default:
			r = plainD(unicode.ToLower(r))
		}
		if gap && len(b) > 0 {
			b = append(b, '-')
		}
		gap = false
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}

// plainD gives d for đ and for the look-alikes (eth, African d) that other
// keyboards put in its place; Unicode decomposes none of them.
func plainD(r rune) rune {
	if r == 'đ' || r == 'ð' || r == 'ɖ' {
		return 'd'
	}
	return r
}

// isFolded spares the common case, a word that is folded already.
func isFolded(s string) bool {
	gap := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '-':
			if gap {
				return false
			}
			gap = true
		case c >= utf8.RuneSelf, c == ' ', c == '_', 'A' <= c && c <= 'Z', '\t' <= c && c <= '\r':
			return false
		default:
			gap = false
		}
	}
	return !gap || s == ""
}

// decomposed gives s in NFD, and s itself where letters knows all of it.
func decomposed(s string) string {
	if latin(s) {
		return s
	}
	return norm.NFD.String(s)
}

// tones are the five tone marks of Vietnamese as combining characters; the
// marks that make another vowel (â, ă, ơ) are not among them.
const tones = "\u0300\u0301\u0303\u0309\u0323"

// AsWritten gives the form in which names are compared first (FORMAT.md,
// "Member"): any case, single spaces, and a tone mark on either vowel, so
// that Thúy and Thuý, HÒA and hoà are the same and Thuy is another.
func AsWritten(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 8)
	var tone rune
	inWord := false
	endWord := func() {
		if tone != 0 {
			b.WriteRune(tone)
			tone = 0
		}
		inWord = false
	}
	for _, r := range decomposed(s) {
		l := letterOf(r)
		switch {
		case unicode.IsSpace(r):
			endWord()
			continue
		case r >= utf8.RuneSelf && strings.ContainsRune(tones, r):
			tone = r
			continue
		}
		if !inWord && b.Len() > 0 {
			b.WriteByte(' ')
		}
		inWord = true
		switch {
		case l == nil:
			b.WriteRune(unicode.ToLower(r))
			continue
		case l.mark != "":
			b.WriteString(l.mark)
		default:
			b.WriteRune(l.plain)
		}
		if l.tone != 0 {
			tone = l.tone
		}
	}
	endWord()
	return b.String()
}

// NFC gives s in the form in which everything is kept and written.
func NFC(s string) string { return norm.NFC.String(s) }
