package build

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/search"
)

// exactFirst looks whether a hit that has not all marks that were typed stands
// above one that has. It reads the texts, not the index.
func (a *judgedArchive) exactFirst(t *testing.T, asked string, q search.Query, hits []search.Hit) {
	t.Helper()
	var above *search.Hit
	for i, h := range hits {
		if !asWritten(a.lines(t, h), q) {
			above = cmp.Or(above, &hits[i])
		} else if above != nil {
			t.Errorf("%s: %s has not the marks that were typed and stands above %s, which has", asked, above.ID, h.ID)
			return
		}
	}
}

// lines gives the lines that a hit was found in.
func (a *judgedArchive) lines(t *testing.T, h search.Hit) (out [][]search.Term) {
	t.Helper()
	id, anchor := h.ID, ""
	kind := h.Kind
	if kind == search.Promise {
		id, anchor, _ = strings.Cut(id, "#")
		kind = search.Session
	}
	r := a.records[kind.String()+" "+id]
	if r == nil {
		t.Fatalf("no %s %s", h.Kind, h.ID)
	}
	add := func(lines ...string) {
		for _, l := range lines {
			out = append(out, search.Terms(l))
		}
	}
	for _, it := range r.Items {
		if anchor == "" || it.Anchor == anchor {
			add(it.Text, it.Member)
		}
	}
	if anchor != "" {
		return out
	}
	add(r.Title, r.Unit)
	add(r.Names...)
	for _, s := range r.Sections {
		add(s.Heading)
		add(s.Lines...)
	}
	return out
}

// asWritten tells whether a text has all words of a branch with the marks that
// were typed.
func asWritten(lines [][]search.Term, q search.Query) bool {
	return len(q.Branches) == 0 || slices.ContainsFunc(q.Branches, func(clauses []search.Clause) bool {
		return !slices.ContainsFunc(clauses, func(c search.Clause) bool {
			return !slices.ContainsFunc(lines, func(line []search.Term) bool { return stands(line, c) })
		})
	})
}

func stands(line []search.Term, c search.Clause) bool {
	for i := 0; i+len(c.Words) <= len(line); i++ {
		all := true
		for j, w := range c.Words {
			term := line[i+j]
			if c.Prefix {
				all = all && search.Begins(term.Form, w.Form)
			} else {
				all = all && term.Form == w.Form && (j == 0 || !term.Break)
			}
		}
		if all {
			return true
		}
	}
	return false
}
