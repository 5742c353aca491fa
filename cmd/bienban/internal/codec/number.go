package codec

import (
	"math"
	"unsafe"
)

// decodeNumber reads the kinds of number that are too rare for decode itself.
func (s *step) decodeNumber(src string, i int, at unsafe.Pointer) int {
	switch s.kind {
	case kindInt8:
		n, i := varint(src, i)
		*(*int8)(at) = int8(n)
		return i | outside(n != int64(int8(n)))
	case kindInt16:
		n, i := varint(src, i)
		*(*int16)(at) = int16(n)
		return i | outside(n != int64(int16(n)))
	case kindInt64:
		n, i := varint(src, i)
		*(*int64)(at) = n
		return i
	case kindUint16:
		n, i := uvarint(src, i)
		*(*uint16)(at) = uint16(n)
		return i | outside(n > math.MaxUint16)
	case kindUint32:
		n, i := uvarint(src, i)
		*(*uint32)(at) = uint32(n)
		return i | outside(n > math.MaxUint32)
	case kindUint64:
		n, i := uvarint(src, i)
		*(*uint64)(at) = n
		return i
	case kindFloat32:
		n, i := fixed(src, i)
		*(*uint32)(at) = uint32(n) // its bits, so that any NaN stays as it is
		return i | outside(n > math.MaxUint32)
	case kindFloat64:
		n, i := fixed(src, i)
		*(*uint64)(at) = n
		return i
	}
	panic("codec: a step without a reader")
}

// outside gives damaged, to be or'ed to a position, for a number that does not
// fit its place.
func outside(yes bool) int {
	if yes {
		return damaged
	}
	return 0
}

// varint reads a zigzag number; position damaged if there is none.
func varint(src string, i int) (int64, int) {
	n, i := uvarint(src, i)
	return int64(n>>1) ^ -int64(n&1), i
}

// uvarint reads a number at i, which is within src, and gives the position
// after it, or damaged.
func uvarint(src string, i int) (uint64, int) {
	if b := src[i]; b < 0x80 {
		return uint64(b), i + 1
	}
	return longUvarint(src, i)
}

func longUvarint(src string, i int) (n uint64, next int) {
	for shift := 0; i < len(src) && shift < 64; shift += 7 {
		b := src[i]
		i++
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			if b == 0 || shift == 63 && b > 1 {
				return 0, damaged // longer than need be, or more than 64 bits
			}
			return n, i
		}
	}
	return 0, damaged
}

// fixed reads 8 bytes.
func fixed(src string, i int) (n uint64, next int) {
	if len(src)-i < 8 {
		return 0, damaged
	}
	for k := range 8 {
		n |= uint64(src[i+k]) << (8 * k)
	}
	return n, i + 8
}
