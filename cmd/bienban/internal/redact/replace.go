package redact

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bienban/cmd/bienban/internal/text"
)

// What stands for one of several people who have a name: behind a title, and
// elsewhere.
const (
	someone = "[…]"
	member  = "[đ/c]"
)

// Text gives a text with every known name replaced, and the text itself where
// there is none.
func (n *Names) Text(s string) string { return n.replace(s, false) }

// Path does so for a record's id, an anchor or a file name: names and ids give
// way to codes that fit there.
func (n *Names) Path(s string) string { return n.replace(s, true) }

func (n *Names) replace(s string, path bool) string {
	x := scans.Get().(*scan)
	defer scans.Put(x)
	x.path = path
	found := n.find(x, s)
	if len(found) == 0 {
		return s
	}
	var b strings.Builder
	at, again := 0, false
	for i := range found {
		m := &found[i]
		b.WriteString(s[at:m.from] + n.instead(x, m))
		at = m.to
		again = again || x.within(m)
	}
	b.WriteString(s[at:])
	if again {
		return n.replace(b.String(), path)
	}
	return b.String()
}

// within tells whether a name is only part of a word, so that what is left of
// the word may be part of another.
func (x *scan) within(m *match) bool {
	before, _ := utf8.DecodeLastRuneInString(x.s[:m.from])
	behind, _ := utf8.DecodeRuneInString(x.s[m.to:])
	return m.instead != "" || kindOf(before) != 0 || kindOf(behind) != 0
}

// instead gives what stands in a name's place. Nothing of it but in initials
// depends on how the name is written.
func (n *Names) instead(x *scan, m *match) string {
	if m.instead != "" {
		return m.instead
	}
	address := m.gap == inAddress
	if m.form.kind == identity {
		address = !m.at
	}
	if x.path || address {
		return n.address(m.people)
	}
	who := n.who(m.people)
	switch {
	case len(who) == 1:
		return n.Name(who[0])
	case n.style == Initials:
		return initials(x.s[m.from:m.to])
	case m.titled:
		return someone
	}
	return member
}

// address gives the code of one or several people in addresses: in minutes of
// any unit the same, so that addresses lead to what they name.
func (n *Names) address(people []int32) string {
	return n.ID(strings.Join(n.In("").who(people), "\n"))
}

// slug gives a text as an anchor holds it.
func slug(s string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		if r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text.Fold(s)), "-")
}
