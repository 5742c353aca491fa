package search

import (
	"encoding/binary"
	"math/bits"
)

// How a set is written; Rice codings carry their parameter in the low bits.
const (
	riceGaps       = 0
	riceComplement = 32
	bitmap         = 64
)

// appendSet writes a sorted set of numbers below universe: its size, and
// unless that says all, the shortest of Rice-coded gaps, those of the
// complement (R. F. Rice, 1979: quotient in ones, then k low bits) and a
// bitmap. One set has one encoding.
func appendSet(dst []byte, universe int, set []uint32) []byte {
	n := len(set)
	dst = binary.AppendUvarint(dst, uint64(n))
	switch {
	case n == 0 || n == universe:
		return dst
	case n == 1:
		return binary.AppendUvarint(dst, uint64(set[0]))
	}
	mode, coded := byte(riceGaps), set
	if n > universe/2 {
		mode, coded = riceComplement, complement(universe, set)
	}
	k, size := riceParameter(universe, coded)
	if size >= (universe+7)/8 {
		return appendBitmap(append(dst, bitmap), universe, set)
	}
	return appendRice(append(dst, mode+byte(k)), coded, k)
}

// complement gives the numbers below universe that are not in the set.
func complement(universe int, set []uint32) []uint32 {
	out := make([]uint32, 0, universe-len(set))
	next := uint32(0)
	for _, x := range set {
		for ; next < x; next++ {
			out = append(out, next)
		}
		next = x + 1
	}
	for ; next < uint32(universe); next++ {
		out = append(out, next)
	}
	return out
}

// riceParameter gives the best k near the mean gap, and the bytes that it
// takes.
func riceParameter(universe int, set []uint32) (k, size int) {
	first := max(bits.Len(uint((universe-len(set))/len(set)))-2, 0)
	var sums [3]int
	previous := ^uint32(0)
	for _, x := range set {
		gap := int(x - previous - 1)
		previous = x
		sums[0] += gap >> first
		sums[1] += gap >> (first + 1)
		sums[2] += gap >> (first + 2)
	}
	best := -1
	for i, sum := range sums {
		if cost := sum + len(set)*(1+first+i); best < 0 || cost < best {
			best, k = cost, first+i
		}
	}
	return k, (best + 7) / 8
}

func appendRice(dst []byte, set []uint32, k int) []byte {
	var word uint64 // bits not written yet
	var held int
	put := func(value uint64, n int) {
		word |= value << held
		held += n
		for held >= 8 {
			dst = append(dst, byte(word))
			word >>= 8
			held -= 8
		}
	}
	previous := ^uint32(0)
	for _, x := range set {
		gap := x - previous - 1
		previous = x
		ones := int(gap >> k)
		for ; ones >= 32; ones -= 32 {
			put(1<<32-1, 32)
		}
		put(1<<ones-1, ones+1)
		put(uint64(gap)&(1<<k-1), k)
	}
	if held > 0 {
		dst = append(dst, byte(word))
	}
	return dst
}

func appendBitmap(dst []byte, universe int, set []uint32) []byte {
	from := len(dst)
	dst = append(dst, make([]byte, (universe+7)/8)...)
	for _, x := range set {
		dst[from+int(x/8)] |= 1 << (x % 8)
	}
	return dst
}

// readSet reads what appendSet wrote for the same universe, and gives what
// follows it. Memory taken is at most proportional to the universe.
func readSet(src []byte, universe int) (set []uint32, rest []byte, err error) {
	size, n := binary.Uvarint(src)
	if n <= 0 || size > uint64(universe) {
		return nil, nil, ErrDamaged
	}
	src = src[n:]
	count := int(size)
	switch {
	case count == 0:
		return nil, src, nil
	case count == universe:
		return every(universe), src, nil
	case count == 1:
		x, n := binary.Uvarint(src)
		if n <= 0 || x >= uint64(universe) {
			return nil, nil, ErrDamaged
		}
		return []uint32{uint32(x)}, src[n:], nil
	case len(src) == 0:
		return nil, nil, ErrDamaged
	}
	mode, src := src[0], src[1:]
	switch {
	case mode < riceComplement:
		return readRice(src, universe, count, int(mode))
	case mode < bitmap:
		left, rest, err := readRice(src, universe, universe-count, int(mode-riceComplement))
		if err != nil {
			return nil, nil, err
		}
		return complement(universe, left), rest, nil
	case mode == bitmap:
		return readBitmap(src, universe, count)
	}
	return nil, nil, ErrDamaged
}

func every(universe int) []uint32 {
	out := make([]uint32, universe)
	for i := range out {
		out[i] = uint32(i)
	}
	return out
}

func readRice(src []byte, universe, count, k int) (set []uint32, rest []byte, err error) {
	// Each number takes k+1 bits at least.
	if count > len(src)*8/(k+1) {
		return nil, nil, ErrDamaged
	}
	set = make([]uint32, count)
	var word uint64
	held, next := 0, 0
	previous := int64(-1)
	for i := range set {
		quotient := int64(0)
		for {
			for held <= 56 && next < len(src) {
				word |= uint64(src[next]) << held
				held += 8
				next++
			}
			ones := min(bits.TrailingZeros64(^word), held)
			quotient += int64(ones)
			word >>= ones
			held -= ones
			if quotient > int64(universe) {
				return nil, nil, ErrDamaged
			}
			if held > 0 {
				break // at the zero that ends the quotient
			}
			if next == len(src) {
				return nil, nil, ErrDamaged
			}
		}
		word >>= 1
		held--
		for held < k && next < len(src) {
			word |= uint64(src[next]) << held
			held += 8
			next++
		}
		if held < k {
			return nil, nil, ErrDamaged
		}
		x := previous + 1 + (quotient<<k | int64(word&(1<<k-1)))
		word >>= k
		held -= k
		if x >= int64(universe) {
			return nil, nil, ErrDamaged
		}
		set[i] = uint32(x)
		previous = x
	}
	return set, src[next-held/8:], nil
}

func readBitmap(src []byte, universe, count int) (set []uint32, rest []byte, err error) {
	size := (universe + 7) / 8
	if len(src) < size {
		return nil, nil, ErrDamaged
	}
	set = make([]uint32, 0, count)
	for i, b := range src[:size] {
		for ; b != 0; b &= b - 1 {
			set = append(set, uint32(i*8+bits.TrailingZeros8(b)))
		}
	}
	if len(set) != count || int(set[count-1]) >= universe {
		return nil, nil, ErrDamaged
	}
	return set, src[size:], nil
}
