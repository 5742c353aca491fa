package codec

import (
	"reflect"
	"runtime"
	"strings"
	"testing"
	"testing/quick"
)

type inner struct {
	Text string
	N    int32
}

// everything has one field of each type that can be written.
type everything struct {
	S    string
	B    bool
	I    int
	I8   int8
	I16  int16
	I32  int32
	I64  int64
	U    uint
	U8   uint8
	U16  uint16
	U32  uint32
	U64  uint64
	F32  float32
	F64  float64
	Key  [16]byte
	None [0]byte
	Raw  []byte
	In   inner
	Ptr  *inner
	Many []inner
	Deep []struct {
		Names []string
		More  []*inner
	}
	inner        // not exported: left out
	Left  string `codec:"-"`
	Last  string
}

// emptied makes empty slices nil and what is left out zero, as reading does.
func emptied(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			emptied(v.Elem())
		}
	case reflect.Slice:
		if v.Len() == 0 {
			v.SetZero()
		}
		for i := range v.Len() {
			emptied(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			switch f := v.Type().Field(i); {
			case !f.IsExported():
			case f.Tag.Get("codec") == "-":
				v.Field(i).SetZero()
			default:
				emptied(v.Field(i))
			}
		}
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	c := Of[everything]()
	same := func(s string, n [10]int64, u [5]uint64, f32 float32, f64 float64, key [16]byte, raw []byte, ins []inner, names []string, b bool) bool {
		v := everything{S: s, B: b, I: int(n[0]), I8: int8(n[1]), I16: int16(n[2]), I32: int32(n[3]), I64: n[4],
			U: uint(u[0]), U8: uint8(u[1]), U16: uint16(u[2]), U32: uint32(u[3]), U64: u[4] >> (uint(n[9]) % 64),
			F32: f32, F64: f64, Key: key, Raw: raw, Many: ins, Left: s, Last: "."}
		for i := range ins {
			v.Ptr = &ins[i]
			v.In = ins[i]
			deep := struct {
				Names []string
				More  []*inner
			}{Names: names[:min(i, len(names))]}
			deep.More = append(deep.More, nil, &ins[i])
			v.Deep = append(v.Deep, deep)
		}
		b1 := c.Append([]byte("before"), &v)
		got := everything{S: "old", Many: []inner{{"old", 1}}, Ptr: &inner{}}
		rest, err := c.Decode(string(b1[6:])+"after", &got)
		emptied(reflect.ValueOf(&v))
		return err == nil && rest == "after" && reflect.DeepEqual(v, got)
	}
	if err := quick.Check(same, &quick.Config{MaxCount: 2000}); err != nil {
		t.Error(err)
	}
}

func TestCutShortIsDamaged(t *testing.T) {
	c := Of[everything]()
	v := everything{S: "một", Raw: []byte{1}, Ptr: &inner{"hai", 300}, Many: []inner{{"ba", -1}}, U64: 1 << 63, Last: "x"}
	b := string(c.Append(nil, &v))
	for n := range len(b) {
		if _, err := c.Decode(b[:n], new(everything)); err != ErrDamaged {
			t.Errorf("the first %d of %d bytes: %v", n, len(b), err)
		}
	}
}

func TestOneEncodingAValue(t *testing.T) {
	for name, src := range map[string]string{
		"a longer varint":      "\x80\x00",
		"more than 64 bits":    "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02",
		"more than its 16":     "\x80\x80\x04",
		"a varint without end": strings.Repeat("\xff", 20),
	} {
		if _, err := Of[uint16]().Decode(src, new(uint16)); err != ErrDamaged {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, src := range []string{"\x02", "\xff"} {
		if _, err := Of[bool]().Decode(src, new(bool)); err != ErrDamaged {
			t.Errorf("bool %q: %v", src, err)
		}
		if _, err := Of[*inner]().Decode(src, new(*inner)); err != ErrDamaged {
			t.Errorf("pointer %q: %v", src, err)
		}
	}
}

func TestStringsArePartsOfTheSource(t *testing.T) {
	c := Of[[]string]()
	b := string(c.Append(nil, &[]string{strings.Repeat("biên bản ", 1000), "x"}))
	var v []string
	allocs := testing.AllocsPerRun(100, func() {
		if _, err := c.Decode(b, &v); err != nil {
			t.Fatal(err)
		}
	})
	if allocs != 1 {
		t.Errorf("%v allocations for one slice", allocs)
	}
}

func TestClaimedLengthsTakeNoMemory(t *testing.T) {
	c := Of[[][]everything]()
	src := "\xff\xff\xff\xff\x0f" + strings.Repeat("\xff\xff\xff\xff\x0f", 100)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var v [][]everything
	if _, err := c.Decode(src, &v); err != ErrDamaged {
		t.Error(err)
	}
	runtime.ReadMemStats(&after)
	if got := after.TotalAlloc - before.TotalAlloc; got > 1<<20 {
		t.Errorf("%d bytes taken for %d", got, len(src))
	}
}

func TestShapeTellsLayoutsApart(t *testing.T) {
	shapes := map[uint64]string{}
	note := func(name string, shape uint64) {
		if other, ok := shapes[shape]; ok {
			t.Errorf("%s has the shape of %s", name, other)
		}
		shapes[shape] = name
	}
	note("A string", Of[struct{ A string }]().Shape())
	note("B string", Of[struct{ B string }]().Shape())
	note("A int", Of[struct{ A int }]().Shape())
	note("A int32", Of[struct{ A int32 }]().Shape())
	note("A, B", Of[struct{ A, B string }]().Shape())
	note("B, A", Of[struct{ B, A string }]().Shape())
	note("A of B", Of[struct{ A struct{ B string } }]().Shape())
	note("A many B", Of[struct{ A []struct{ B string } }]().Shape())
	note("A perhaps B", Of[struct{ A *struct{ B string } }]().Shape())
	note("A many C", Of[struct{ A []struct{ C string } }]().Shape())
	note("15 bytes", Of[[15]byte]().Shape())
	note("16 bytes", Of[[16]byte]().Shape())
	if Of[struct{ A string }]().Shape() != Of[struct {
		A string
		B string `codec:"-"`
		c int
	}]().Shape() {
		t.Error("what is left out changes the shape")
	}
}

type endless struct{ More []endless }

func TestTypesThatCantBeWrittenPanic(t *testing.T) {
	for want, of := range map[string]func(){
		"map[string]int": func() { Of[struct{ M map[string]int }]() },
		"interface":      func() { Of[struct{ V any }]() },
		"func":           func() { Of[func()]() },
		"*int":           func() { Of[*int]() },
		"[3]int":         func() { Of[[3]int]() },
		"without content": func() {
			Of[[]struct {
				A string `codec:"-"`
			}]()
		},
		"holds itself": func() { Of[endless]() },
	} {
		func() {
			defer func() {
				if got, _ := recover().(string); !strings.Contains(got, want) {
					t.Errorf("panic %q does not name %q", got, want)
				}
			}()
			of()
		}()
	}
}
