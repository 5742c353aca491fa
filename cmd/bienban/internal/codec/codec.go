// Package codec writes plain Go data as compact bytes and reads it back, for
// what a build keeps from one run to the next.
//
// It is fast rather than general. A type is looked at once, by Of, and becomes
// a flat list of steps; reading a value walks that list over raw memory.
// Names are not stored: Shape tells whether bytes were written for the same
// type. Strings read are parts of the bytes read, so that those stay in memory
// as long as any of them does.
//
// A value has one encoding, the same on every machine: integers are varints
// (signed ones zigzag), floats 8 bytes, little endian, bools one byte, byte arrays as
// they are; strings and slices have their length in front, pointers a byte
// that tells whether there is something. A nil slice and an empty one are the
// same and are read as nil.
package codec

import (
	"errors"
	"reflect"
	"unsafe"
)

// ErrDamaged says that bytes are not what Append wrote for the type.
var ErrDamaged = errors.New("codec: damaged data")

// Codec writes and reads values of one type. It is safe for concurrent use.
type Codec[T any] struct {
	plan  *plan
	shape uint64
}

// Of makes the codec of a type: a struct, or any of what a struct may hold,
// that is structs, slices, strings, bools, integers, floats, byte arrays and
// pointers to structs. Fields that are not exported or tagged `codec:"-"` are
// left out. Any other type is a mistake of the program, and panics.
func Of[T any]() *Codec[T] {
	t := reflect.TypeFor[T]()
	p := planOf(t)
	return &Codec[T]{plan: p, shape: p.shape()}
}

// Append adds v's bytes to dst.
func (c *Codec[T]) Append(dst []byte, v *T) []byte {
	return c.plan.append(dst, unsafe.Pointer(v))
}

// Decode reads a value that Append wrote and gives what follows it. All of v is
// replaced; its strings are parts of src. With ErrDamaged, src is something
// else, and v is in no useful state. Memory taken is at most proportional to
// the length of src.
func (c *Codec[T]) Decode(src string, v *T) (rest string, err error) {
	var zero T
	*v = zero
	i := c.plan.decode(src, 0, unsafe.Pointer(v))
	if i < 0 {
		return "", ErrDamaged
	}
	return src[i:], nil
}

// Shape tells types of different layout apart: it changes with the names, kinds
// and order of fields, at any depth.
func (c *Codec[T]) Shape() uint64 { return c.shape }
