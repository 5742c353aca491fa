package demo

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"bienban/cmd/bienban/internal/text"
)

// person is one invented member of the party.
type person struct {
	id, name string
}

// row is one row of members.csv.
type row struct {
	who      *person
	unit     *unit
	status   string // FORMAT.md's English name, as is role
	rank     string
	post     string
	role     string
	leading  bool
	from, to text.Date
}

func (r *row) covers(d text.Date) bool { return r.from <= d && (r.to == 0 || d <= r.to) }

// namer invents people.
type namer struct {
	d                     dice
	family, middle, given []string
	ids                   map[string]int
}

func newNamer(d dice, b *book) *namer {
	return &namer{d, b.lists["họ"], b.lists["đệm"], b.lists["tên"], map[string]int{}}
}

// person invents one whose name is not taken; age is in years at the day.
func (n *namer) person(day text.Date, age int, taken func(name string) bool) *person {
	name := ""
	for name == "" || taken(name) {
		name = pick(n.d, n.family) + " " + pick(n.d, n.middle) + " " + pick(n.d, n.given)
	}
	id := fmt.Sprint(initials(name), "-", day.Year()-age)
	n.ids[id]++
	if again := n.ids[id]; again > 1 {
		id = fmt.Sprint(id, "-", again)
	}
	return &person{id: id, name: name}
}

func initials(name string) string {
	var b strings.Builder
	for word := range strings.FieldsSeq(name) {
		_, size := utf8.DecodeRuneInString(word)
		b.WriteString(text.Fold(word[:size]))
	}
	return b.String()
}
