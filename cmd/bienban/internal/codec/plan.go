package codec

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"
)

// kind is what a step reads or writes.
type kind uint8

const (
	kindString kind = iota
	kindBool
	kindInt8
	kindInt16
	kindInt32
	kindInt64
	kindUint8
	kindUint16
	kindUint32
	kindUint64
	kindFloat32
	kindFloat64
	kindArray // of bytes
	kindBytes // a slice of bytes
	kindSlice
	kindPointer
)

// step handles one place in memory.
type step struct {
	kind kind
	at   uintptr // from the start of the value
	n    int     // length of a byte array
	typ  reflect.Type
	of   *plan // of a slice's or pointer's element
}

// plan handles one type. Structs within it are laid flat into its steps.
type plan struct {
	steps []step
	size  uintptr // of the value in memory
	least int     // the fewest bytes that a value takes when written
	names string  // the layout in words, for the shape
}

func (p *plan) shape() uint64 { return xxh3.HashString(p.names) }

func planOf(t reflect.Type) *plan { return (&planner{}).plan(t) }

// planner knows the types that it is inside of.
type planner struct{ inside []reflect.Type }

func (r *planner) plan(t reflect.Type) *plan {
	p := &plan{size: t.Size()}
	var names strings.Builder
	r.add(p, &names, t, 0)
	p.names = names.String()
	return p
}

// kinds are the types that are read and written at one place.
var kinds = map[reflect.Kind]kind{
	reflect.String: kindString, reflect.Bool: kindBool,
	reflect.Int8: kindInt8, reflect.Int16: kindInt16, reflect.Int32: kindInt32, reflect.Int64: kindInt64,
	reflect.Uint8: kindUint8, reflect.Uint16: kindUint16, reflect.Uint32: kindUint32, reflect.Uint64: kindUint64,
	reflect.Float32: kindFloat32, reflect.Float64: kindFloat64,
}

// add puts the steps of a type that stands at an offset behind those of p.
func (r *planner) add(p *plan, names *strings.Builder, t reflect.Type, at uintptr) {
	k := t.Kind()
	switch {
	case k == reflect.Int || k == reflect.Uint:
		k = wide(t)
		fmt.Fprint(names, k)
		p.add(step{kind: kinds[k], at: at}, 1)
	case k == reflect.Array && t.Elem().Kind() == reflect.Uint8:
		fmt.Fprintf(names, "[%d]byte", t.Len())
		p.add(step{kind: kindArray, at: at, n: t.Len()}, t.Len())
	case k == reflect.Slice && t.Elem().Kind() == reflect.Uint8:
		names.WriteString("[]byte")
		p.add(step{kind: kindBytes, at: at}, 1)
	case k == reflect.Slice:
		of := r.plan(t.Elem())
		if of.least == 0 {
			panic(fmt.Sprintf("codec: %s is a slice of values without content", t))
		}
		names.WriteString("[]" + of.names)
		p.add(step{kind: kindSlice, at: at, typ: t, of: of}, 1)
	case k == reflect.Pointer && t.Elem().Kind() == reflect.Struct:
		of := r.plan(t.Elem())
		names.WriteString("*" + of.names)
		p.add(step{kind: kindPointer, at: at, typ: t.Elem(), of: of}, 1)
	case k == reflect.Struct:
		r.addFields(p, names, t, at)
	default:
		simple, ok := kinds[k]
		if !ok {
			panic(fmt.Sprintf("codec: %s can't be written: a %s is neither a struct, slice, string, bool, number, "+
				"byte array nor pointer to a struct", t, k))
		}
		fmt.Fprint(names, k)
		least := 1
		if k == reflect.Float32 || k == reflect.Float64 {
			least = 8
		}
		p.add(step{kind: simple, at: at}, least)
	}
}

func (p *plan) add(s step, least int) {
	p.steps = append(p.steps, s)
	p.least += least
}

func (r *planner) addFields(p *plan, names *strings.Builder, t reflect.Type, at uintptr) {
	if slices.Contains(r.inside, t) {
		panic(fmt.Sprintf("codec: %s can't be written: it holds itself", t))
	}
	r.inside = append(r.inside, t)
	names.WriteByte('{')
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() || f.Tag.Get("codec") == "-" {
			continue
		}
		names.WriteString(f.Name + " ")
		r.add(p, names, f.Type, at+f.Offset)
		names.WriteByte(';')
	}
	names.WriteByte('}')
	r.inside = r.inside[:len(r.inside)-1]
}

// wide gives the sized kind that int and uint are in memory here.
func wide(t reflect.Type) reflect.Kind {
	signed := t.Kind() == reflect.Int
	switch {
	case signed && t.Size() == 8:
		return reflect.Int64
	case signed:
		return reflect.Int32
	case t.Size() == 8:
		return reflect.Uint64
	}
	return reflect.Uint32
}
