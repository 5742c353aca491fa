package search

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestItems writes items of every number and spread and reads them back; damaged
// bytes give an error, or other items that could be.
func TestItems(t *testing.T) {
	dice := rand.New(rand.NewPCG(6, 1))
	bySlot, harmed := 0, 0
	for range 600 {
		sittings, slots := dice.IntN(1500), 4<<dice.IntN(4)
		var items []uint32
		share := []float64{0.001, 0.02, 0.2, 0.9, 1}[dice.IntN(5)]
		for sitting := range sittings {
			for slot := range slots {
				if dice.Float64() < share/float64(slot+1) || share == 1 {
					items = append(items, uint32(sitting*slots+slot))
				}
			}
		}
		b := appendItems(nil, sittings, slots, items)
		in := reader{src: append(slices.Clone(b), 7)}
		if got := in.items(sittings, slots); in.failed || !slices.Equal(got, items) || len(in.src) != 1 {
			t.Fatalf("of %d items of %d sittings × %d %d were read", len(items), sittings, slots, len(got))
		}
		if len(items) > manyItems*slots {
			bySlot++
			if whole := appendSet(nil, sittings*slots, items); share < 0.9 && len(b) > len(whole)+4*slots {
				t.Errorf("%d items of %d sittings × %d take %d bytes, as one set %d", len(items), sittings, slots, len(b), len(whole))
			}
		}
		b[dice.IntN(len(b))] ^= 1 << dice.IntN(8)
		in = reader{src: b[:dice.IntN(len(b)+1)]}
		got := in.items(sittings, slots)
		switch {
		case in.failed:
			harmed++
		case !slices.IsSorted(got), len(got) > 0 && int(got[len(got)-1]) >= sittings*slots:
			t.Fatalf("from damaged bytes come %v, of %d sittings × %d", got, sittings, slots)
		}
	}
	if bySlot < 100 || harmed < 300 {
		t.Errorf("%d sets were written slot by slot, %d were found to be damaged", bySlot, harmed)
	}
}
