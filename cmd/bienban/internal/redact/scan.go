package redact

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"bienban/cmd/bienban/internal/text"
)

// tok is a run of letters or of digits in a text.
type tok struct {
	from, to int32
	hash     uint64 // of the folded form
	flags    uint8
}

const (
	isUpper  = 1 << iota // begins with a capital
	isMarked             // is more than a to z
	isDigits
	isCamel // has a capital after a small letter
	isOdd   // holds characters that nobody sees
)

// scan is a text cut into runs.
type scan struct {
	s    string
	toks []tok
	path bool // addresses are read, not prose
	// chain is the token after the last name that a title stands before, for
	// lists of given names.
	chain int
}

var scans = sync.Pool{New: func() any { return new(scan) }}

// What the table says of a character: the letter it folds to, and these.
const (
	upper  = 0x80
	mark   = 1 // combining
	unseen = 2
	digit  = 3
	other  = 4 // a letter or digit that the table doesn't know
)

// table spares folding the letters that Vietnamese is written with.
var table = func() (t [0x1f00]uint8) {
	for r := range rune(len(t)) {
		switch fold := text.Fold(string(r)); {
		case unicode.Is(unicode.Mn, r):
			t[r] = mark
		case unicode.Is(unicode.Cf, r):
			t[r] = unseen
		case '0' <= r && r <= '9':
			t[r] = digit
		case unicode.IsLetter(r) && len(fold) == 1:
			t[r] = fold[0]
			if unicode.IsUpper(r) {
				t[r] |= upper
			}
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			t[r] = other
		}
	}
	return t
}()

// kindOf gives the table's word, or the like, on any character.
func kindOf(r rune) uint8 {
	switch {
	case r < rune(len(table)):
		return table[r]
	case unicode.Is(unicode.Cf, r):
		return unseen
	case unicode.Is(unicode.Mn, r):
		return mark
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return other
	}
	return 0
}

const (
	hashSeed  = 14695981039346656037
	hashPrime = 1099511628211
)

// read cuts a text. A run begins with a letter or digit; marks and characters
// that nobody sees belong to the run before them.
func (x *scan) read(s string) {
	x.s, x.toks, x.chain = s, x.toks[:0], -1
	var t tok
	open, lower := false, false
	for i := 0; i < len(s); {
		if c := s[i]; open && 'a' <= c && c <= 'z' && t.flags&isDigits == 0 {
			i++
			t.hash = (t.hash ^ uint64(c)) * hashPrime
			t.to, lower = int32(i), true
			continue
		}
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		k := kindOf(r)
		if open && (k == 0 || (k == digit) != (t.flags&isDigits != 0) && k > unseen) {
			x.toks = append(x.toks, t)
			open = false
		}
		switch {
		case k == 0 || !open && k <= unseen:
			i += size
			continue
		case !open:
			t = tok{from: int32(i), hash: hashSeed}
			open, lower = true, false
			switch {
			case k == digit:
				t.flags = isDigits
			case k&upper != 0 || k == other && unicode.IsUpper(r):
				t.flags = isUpper
			}
		}
		i += size
		if k == unseen {
			t.flags |= isOdd
			continue
		}
		t.to = int32(i)
		if r >= utf8.RuneSelf {
			t.flags |= isMarked
		}
		switch {
		case k == mark:
			continue
		case k == other:
			for _, c := range []byte(text.Fold(string(r))) {
				t.hash = (t.hash ^ uint64(c)) * hashPrime
			}
			continue
		case k == digit:
			k = byte(r)
		case k&upper != 0:
			if lower {
				t.flags |= isCamel
			}
			lower = false
		default:
			lower = true
		}
		t.hash = (t.hash ^ uint64(k&^upper)) * hashPrime
	}
	if open {
		x.toks = append(x.toks, t)
	}
}

// word gives a run as it stands, without what nobody sees.
func (x *scan) word(i int) string {
	t := &x.toks[i]
	w := x.s[t.from:t.to]
	if t.flags&isOdd != 0 {
		w = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Cf, r) {
				return -1
			}
			return r
		}, w)
	}
	return w
}

// gap is what stands between two runs of one name.
type gap int

const (
	inProse   gap = iota // space, with or without marks of Markdown
	inAddress            // nothing, or one of - _ . +
	apart                // anything else: no name runs over it
)

// tagBetween is a tag as a clerk may have written it into a text, where it is text.
var tagBetween = regexp.MustCompile(`<(?:/?[a-zA-Z]{1,6} ?/?|!--[^<>]{0,40}--)>`)

// gap tells what stands between run i and the next.
func (x *scan) gap(i int) gap {
	between := x.s[x.toks[i].to:x.toks[i+1].from]
	switch between {
	case " ", "'", "’":
		return inProse
	case "", "-", "_", ".", "+", "\u2010", "\u2011":
		return inAddress
	}
	between = tagBetween.ReplaceAllString(between, " ")
	if strings.TrimSpace(between) == "-" && len(between) > 1 {
		return inProse
	}
	for _, r := range between {
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && !strings.ContainsRune("*_~`\\", r) {
			return apart
		}
	}
	return inProse
}
