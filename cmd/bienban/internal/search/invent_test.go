package search

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"bienban/cmd/bienban/internal/text"
)

// inventory is an invented source: few words in many forms, so that they meet.
type inventory struct {
	records []*Record
	keys    []uint64
}

func (x *inventory) Heads() []Head {
	out := make([]Head, len(x.records))
	for i, r := range x.records {
		out[i] = Head{Kind: r.Kind, ID: r.ID, Date: r.Date, Items: len(r.Items)}
		for j := range 8 {
			out[i].Key[j] = byte(x.keys[i] >> (8 * j))
		}
	}
	return out
}

func (x *inventory) Record(i int) (*Record, error) { return x.records[i], nil }

var inventedWords = strings.Fields(`tự tư tu từ phê bình binh gác gac đêm đem dem chi bộ bo đại dai đội đôi doi 7 07 hòa hoà kỹ kĩ
quý 11-NQ/CB 4/11/2019 2019-11-04 Nguyễn nguyên Văn An ân ủy uỷ x y`)

func inventedLine(r *rand.Rand) string {
	var b strings.Builder
	for i := range 1 + r.IntN(8) {
		if i > 0 {
			b.WriteString([]string{" ", " ", " ", ", ", ". ", " (", "-", "/"}[r.IntN(8)])
		}
		b.WriteString(inventedWords[r.IntN(len(inventedWords))])
	}
	return b.String()
}

func inventedLines(r *rand.Rand, most int) (out []string) {
	for range r.IntN(most + 1) {
		out = append(out, inventedLine(r))
	}
	return out
}

// inventedRecord makes a record of a kind; sittings have items.
func inventedRecord(r *rand.Rand, kind Kind, n int) *Record {
	rec := &Record{Kind: kind, ID: fmt.Sprintf("%s-%d", kind, n), Title: inventedLine(r), Unit: "Chi bộ " + inventedLine(r), Names: inventedLines(r, 2)}
	rec.URL = rec.ID + ".html"
	for i := range r.IntN(4) {
		s := Section{Heading: inventedLine(r), Lines: inventedLines(r, 4)}
		if i > 0 {
			s.Anchor = fmt.Sprintf("s%d", i)
		}
		rec.Sections = append(rec.Sections, s)
	}
	rec.Filters = []string{fmt.Sprintf("unit:u%d", r.IntN(3)), fmt.Sprintf("member:m%d", r.IntN(3))}
	if kind != Session {
		if kind == Document {
			rec.Date = inventedDate(r)
		}
		rec.Filters = append(rec.Filters, "kind:"+kind.String())
		return rec
	}
	rec.Date = inventedDate(r)
	for i := range r.IntN(7) {
		rec.Items = append(rec.Items, Item{
			Anchor: fmt.Sprint(i + 1), Text: inventedLine(r), Member: inventedLine(r), State: "open",
			Filters: []string{fmt.Sprintf("state:s%d", r.IntN(3)), fmt.Sprintf("member:m%d", r.IntN(3))},
		})
	}
	for _, it := range rec.Items {
		rec.Filters = append(rec.Filters, it.Filters[1])
	}
	return rec
}

func inventedDate(r *rand.Rand) text.Date {
	d, _ := text.NewDate(2017+r.IntN(3), 1+r.IntN(12), 1+r.IntN(28))
	return d
}

func invent(r *rand.Rand, sittings int) *inventory {
	x := &inventory{}
	add := func(kind Kind, n int) {
		for i := range n {
			x.records = append(x.records, inventedRecord(r, kind, i))
			x.keys = append(x.keys, r.Uint64())
		}
	}
	add(Session, sittings)
	add(Unit, r.IntN(4))
	add(Document, r.IntN(6))
	add(Member, r.IntN(9))
	add(Page, r.IntN(3))
	return x
}

// inventedQuery asks for words that are there, and some that are not.
func inventedQuery(r *rand.Rand) (q Query) {
	clause := func() Clause {
		n := 1
		if r.IntN(3) == 0 {
			n = 2 + r.IntN(2)
		}
		c := Clause{Phrase: n > 1, Exact: r.IntN(6) == 0, Prefix: n == 1 && r.IntN(5) == 0}
		for len(c.Words) < n {
			for _, t := range Terms(inventedWords[r.IntN(len(inventedWords))]) {
				if len(c.Words) < n {
					w := Word{Form: t.Form, Fold: t.Fold, Text: t.Form}
					if r.IntN(2) == 0 {
						w = Word{Form: t.Fold, Fold: t.Fold, Text: t.Fold}
					}
					if c.Prefix {
						w = Word{Form: string([]rune(w.Form)[:1]), Fold: string([]rune(w.Fold)[:1])}
						w.Text = w.Form
					}
					c.Words = append(c.Words, w)
				}
			}
		}
		return c
	}
	for range 1 + r.IntN(2)*r.IntN(2) {
		var branch []Clause
		for range 1 + r.IntN(3) {
			branch = append(branch, clause())
		}
		q.Branches = append(q.Branches, branch)
	}
	if r.IntN(8) == 0 {
		q.Branches = nil
	}
	if r.IntN(4) == 0 {
		q.Excluded = append(q.Excluded, clause())
	}
	for range 2 {
		c := []Condition{
			{Name: "unit", Value: fmt.Sprintf("u%d", r.IntN(3))}, {Name: "member", Value: fmt.Sprintf("m%d", r.IntN(3))},
			{Name: "state", Value: fmt.Sprintf("s%d", r.IntN(3))}, {Name: "kind", Value: Kind(r.IntN(6)).String()},
			{Name: "year", From: 20180101, To: 20181231}, {Name: "from", From: 20180615, To: lastDay},
		}[r.IntN(6)]
		switch r.IntN(8) {
		case 0, 1:
			q.Filters = append(q.Filters, c)
		case 2:
			q.NoFilters = append(q.NoFilters, c)
		}
	}
	if r.IntN(5) == 0 {
		q.Order = ByDate
	}
	return q
}
