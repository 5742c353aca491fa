package guard

import (
	"encoding/binary"
	"errors"
)

// Values of Thrift's compact protocol, in which Parquet says what it holds.
type (
	fields map[int16]any // of a struct: number → int64, []byte, bool, fields or list
	list   []any
)

var errThrift = errors.New("damaged")

// thrift takes bytes apart; bad says that they were not what was asked for.
type thrift struct {
	c   []byte
	bad bool
}

func (r *thrift) byte() byte {
	if len(r.c) == 0 {
		r.bad = true
		return 0
	}
	b := r.c[0]
	r.c = r.c[1:]
	return b
}

func (r *thrift) number() uint64 {
	x, n := binary.Uvarint(r.c)
	if n <= 0 {
		r.bad = true
		r.c = nil
		return 0
	}
	r.c = r.c[n:]
	return x
}

func (r *thrift) signed() int64 {
	x := r.number()
	return int64(x>>1) ^ -int64(x&1)
}

func (r *thrift) bytes(n uint64) []byte {
	if n > uint64(len(r.c)) {
		r.bad = true
		n = 0
	}
	b := r.c[:n]
	r.c = r.c[n:]
	return b
}

// fields reads a struct.
func (r *thrift) fields(depth int) fields {
	out := fields{}
	id := int16(0)
	for !r.bad {
		b := r.byte()
		if b == 0 {
			break
		}
		if b>>4 > 0 {
			id += int16(b >> 4)
		} else {
			id = int16(r.signed())
		}
		switch kind := b & 15; kind {
		case 1, 2:
			out[id] = kind == 1
		default:
			out[id] = r.value(kind, depth)
		}
	}
	return out
}

const deepest = 16

func (r *thrift) value(kind byte, depth int) any {
	if depth == deepest {
		r.bad = true
		return nil
	}
	switch kind {
	case 1, 2: // of a list
		return r.byte() == 1
	case 3:
		return int64(int8(r.byte()))
	case 4, 5, 6:
		return r.signed()
	case 7:
		return r.bytes(8)
	case 8:
		return r.bytes(r.number())
	case 9, 10:
		b := r.byte()
		n := uint64(b >> 4)
		if n == 15 {
			n = r.number()
		}
		if n > uint64(len(r.c)) {
			r.bad = true
		}
		var out list
		for range n {
			if r.bad {
				break
			}
			out = append(out, r.value(b&15, depth+1))
		}
		return out
	case 12:
		return r.fields(depth + 1)
	}
	r.bad = true
	return nil
}

func (f fields) number(id int16) int {
	n, _ := f[id].(int64)
	return int(n)
}

func (f fields) text(id int16) string {
	b, _ := f[id].([]byte)
	return string(b)
}

func (f fields) fields(id int16) fields {
	s, _ := f[id].(fields)
	return s
}

func (f fields) list(id int16) (out []fields) {
	l, _ := f[id].(list)
	for _, x := range l {
		s, _ := x.(fields)
		out = append(out, s)
	}
	return out
}
