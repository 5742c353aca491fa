package site

import (
	"bytes"
	"strings"
	"unicode"

	"bienban/cmd/bienban/internal/archive"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// byGivenName sorts people as Vietnamese clerks do: by given name, then middle
// names, then family name, then id.
func byGivenName(all []*archive.Member) []*archive.Member {
	order := collate.New(language.Vietnamese)
	var buf collate.Buffer
	keys := make(map[*archive.Member][]byte, len(all))
	for _, m := range all {
		given, middle, family := nameParts(m.Name)
		var key []byte
		for _, part := range []string{given, middle, family} {
			key = append(append(key, order.KeyFromString(&buf, part)...), 0, 0)
			buf.Reset()
		}
		keys[m] = append(key, m.ID...)
	}
	return sortedBy(all, func(a, b *archive.Member) int { return bytes.Compare(keys[a], keys[b]) })
}

// nameParts cuts a name written family name first; one word is a given name.
func nameParts(name string) (given, middle, family string) {
	words := strings.Fields(name)
	switch n := len(words); n {
	case 0:
		return "", "", ""
	case 1:
		return words[0], "", ""
	default:
		return words[n-1], strings.Join(words[1:n-1], " "), words[0]
	}
}

// initial gives the letter of the Vietnamese alphabet under which a name is
// looked up: Ă, Â, Đ, Ê, Ô, Ơ, Ư are letters of their own, tones are not. What
// begins with no letter is under `#`.
func initial(name string) string {
	given, _, _ := nameParts(name)
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
