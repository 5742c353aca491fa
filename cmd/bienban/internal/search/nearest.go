package search

import (
	"maps"
	"slices"
	"unicode/utf8"

	"bienban/cmd/bienban/internal/text"
)

// Nearest gives, for a query that finds nothing, the nearest one that finds
// something and how many it finds; false where there is none.
func (x *Index) Nearest(q Query) (near Query, total int, ok bool, err error) {
	known := map[string]bool{}
	for first := range firstLetters(q) {
		words, err := x.words(first)
		if err != nil {
			return near, 0, false, err
		}
		for w := range words {
			known[w] = true
		}
	}
	sorted := slices.Sorted(maps.Keys(known))
	for _, q := range Simpler(q, func(fold string) bool { return known[fold] }, func(fold string) string { return text.Nearest(fold, sorted) }) {
		a, err := x.Search(q, 0, 0)
		if err != nil || a.Total > 0 {
			return q, a.Total, err == nil, err
		}
	}
	return near, 0, false, nil
}

// firstLetters gives the characters that a query's words begin with, as they
// were typed and as Telex reads them.
func firstLetters(q Query) map[string]bool {
	out := map[string]bool{}
	add := func(fold string) {
		if _, n := utf8.DecodeRuneInString(fold); n > 0 {
			out[fold[:n]] = true
		}
	}
	for _, branch := range q.Branches {
		for _, c := range branch {
			for _, w := range c.Words {
				add(w.Fold)
				for _, t := range Terms(Telex(w.Text)) {
					add(t.Fold)
				}
			}
		}
	}
	return out
}
