package search

import "slices"

// Simpler gives the queries that may be meant where a query finds nothing, the
// nearest first: without its filters and exclusions; its words anywhere, with
// any marks; unknown words as Telex or VNI reads them; those still unknown as
// the nearest known ones; with these words, without filters, anywhere, both; and
// from there with fewer and fewer words, unknown ones dropped first, then the
// last ones. known tells whether a fold is a word of the index, near gives the
// word nearest to a fold or "". Each query has a branch and is another than q
// and the ones before it.
func Simpler(q Query, known func(fold string) bool, near func(fold string) string) []Query {
	var all []Query
	seen := map[string]bool{q.String(): true}
	add := func(q Query) {
		if s := q.String(); len(q.Branches) > 0 && !seen[s] {
			seen[s] = true
			all = append(all, q)
		}
	}
	q.Faults = nil
	add(unfiltered(q))
	add(loose(q))
	q = reworded(q, known, func(w Word) string { return Telex(w.Text) }, true)
	add(q)
	q = reworded(q, known, func(w Word) string { return near(w.Fold) }, false)
	add(q)
	add(unfiltered(q))
	add(loose(q))
	q = loose(unfiltered(q))
	add(q)
	drops := dropOrder(q, known)
	for n := 1; n < len(drops); n++ {
		add(without(q, drops[:n]))
	}
	return all
}

func unfiltered(q Query) Query { return Query{Branches: q.Branches, Order: q.Order} }

// loose makes words of phrases, and takes away what asks for marks.
func loose(q Query) Query {
	branches := make([][]Clause, len(q.Branches))
	for i, branch := range q.Branches {
		for _, c := range branch {
			for _, w := range c.Words {
				branches[i] = append(branches[i], Clause{Words: []Word{w}, Prefix: c.Prefix})
			}
		}
	}
	q.Branches = branches
	return q
}

// reworded puts other words in the place of unknown ones; exact tells whether
// their marks are meant.
func reworded(q Query, known func(string) bool, other func(Word) string, exact bool) Query {
	branches := make([][]Clause, len(q.Branches))
	for i, branch := range q.Branches {
		for _, c := range branch {
			c.Words = slices.Clone(c.Words)
			for j, w := range c.Words {
				if known(w.Fold) {
					continue
				}
				written := other(w)
				if t := Terms(written); len(t) == 1 {
					c.Words[j] = words(written, t)[0]
					c.Exact = c.Exact && exact
				}
			}
			branches[i] = append(branches[i], c)
		}
	}
	q.Branches = branches
	return q
}

// place is where a clause stands in a query.
type place struct{ branch, clause int }

// dropOrder gives the clauses in the order in which they can be spared.
func dropOrder(q Query, known func(string) bool) []place {
	var unknown, rest []place
	for b := len(q.Branches) - 1; b >= 0; b-- {
		for c := len(q.Branches[b]) - 1; c >= 0; c-- {
			list := &rest
			if !known(q.Branches[b][c].Words[0].Fold) {
				list = &unknown
			}
			*list = append(*list, place{b, c})
		}
	}
	return append(unknown, rest...)
}

// without gives the query without the clauses that stand there.
func without(q Query, gone []place) Query {
	var branches [][]Clause
	for b, branch := range q.Branches {
		var kept []Clause
		for c, clause := range branch {
			if !slices.Contains(gone, place{b, c}) {
				kept = append(kept, clause)
			}
		}
		if len(kept) > 0 {
			branches = append(branches, kept)
		}
	}
	q.Branches = branches
	return q
}
