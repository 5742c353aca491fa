package site

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

// TestTreeHoldsEachOnce makes documents that implement and replace one another
// at random, without loops, and finds each once, below what it implements, with
// the newest of what replaced it in the same place before it.
func TestTreeHoldsEachOnce(t *testing.T) {
	seed := rand.Uint64()
	r := rand.New(rand.NewPCG(seed, 0))
	for range 300 {
		var all []*archive.Document
		for i := range r.IntN(12) {
			d := &archive.Document{Document: &record.Document{ID: fmt.Sprintf("d%02d", i), Issued: text.Date(20190000 + 100*(1+r.IntN(12)) + 1)}}
			if i > 0 && r.IntN(2) == 0 {
				d.Implements = all[r.IntN(i)]
			}
			if i > 0 && r.IntN(3) == 0 {
				d.Replaces = all[r.IntN(i)]
			}
			all = append(all, d)
		}
		tree := treeOf(all)
		places := tree.order(all)
		at := map[*archive.Document]int{}
		for i, p := range places {
			if _, twice := at[p.Document]; twice {
				t.Fatalf("seed %d: %s stands twice", seed, p.ID)
			}
			at[p.Document] = i
		}
		if len(at) != len(all) {
			t.Fatalf("seed %d: %d of %d documents are in the tree", seed, len(at), len(all))
		}
		for _, d := range all {
			place := places[at[d]]
			if up := d.Implements; up == nil && place.depth != 0 || up != nil && (place.depth != places[at[up]].depth+1 || at[up] > at[d]) {
				t.Errorf("seed %d: %s does not stand below what it implements", seed, d.ID)
			}
			if old := d.Replaces; old != nil && old.Implements == d.Implements && at[old] < at[d] &&
				!slices.ContainsFunc(tree.instead[old], func(e *archive.Document) bool { return e.Implements == old.Implements && at[e] < at[old] }) {
				t.Errorf("seed %d: %s stands before all that replaced it", seed, old.ID)
			}
			if !slices.Contains(tree.family[d], d) || d.Implements != nil && !slices.Contains(tree.family[d], d.Implements) ||
				d.Replaces != nil && !slices.Contains(tree.family[d.Replaces], d) {
				t.Errorf("seed %d: the family of %s is not whole", seed, d.ID)
			}
		}
	}
}
