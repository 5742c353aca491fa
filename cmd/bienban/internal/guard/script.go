package guard

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// script gives the texts of a script, of JSON or, with css, of a style sheet:
// each string, and what stands between strings (names, comments).
func script(c []byte, css bool, each sink) {
	from := 0
	for i := 0; i < len(c); {
		quote := c[i]
		if quote != '"' && quote != '\'' && quote != '`' {
			i++
			continue
		}
		give(c[from:i], from, css, false, each)
		from = i + 1
		i = closing(c, from, quote)
		give(c[from:i], from, css, true, each)
		i = min(i+1, len(c))
		from = i
	}
	give(c[from:], from, css, false, each)
}

// closing gives where a string ends: at its quote, or with its line.
func closing(c []byte, i int, quote byte) int {
	for ; i < len(c); i++ {
		switch {
		case c[i] == quote, c[i] == '\n' && quote != '`':
			return i
		case c[i] == '\\':
			i++
		}
	}
	return len(c)
}

func give(t []byte, at int, css, code bool, each sink) {
	if len(t) > 0 {
		each(unslashed(t, css), at, code)
	}
}

// unslashed gives a text with what stands after \ as what it means.
func unslashed(t []byte, css bool) []byte {
	i := bytes.IndexByte(t, '\\')
	if i < 0 {
		return t
	}
	out := make([]byte, 0, len(t))
	for {
		out = append(out, t[:i]...)
		if t = t[i+1:]; len(t) == 0 {
			return out
		}
		r, n := escape(t, css)
		if utf16.IsSurrogate(r) && len(t) > n && t[n] == '\\' {
			low, m := escape(t[n+1:], css)
			if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
				r, n = pair, n+1+m
			}
		}
		out = utf8.AppendRune(out, r)
		t = t[n:]
		if i = bytes.IndexByte(t, '\\'); i < 0 {
			return append(out, t...)
		}
	}
}

// escape reads what stands after a \, which may be the end.
func escape(t []byte, css bool) (r rune, size int) {
	if len(t) == 0 {
		return utf8.RuneError, 0
	}
	from, most := 0, 0
	switch {
	case css && isHex(t[0]):
		most = 6
	case css:
	case t[0] == 'u' && len(t) > 1 && t[1] == '{':
		from, most = 2, 6
	case t[0] == 'u':
		from, most = 1, 4
	case t[0] == 'x':
		from, most = 1, 2
	case t[0] == 'n', t[0] == 'r', t[0] == 't', t[0] == '\n':
		return ' ', 1
	}
	to := from
	for to < len(t) && to-from < most && isHex(t[to]) {
		to++
	}
	if to == from {
		r, size = utf8.DecodeRune(t)
		return r, size
	}
	x, _ := strconv.ParseUint(string(t[from:to]), 16, 32) // of up to six digits
	if css && to < len(t) && t[to] == ' ' || from == 2 && to < len(t) && t[to] == '}' {
		to++
	}
	return rune(x), to
}
