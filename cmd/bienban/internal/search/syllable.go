package search

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// onsets are what Vietnamese syllables begin with; of two that fit the longer
// one is meant (già, quá).
var onsets = wordSet(`b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x`)

// rimes are what they end with, without tone.
var rimes = wordSet(`
a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyn uynh uyp uyt uyu uyên uyêt
ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y ych yn ynh yp yt yu yêm yên yêng yêt yêu`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// syllable writes a syllable with its tone, a combining mark or 0, on the
// vowel where a clerk puts it (hòa, toán, người), and gives "" if the letters
// are none of Vietnamese.
func syllable(letters string, tone rune) string {
	rime := letters
	for n := 3; n > 0; n-- {
		if onset, rest := cutChars(letters, n); onsets[onset] && rimes[rest] {
			rime = rest
			break
		}
	}
	if !rimes[rime] {
		return ""
	}
	if tone == 0 {
		return letters
	}
	at := len(letters) - len(rime) + toneEnd(rime)
	if strings.ContainsRune("\u0300\u0309\u0303", tone) && endsInStop(rime) {
		return ""
	}
	return norm.NFC.String(letters[:at] + string(tone) + letters[at:])
}

// cutChars cuts s after n characters, or gives all of it as rest.
func cutChars(s string, n int) (first, rest string) {
	at := 0
	for range n {
		_, size := utf8.DecodeRuneInString(s[at:])
		if size == 0 {
			return "", s
		}
		at += size
	}
	return s[:at], s[at:]
}

// endsInStop tells whether a rime ends in a consonant that only sắc and nặng
// go with.
func endsInStop(rime string) bool {
	return strings.HasSuffix(rime, "ch") || strings.ContainsAny(rime[len(rime)-1:], "cpkt")
}

// toneEnd gives where in a rime the vowel ends that bears the tone: the last
// one with a mark of its own, else the second if something follows it, else
// the first.
func toneEnd(rime string) int {
	var ends []int
	marked := 0
	for i, r := range rime {
		end := i + utf8.RuneLen(r)
		switch {
		case strings.ContainsRune("aeiouy", r):
			ends = append(ends, end)
		case r >= utf8.RuneSelf:
			marked = end
		}
	}
	switch {
	case marked > 0:
		return marked
	case len(ends) > 1 && ends[1] < len(rime):
		return ends[1]
	}
	return ends[0]
}
