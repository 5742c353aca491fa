package guard

import (
	"math/bits"
	"sync/atomic"
)

// table is a set of hashes: 8 bytes a slot, of which up to three quarters are
// taken.
type table struct {
	slots []uint64 // 0 is an empty one
	n     int
}

func place(h uint64, slots int) int {
	hi, _ := bits.Mul64(h*0x9e3779b97f4a7c15, uint64(slots))
	return int(hi)
}

// find gives the slot of a hash, or the empty one where it would be.
func (t *table) find(h uint64) (slot int, ok bool) {
	h |= 1
	if len(t.slots) == 0 {
		return 0, false
	}
	for i := place(h, len(t.slots)); ; {
		switch t.slots[i] {
		case 0:
			return i, false
		case h:
			return i, true
		}
		if i++; i == len(t.slots) {
			i = 0
		}
	}
}

func (t *table) add(hashes ...uint64) {
	for _, h := range hashes {
		if 4*(t.n+1) > 3*len(t.slots) {
			t.grow()
		}
		if i, ok := t.find(h); !ok {
			t.slots[i] = h | 1
			t.n++
		}
	}
}

func (t *table) grow() {
	old := t.slots
	t.slots = make([]uint64, max(1024, len(old)+len(old)/2))
	for _, h := range old {
		if h != 0 {
			i, _ := t.find(h)
			t.slots[i] = h
		}
	}
}

// marks has a bit for each slot of a table, set from several goroutines.
type marks []atomic.Uint64

func newMarks(t *table) marks { return make(marks, (len(t.slots)+63)/64) }

func (m marks) set(slot int) {
	if bit := uint64(1) << (slot & 63); m[slot/64].Load()&bit == 0 {
		m[slot/64].Or(bit)
	}
}

func (m marks) has(slot int) bool { return m[slot/64].Load()>>(slot&63)&1 == 1 }

// filter spares most look-ups of hashes that are not in a set: two bytes for each
// that is, and a bit of them set.
type filter struct {
	bits  []uint64
	shift int
}

// filterOf gives a filter of what is in a table and has no mark.
func filterOf(t *table, not marks) filter {
	n := 0
	t.each(not, func(uint64) { n++ })
	size := max(6, bits.Len64(uint64(n)*8)+1)
	f := filter{make([]uint64, 1<<(size-6)), 64 - size}
	t.each(not, func(h uint64) {
		bit := f.bit(h)
		f.bits[bit/64] |= 1 << (bit & 63)
	})
	return f
}

func (t *table) each(not marks, do func(h uint64)) {
	for slot, h := range t.slots {
		if h != 0 && !not.has(slot) {
			do(h)
		}
	}
}

func (f *filter) bit(h uint64) uint64 { return (h | 1) * 0xd6e8feb86659fd93 >> f.shift }

func (f *filter) may(h uint64) bool {
	bit := f.bit(h)
	return f.bits[bit/64]>>(bit&63)&1 == 1
}
