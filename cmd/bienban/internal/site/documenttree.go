package site

import (
	"cmp"
	"fmt"
	"slices"

	"bienban/cmd/bienban/internal/archive"
)

// documentTree says how documents stand to one another: what carries out what,
// and what took the place of what.
type documentTree struct {
	carriers map[*archive.Document][]*archive.Document // by the document they implement
	instead  map[*archive.Document][]*archive.Document // by the document they replace
	family   map[*archive.Document][]*archive.Document // all that are joined by either
}

// documentPlace is a document in its place in the tree.
type documentPlace struct {
	*archive.Document
	depth int // 0 where it implements nothing
}

func treeOf(all []*archive.Document) documentTree {
	t := documentTree{map[*archive.Document][]*archive.Document{}, map[*archive.Document][]*archive.Document{}, map[*archive.Document][]*archive.Document{}}
	for _, d := range all {
		t.family[d] = []*archive.Document{d}
	}
	join := func(d, e *archive.Document) {
		if one, other := t.family[d], t.family[e]; &one[0] != &other[0] {
			joined := append(slices.Clone(one), other...)
			for _, f := range joined {
				t.family[f] = joined
			}
		}
	}
	for _, d := range all {
		if d.Implements != nil {
			t.carriers[d.Implements] = append(t.carriers[d.Implements], d)
			join(d.Implements, d)
		}
		if d.Replaces != nil {
			t.instead[d.Replaces] = append(t.instead[d.Replaces], d)
			join(d.Replaces, d)
		}
	}
	return t
}

// order gives documents as a reader goes down: the newest first, behind each
// what carries it out, and what it replaced right after that.
func (t *documentTree) order(all []*archive.Document) []documentPlace {
	var roots []*archive.Document
	for _, d := range all {
		if d.Implements == nil {
			roots = append(roots, d)
		}
	}
	return t.beside(roots, 0)
}

// below gives all that carry out a document, at any distance.
func (t *documentTree) below(d *archive.Document, depth int) []documentPlace {
	return t.beside(t.carriers[d], depth)
}

// beside gives documents that stand side by side, each with what is below it;
// one that was replaced by another of them waits for it.
func (t *documentTree) beside(all []*archive.Document, depth int) []documentPlace {
	var out []documentPlace
	seen := map[*archive.Document]bool{}
	waits := func(d *archive.Document) bool {
		return slices.ContainsFunc(t.instead[d], func(e *archive.Document) bool { return e.Implements == d.Implements })
	}
	for _, d := range sortedBy(all, func(a, b *archive.Document) int {
		return cmp.Or(cmp.Compare(b.Issued, a.Issued), cmp.Compare(a.ID, b.ID))
	}) {
		if waits(d) {
			continue
		}
		for e := d; e != nil && e.Implements == d.Implements && !seen[e]; e = e.Replaces {
			seen[e] = true
			out = append(out, documentPlace{e, depth})
			out = append(out, t.below(e, depth+1)...)
		}
	}
	return out
}

// indent names the style of a depth.
func indent(depth int) string {
	if depth == 0 {
		return ""
	}
	return fmt.Sprintf("in%d", min(depth, 6))
}
