package small

import "math/bits"

// months are those in which something is hidden, as bits.
type months []uint64

func (m months) set(i int) { m[i/64] |= 1 << (i % 64) }

// common gives a month from the first and before the last that is in both, -1
// where there is none.
func common(a, b months, from, to int) int {
	for w := from / 64; w*64 < to; w++ {
		both := a[w] & b[w]
		if low := from - w*64; low > 0 {
			both &= ^uint64(0) << low
		}
		if high := to - w*64; high < 64 {
			both &= 1<<high - 1
		}
		if both != 0 {
			return w*64 + bits.TrailingZeros64(both)
		}
	}
	return -1
}
