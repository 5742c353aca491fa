package text

import (
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// GivenNames gives keys that sort names as Vietnamese clerks do: by given name,
// then middle names, then family name. It is made once for many names, and not
// for several goroutines.
func GivenNames() func(name string) []byte {
	order := collate.New(language.Vietnamese)
	var buf collate.Buffer
	return func(name string) []byte {
		given, middle, family := NameParts(name)
		var key []byte
		for _, part := range []string{given, middle, family} {
			key = append(append(key, order.KeyFromString(&buf, part)...), 0, 0)
			buf.Reset()
		}
		return key
	}
}

// NameParts cuts a name written family name first; one word is a given name.
func NameParts(name string) (given, middle, family string) {
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
