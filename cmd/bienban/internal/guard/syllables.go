package guard

import "bytes"

// What stands between two syllables, in rising order of how it parts them.
const (
	joins   = iota // space, hyphen or nothing: both may be of one name
	dots           // a full stop or an apostrophe: perhaps
	parts          // anything else: a name ends here
	ended          // a mark of the markup's: another text begins
	letters = 255  // nothing: it is of a syllable
	leads   = 254  // a character of several bytes has to be looked at
)

// kinds says what a byte is. Of letters beyond ASCII all bytes are letters'.
var kinds = func() (k [256]byte) {
	for i := range k {
		switch c := byte(i); {
		case '0' <= c && c <= '9', 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c >= 0x80:
			k[i] = letters
		case bytes.IndexByte([]byte(" \t\r\n-_+"), c) >= 0:
			k[i] = joins
		case c == '.' || c == '\'':
			k[i] = dots
		case c == another:
			k[i] = ended
		default:
			k[i] = parts
		}
	}
	k[0xc2], k[0xe2], k[0xef] = leads, leads, leads
	return k
}()

const vanishes = 253

// lead tells what a character is that begins with 0xc2, 0xe2 or 0xef, and how
// many bytes it has: vanishes is what a reader does not see.
func lead(t []byte) (kind byte, size int) {
	if t[0] == 0xc2 {
		switch {
		case len(t) < 2:
			return parts, 1
		case t[1] == 0xa0:
			return joins, 2
		case t[1] == 0xad:
			return vanishes, 2
		case t[1] == 0xb7: // ·, as between what the program puts side by side
			return ended, 2
		}
		return parts, 2
	}
	if len(t) < 3 {
		return parts, 1
	}
	switch c := uint(t[1])<<8 | uint(t[2]); {
	case t[0] == 0xef:
		if c == 0xbbbf || 0xb880 <= c && c <= 0xb88f {
			return vanishes, 3
		}
		return letters, 3
	case 0x808b <= c && c <= 0x808f, 0x80aa <= c && c <= 0x80ae, 0x81a0 <= c && c <= 0x81af:
		return vanishes, 3
	case 0x8080 <= c && c <= 0x8091, c == 0x80af:
		return joins, 3
	case c == 0x8098, c == 0x8099:
		return dots, 3
	}
	return parts, 3
}

// another stands where the program goes on within a line of text.
const another = 0x1f

// goesOn is a bit of what parts syllables: that the program goes on there.
const goesOn = 0x80

// next finds the first syllable from i on: what parts it from the one before,
// and where it begins and ends. begin is len(t) where there is none. hidden
// tells that there is something that no reader sees, and that no more is said.
func next(t []byte, i int) (sep byte, begin, end int, hidden bool) {
	for begin = i; begin < len(t); {
		k, size := kinds[t[begin]], 1
		if k == leads {
			if k, size = lead(t[begin:]); k == vanishes {
				return 0, 0, 0, true
			}
		}
		if k == letters {
			break
		}
		switch {
		case t[begin] == '-' && begin > 0 && t[begin-1] == ' ': // a dash, not a hyphen
			sep = max(sep&^goesOn, parts) | sep&goesOn
		case k != ended:
			sep = max(sep&^goesOn, k) | sep&goesOn
		case t[begin] == another:
			sep |= goesOn
		default:
			sep = parts | goesOn
		}
		begin += size
	}
	for end = begin; end < len(t); {
		k := kinds[t[end]]
		if k == letters {
			end++
			continue
		}
		size := 1
		if k == leads {
			if k, size = lead(t[end:]); k == vanishes {
				return 0, 0, 0, true
			}
		}
		if k != letters {
			break
		}
		end += size
	}
	return sep, begin, min(end, len(t)), false
}

// visible gives a text without what no reader sees.
func visible(t []byte) []byte {
	out := make([]byte, 0, len(t))
	for i := 0; i < len(t); {
		size := 1
		if kinds[t[i]] == leads {
			var k byte
			if k, size = lead(t[i:]); k == vanishes {
				i += size
				continue
			}
		}
		out = append(out, t[i:min(i+size, len(t))]...)
		i += size
	}
	return out
}
