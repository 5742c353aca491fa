package search

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// snippets of lines: what words, numbers and gaps between them are made of.
var snippets = [][]string{
	strings.Fields("tự phê bình hoà hòa kỹ kĩ quý quy y ÂN Đại Ðội ɖ ð ưỢ ngựa déjà İ Σ Straße ﬁ й 中文 가 हि 𐐀 ½ ٤ e\u0323\u0302 a\u0302\u0323 o\u031b"),
	{"\u0300", "\u0301", "\u0303", "\u0309", "\u0323", "\u0302", "\u031b", "\u0316", "\u0344", "\ufe0f", "\u20e3"},
	{"\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"},
	{"0", "1", "04", "11", "12", "13", "31", "32", "2019", "0000", "007", "12345"},
	{"-", "/", "-", "/", ".", ";", "!", "?", "(", ")", "[", "]", "…", ",", ":", "–", "*", "❤", "👍🏽", "≠", "\u00a0"},
	{" ", " ", " ", ". ", "; ", " (", "... "},
}

// randomLine gives a line of such pieces, now and then any characters.
func randomLine(dice *rand.Rand) string {
	var b strings.Builder
	kinds := []int{0, 0, 0, 0, 1, 2, 3, 4, 5, 5, 5}
	if dice.IntN(3) == 0 {
		kinds = []int{3, 3, 3, 4, 4, 5, 0} // dates
	}
	for range dice.IntN(16) {
		pieces := snippets[kinds[dice.IntN(len(kinds))]]
		switch dice.IntN(60) {
		case 0:
			b.WriteString(strings.Repeat(pieces[dice.IntN(len(pieces))], 10+dice.IntN(60)))
		case 1:
			b.WriteRune(anyRune(dice))
		case 2:
			fmt.Fprintf(&b, "%04d-%02d-%02d", dice.IntN(9999), dice.IntN(14), dice.IntN(33))
		case 3:
			fmt.Fprintf(&b, "%d/%d/%04d", dice.IntN(33), dice.IntN(14), dice.IntN(9999))
		default:
			b.WriteString(pieces[dice.IntN(len(pieces))])
		}
	}
	s := b.String()
	switch dice.IntN(4) {
	case 0:
		s = norm.NFD.String(s)
	case 1:
		s = norm.NFC.String(s)
	}
	return s
}

// anyRune gives a character that this Unicode has.
func anyRune(dice *rand.Rand) rune {
	for {
		if r := rune(dice.IntN(0x20000)); unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S) {
			return r
		}
	}
}

func TestTermsOfRandomLines(t *testing.T) {
	dice := rand.New(rand.NewPCG(5, 1))
	v := NewVocabulary()
	r := v.Reader()
	dates, breaks := 0, 0
	for range 10000 {
		line := randomLine(dice)
		got := provedTerms(t, line, v, r)
		for i, term := range got {
			if i > 0 && term.Start < got[i-1].Start {
				dates++
			}
			if term.Break {
				breaks++
			}
		}
	}
	if dates < 200 || breaks < 1000 {
		t.Errorf("only %d dates and %d breaks were met", dates, breaks)
	}
}
