// Package redact finds known people's names in texts, in all the forms that
// clerks write them in, and puts codes or initials in their place. It reads no
// files but the secret that codes are made with.
package redact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bienban/cmd/bienban/internal/text"

	"github.com/zeebo/xxh3"
)

// Person is one of the register, or named in minutes where there is none.
type Person struct {
	ID    string
	Names []string // as written, over time; the last is shown
	Units []string // ids of units that the person had a row in
}

// Style is what stands in a name's place.
type Style int

const (
	Initials Style = iota // N.V.A.
	Codes                 // ĐV-4K7Q2M9X
)

// Names finds and replaces the names of some people. It may be used by several
// goroutines.
type Names struct {
	style Style
	codes
	people []Person
	known  map[string]int32 // id in lower case → its person
	index
	unit string // whose people are meant first where several have a name
}

// New makes ready to find people. The secret is what codes are made with: the
// same one gives the same codes.
func New(people []Person, style Style, secret []byte) *Names {
	n := &Names{style: style, people: people, known: map[string]int32{}}
	n.codes = codesOf(people, secret)
	forms := builder{}
	for i := range people {
		p := &people[i]
		n.known[strings.ToLower(p.ID)] = int32(i)
		forms.id(p.ID, int32(i))
		for _, name := range p.Names {
			forms.name(text.BareName(name), int32(i))
		}
	}
	n.index = forms.index()
	return n
}

// Key gives a hash of all that it finds people by and shows them as.
func (n *Names) Key() [16]byte {
	b := []byte{byte(n.style)}
	for _, p := range n.people {
		b = append(append(b, p.ID...), 0)
		for _, all := range [][]string{p.Names, p.Units} {
			for _, s := range all {
				b = append(append(b, s...), 1)
			}
			b = append(b, 0)
		}
	}
	return xxh3.Hash128(b).Bytes()
}

// In gives the same names, read in minutes of a unit: where several people have
// a name, the one with a row in that unit is meant.
func (n *Names) In(unit string) *Names {
	in := *n
	in.unit = unit
	return &in
}

// ID gives the code that stands for an id in addresses, `dv-4k7q2m9x`; for an
// unknown id too.
func (n *Names) ID(id string) string { return "dv-" + strings.ToLower(n.code(id)) }

// Name gives what a person is shown as: `ĐV-4K7Q2M9X`, or `N.V.A.`.
func (n *Names) Name(id string) string {
	if i, ok := n.known[strings.ToLower(id)]; ok && n.style == Initials && len(n.people[i].Names) > 0 {
		if s := initials(text.BareName(n.people[i].Names[len(n.people[i].Names)-1])); s != "" {
			return s
		}
	}
	return "ĐV-" + n.code(id)
}

// initials gives `Đ.V.Â.`: the first letters of words, without tone.
func initials(name string) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(text.NFC(name), func(r rune) bool { return !unicode.IsLetter(r) }) {
		_, size := utf8.DecodeRuneInString(word)
		letter := strings.Map(withoutTone, text.AsWritten(word[:size]))
		b.WriteString(strings.ToUpper(text.NFC(letter)) + ".")
	}
	return b.String()
}

// withoutTone drops the five tone marks of Vietnamese.
func withoutTone(r rune) rune {
	if strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", r) {
		return -1
	}
	return r
}

// who gives the people meant, in order of their ids: of several, those of the
// unit whose minutes are read.
func (n *Names) who(people []int32) []string {
	var all, near []string
	for _, i := range people {
		p := &n.people[i]
		all = append(all, p.ID)
		if n.unit != "" && slices.Contains(p.Units, n.unit) {
			near = append(near, p.ID)
		}
	}
	if len(near) > 0 {
		all = near
	}
	slices.Sort(all)
	return slices.Compact(all)
}
