package search

import (
	"slices"
	"strings"
)

// Telex reads a word that was typed by Telex or VNI while nothing made
// Vietnamese of it: tuwj and tu75 are tự, ddaij and d9ai5 are đại. It gives ""
// for what neither of them makes a syllable.
func Telex(s string) string {
	if len(s) > mostKeys || !plain(s) {
		return ""
	}
	var k keys
	press := k.telex
	if strings.ContainsAny(s, "0123456789") {
		press = k.vni
	}
	for _, c := range strings.ToLower(s) {
		if !press(c) {
			return ""
		}
	}
	if !k.marked {
		return ""
	}
	return syllable(k.word(), k.tone)
}

const mostKeys = 16 // nghieengs has nine

// keys are the letters that were typed so far, and what keys made of them.
type keys struct {
	letters []rune
	tone    rune
	marked  bool // a key was no letter
}

// telex takes a key as Telex does: s f r x j are tones, w and a letter twice
// are marks. They may come after other letters.
func (k *keys) telex(c rune) bool {
	switch {
	case c == 'w':
		if k.horn() || k.breve() {
			return true
		}
		k.letters = append(k.letters, 'u')
		return k.horn()
	case k.hasVowel() && strings.ContainsRune("sfrxj", c):
		return k.bear(strings.IndexRune("sfrxj", c))
	case strings.ContainsRune("aeo", c) && !k.endsTriple(c) && k.circumflex(c):
		return true
	case c == 'd' && k.bar():
		return true
	}
	return k.letter(c)
}

// vni takes a key as VNI does: 1 to 5 are tones, 6 to 9 are marks.
func (k *keys) vni(c rune) bool {
	switch {
	case '1' <= c && c <= '5':
		return k.hasVowel() && k.bear(int(c-'1'))
	case c == '6':
		return k.circumflex('a') || k.circumflex('e') || k.circumflex('o')
	case c == '7':
		return k.horn()
	case c == '8':
		return k.breve()
	case c == '9':
		return k.bar()
	}
	return k.letter(c)
}

func (k *keys) letter(c rune) bool {
	k.letters = append(k.letters, c)
	return 'a' <= c && c <= 'z'
}

func (k *keys) hasVowel() bool {
	return slices.ContainsFunc(k.letters, func(r rune) bool { return strings.ContainsRune("aeiouyâêôăơư", r) })
}

// bear takes a tone: sắc, huyền, hỏi, ngã, nặng. A word has one.
func (k *keys) bear(tone int) bool {
	if k.tone != 0 {
		return false
	}
	k.tone, k.marked = [...]rune{'\u0301', '\u0300', '\u0309', '\u0303', '\u0323'}[tone], true
	return true
}

// put puts a letter in the place of the last one that is from.
func (k *keys) put(from, to rune) bool {
	for i, r := range slices.Backward(k.letters) {
		if r == from {
			k.letters[i], k.marked = to, true
			return true
		}
	}
	return false
}

func (k *keys) circumflex(c rune) bool {
	to := map[rune]rune{'a': 'â', 'e': 'ê', 'o': 'ô'}[c]
	// Pressed once more than needed, the key still means this.
	return k.put(to, to) || k.put(c, to)
}

// endsTriple tells whether c is the end of oao or oeo, where no ô can be meant.
func (k *keys) endsTriple(c rune) bool {
	n := len(k.letters)
	return c == 'o' && n > 0 && strings.ContainsRune("ae", k.letters[n-1])
}

func (k *keys) breve() bool { return k.put('a', 'ă') }

func (k *keys) bar() bool {
	if len(k.letters) == 0 || k.letters[0] != 'd' {
		return false
	}
	k.letters[0], k.marked = 'đ', true
	return true
}

// horn puts the horns that are meant: ươ, else ơ, else the first ư. It leaves
// oa alone, whose a bears the mark, and the u of qu.
func (k *keys) horn() bool {
	start, s := "", string(k.letters)
	if strings.HasPrefix(s, "qu") {
		start, s = s[:2], s[2:]
	}
	if strings.Contains(s, "oa") {
		return false
	}
	for _, h := range [...][2]string{{"uo", "ươ"}, {"o", "ơ"}, {"u", "ư"}} {
		if before, after, ok := strings.Cut(s, h[0]); ok {
			k.letters, k.marked = []rune(start+before+h[1]+after), true
			return true
		}
	}
	return false
}

// word gives the letters, and both horns where only one was typed: chưong and
// chuơng are chương; but thuơ ends in one.
func (k *keys) word() string {
	s := strings.ReplaceAll(string(k.letters), "ưo", "ươ")
	if start, rest, ok := strings.Cut(s, "uơ"); ok && rest != "" && start != "q" {
		s = start + "ươ" + rest
	}
	if start, ok := strings.CutSuffix(s, "ươ"); ok {
		s = start + "uơ"
	}
	return s
}
