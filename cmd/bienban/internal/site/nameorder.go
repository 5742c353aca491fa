package site

import (
	"bytes"
	"unicode"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/text"

	"golang.org/x/text/unicode/norm"
)

// byGivenName sorts people as Vietnamese clerks do: by given name, then middle
// names, then family name, then id.
func byGivenName(all []*archive.Member) []*archive.Member {
	keyOf := text.GivenNames()
	keys := make(map[*archive.Member][]byte, len(all))
	for _, m := range all {
		keys[m] = append(keyOf(m.Name), m.ID...)
	}
	return sortedBy(all, func(a, b *archive.Member) int { return bytes.Compare(keys[a], keys[b]) })
}

// initial gives the letter of the Vietnamese alphabet under which a name is
// looked up: Ă, Â, Đ, Ê, Ô, Ơ, Ư are letters of their own, tones are not. What
// begins with no letter is under `#`.
func initial(name string) string {
	given, _, _ := text.NameParts(name)
	var letter []rune
	for i, c := range norm.NFD.String(given) {
		switch {
		case i == 0 && unicode.IsLetter(c):
			letter = append(letter, unicode.ToUpper(c))
		case i == 0:
			return "#"
		case !unicode.Is(unicode.Mn, c):
			return norm.NFC.String(string(letter))
		case c == '\u0302' || c == '\u0306' || c == '\u031b': // circumflex, breve, horn
			letter = append(letter, c)
		}
	}
	if len(letter) == 0 {
		return "#"
	}
	return norm.NFC.String(string(letter))
}
