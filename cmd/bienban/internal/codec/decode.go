package codec

import (
	"reflect"
	"unsafe"
)

// damaged stands for a position where reading can't go on.
const damaged = -1

// decode reads a value from src[i:] into zeroed memory and gives the position
// after it, or damaged.
func (p *plan) decode(src string, i int, v unsafe.Pointer) int {
	for k := range p.steps {
		s := &p.steps[k]
		if i >= len(src) && (s.kind != kindArray || s.n > 0) {
			return damaged // every other step takes a byte at least
		}
		at := unsafe.Add(v, s.at)
		switch s.kind {
		case kindString:
			var n uint64
			if n, i = uvarint(src, i); n > uint64(len(src)-i) {
				return damaged
			}
			if n > 0 {
				*(*string)(at) = src[i : i+int(n)]
				i += int(n)
			}
		case kindBool:
			if src[i] > 1 {
				return damaged
			}
			*(*bool)(at) = src[i] == 1
			i++
		case kindUint8:
			*(*byte)(at) = src[i]
			i++
		case kindInt32:
			var n int64
			if n, i = varint(src, i); n != int64(int32(n)) {
				return damaged
			}
			*(*int32)(at) = int32(n)
		case kindArray:
			if s.n > len(src)-i {
				return damaged
			}
			copy(unsafe.Slice((*byte)(at), s.n), src[i:])
			i += s.n
		case kindBytes:
			var n uint64
			if n, i = uvarint(src, i); n > uint64(len(src)-i) {
				return damaged
			}
			if n > 0 {
				*(*[]byte)(at) = []byte(src[i : i+int(n)])
				i += int(n)
			}
		case kindSlice:
			i = s.decodeSlice(src, i, at)
		case kindPointer:
			i = s.decodePointer(src, i, at)
		default:
			i = s.decodeNumber(src, i, at)
		}
		if i < 0 {
			return damaged
		}
	}
	return i
}

func (s *step) decodeSlice(src string, i int, at unsafe.Pointer) int {
	count, i := uvarint(src, i)
	// Checked before anything is allocated: what is claimed must be able to follow.
	if i < 0 || count > uint64((len(src)-i)/s.of.least) {
		return damaged
	}
	if count == 0 {
		return i
	}
	n := int(count)
	slice := reflect.NewAt(s.typ, at).Elem()
	slice.Grow(n) // in place: MakeSlice would allocate a header as well
	slice.SetLen(n)
	data := (*header)(at).data
	for k := range n {
		if i = s.of.decode(src, i, unsafe.Add(data, uintptr(k)*s.of.size)); i < 0 {
			return damaged
		}
	}
	return i
}

func (s *step) decodePointer(src string, i int, at unsafe.Pointer) int {
	switch src[i] {
	case 0:
		return i + 1
	case 1:
		to := reflect.New(s.typ).UnsafePointer()
		*(*unsafe.Pointer)(at) = to
		return s.of.decode(src, i+1, to)
	}
	return damaged
}
