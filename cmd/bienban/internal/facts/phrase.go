package facts

import "strings"

// Phrase is one text in both languages.
type Phrase struct{ Vi, En string }

// In gives the text in a language, `vi` or `en`.
func (p Phrase) In(lang string) string {
	if lang == "en" {
		return p.En
	}
	return p.Vi
}

// PhraseOf reads `tiếng Việt | English`; one part alone stands for both.
func PhraseOf(s string) Phrase {
	vi, en, ok := strings.Cut(s, " | ")
	if !ok {
		en = vi
	}
	return Phrase{strings.TrimSpace(vi), strings.TrimSpace(en)}
}
