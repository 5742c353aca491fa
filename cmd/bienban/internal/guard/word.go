package guard

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bienban/cmd/bienban/internal/text"

	"github.com/zeebo/xxh3"
)

// word is what is known of a syllable as it is written.
type word struct {
	raw    uint64 // hash of its bytes
	folded uint64 // of it without marks
	marked uint64 // of it as names are compared: any case, the tone mark on either vowel
	// first and last have a bit for each length, in syllables, of the forms of
	// names that begin and end with it; what it is without marks is what counts.
	first, last uint16
	capital     bool // its first letter is one
	number      bool
}

// plain tells that it has no marks.
func (w *word) plain() bool { return w.folded == w.marked }

// mostBytes is how long a syllable may be that is looked at letter by letter.
const mostBytes = 64

func read(raw []byte) word {
	w := word{raw: xxh3.Hash(raw)}
	if len(raw) > mostBytes || isNumber(raw) {
		w.folded, w.marked, w.number = w.raw, w.raw, isNumber(raw)
		return w
	}
	s := string(raw)
	w.folded = xxh3.HashString(strings.TrimRight(text.Fold(s), "-"))
	w.marked = xxh3.HashString(text.AsWritten(s))
	first, _ := utf8.DecodeRuneInString(s)
	w.capital = unicode.IsUpper(first)
	return w
}

func isNumber(raw []byte) bool {
	for _, c := range raw {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// words remembers syllables, most of which come again; it serves one goroutine.
type words struct {
	known []word
	forms *forms // nil: no names are looked for
}

const knownBits = 14

func newWords(f *forms) words { return words{make([]word, 1<<knownBits), f} }

// get gives a syllable, good until the next one.
func (ws *words) get(raw []byte) *word {
	h := xxh3.Hash(raw)
	w := &ws.known[h>>(64-knownBits)]
	if w.raw != h {
		*w = read(raw)
		if ws.forms != nil {
			w.first, w.last = ws.forms.first[w.folded], ws.forms.last[w.folded]
		}
	}
	return w
}
