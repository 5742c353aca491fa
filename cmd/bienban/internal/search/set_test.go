package search

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// setByDefinition reads a set as the format's description says, bit by bit, from
// bytes that have nothing else in them.
func setByDefinition(src []byte, universe int) []uint32 {
	size, n := binary.Uvarint(src)
	src = src[n:]
	all := make([]uint32, 0, universe)
	for x := range uint32(universe) {
		all = append(all, x)
	}
	switch {
	case size == 0:
		return nil
	case int(size) == universe:
		return all
	case size == 1:
		x, _ := binary.Uvarint(src)
		return []uint32{uint32(x)}
	}
	mode, row := src[0], ""
	for _, b := range src[1:] {
		for i := range 8 {
			row += string('0' + b>>i&1)
		}
	}
	if mode == 64 {
		return slices.DeleteFunc(all, func(x uint32) bool { return row[x] == '0' })
	}
	count, k := int(size), int(mode)
	if mode >= 32 {
		count, k = universe-count, k-32
	}
	coded, at := map[uint32]bool{}, 0
	for range count {
		gap := strings.IndexByte(row, '0')
		row = row[gap+1:]
		gap <<= k
		for i := range k {
			gap += int(row[i]-'0') << i
		}
		row = row[k:]
		coded[uint32(at+gap)] = true
		at += gap + 1
	}
	if strings.Trim(row, "0") != "" || len(row) > 7 {
		panic("bits are left: " + row)
	}
	return slices.DeleteFunc(all, func(x uint32) bool { return coded[x] != (mode < 32) })
}

// someSets gives sets of every shape in a universe.
func someSets(universe int, dice *rand.Rand) map[string][]uint32 {
	where := func(in func(x int) bool) (out []uint32) {
		for x := range universe {
			if in(x) {
				out = append(out, uint32(x))
			}
		}
		return out
	}
	out := map[string][]uint32{"none": nil, "all": where(func(int) bool { return true })}
	if universe == 0 {
		return out
	}
	one, other := dice.IntN(universe), dice.IntN(universe)
	out["first"] = []uint32{0}
	out["last"] = []uint32{uint32(universe - 1)}
	out["ends"] = where(func(x int) bool { return x == 0 || x == universe-1 })
	out["first two"] = where(func(x int) bool { return x < 2 })
	out["last two"] = where(func(x int) bool { return x >= universe-2 })
	out["two"] = where(func(x int) bool { return x == one || x == other })
	out["all but the first"] = where(func(x int) bool { return x != 0 })
	out["all but the last"] = where(func(x int) bool { return x != universe-1 })
	out["all but one"] = where(func(x int) bool { return x != one })
	out["all but two"] = where(func(x int) bool { return x != one && x != other })
	out["lower half"] = where(func(x int) bool { return x < universe/2 })
	out["upper half"] = where(func(x int) bool { return x >= universe/2 })
	out["lower half and one"] = where(func(x int) bool { return x <= universe/2 })
	out["every second"] = where(func(x int) bool { return x%2 == 0 })
	out["every seventh"] = where(func(x int) bool { return x%7 == 0 })
	out["powers of two"] = where(func(x int) bool { return x&(x-1) == 0 })
	run, gap := 1+dice.IntN(40), 1+dice.IntN(4000)
	out["runs"] = where(func(x int) bool { return x%(run+gap) < run })
	out["a crowd and one far away"] = where(func(x int) bool { return x < 20 || x == universe-1 })
	for _, share := range []float64{0.0001, 0.003, 0.02, 0.1, 0.3, 0.45, 0.5, 0.55, 0.8, 0.97, 0.9999} {
		out[fmt.Sprintf("%.4f", share)] = where(func(int) bool { return dice.Float64() < share })
	}
	inside := false
	out["streaks"] = where(func(int) bool {
		if dice.IntN(50) == 0 {
			inside = !inside
		}
		return inside
	})
	return out
}

func TestSetsComeBack(t *testing.T) {
	dice := rand.New(rand.NewPCG(5, 3))
	modes := map[string]bool{}
	for _, universe := range []int{0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 63, 64, 65, 127, 128, 129, 1000, 1024, 5000, 16384, 1 << 20} {
		for name, set := range someSets(universe, dice) {
			name = fmt.Sprintf("%s of %d", name, universe)
			written := appendSet([]byte("before"), universe, set)
			written, ok := bytes.CutPrefix(written, []byte("before"))
			if !ok {
				t.Fatalf("%s: what stood before is lost", name)
			}
			got, rest, err := readSet(append(slices.Clone(written), "after"...), universe)
			if err != nil || !slices.Equal(got, set) || string(rest) != "after" {
				t.Fatalf("%s: %d numbers come back as %d, then %q (%v)", name, len(set), len(got), rest, err)
			}
			if universe <= 5000 && !slices.Equal(setByDefinition(written, universe), set) {
				t.Errorf("%s: %x is not what the format says", name, written)
			}
			size := len(binary.AppendUvarint(nil, uint64(len(set))))
			if most := size + 1 + (universe+7)/8; len(written) > most {
				t.Errorf("%s: %d bytes are more than a bitmap's %d", name, len(written), most)
			}
			if len(set) > 1 && len(set) < universe {
				mode := []string{"gaps", "complement", "bitmap"}[written[size]/32]
				modes[mode] = true
			}
			// Every byte counts.
			for cut := range written {
				if cut > 40 && cut < len(written)-40 {
					continue
				}
				if _, _, err := readSet(written[:cut:cut], universe); !errors.Is(err, ErrDamaged) {
					t.Fatalf("%s: %d of %d bytes are read (%v)", name, cut, len(written), err)
				}
			}
		}
	}
	if len(modes) != 3 {
		t.Errorf("only %v were tried", modes)
	}
}

// TestSetBytes holds the format itself: an index that was written must stay
// readable, and the script reads the same.
func TestSetBytes(t *testing.T) {
	for _, c := range []struct {
		universe int
		set      []uint32
		bytes    string
	}{
		{0, nil, "00"},
		{1024, nil, "00"},
		{1, []uint32{0}, "01"},
		{3, []uint32{0, 1, 2}, "03"},
		{1024, []uint32{300}, "01 ac 02"},
		{16, []uint32{1, 3, 6, 9, 12, 13}, "06 40 4a 32"},
		{1024, []uint32{5, 700}, "02 08 0a 66 0b"}, // gaps 5 and 694 with k 8: 0 10100000, 110 01101101
		{16, []uint32{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15}, "0f 23 15"}, // the complement is 13 with k 3: 10 101
	} {
		got := fmt.Sprintf("% x", appendSet(nil, c.universe, c.set))
		if got != c.bytes {
			t.Errorf("%d of %d are written %s, not %s", c.set, c.universe, got, c.bytes)
		}
	}
}

// TestDamagedSets reads what was never written.
func TestDamagedSets(t *testing.T) {
	const universe = 1 << 20
	all := binary.AppendUvarint(nil, universe-1)
	half := binary.AppendUvarint(nil, universe/2)
	ones := slices.Repeat([]byte{0xff}, 1<<18)
	for name, src := range map[string][]byte{
		"nothing":                     nil,
		"a number that goes on":       {0x80},
		"a number that never ends":    ones[:20],
		"more than there are":         binary.AppendUvarint(nil, universe+1),
		"far more than there are":     binary.AppendUvarint(nil, 1<<63),
		"one beyond":                  binary.AppendUvarint([]byte{1}, universe),
		"one far beyond":              binary.AppendUvarint([]byte{1}, 1<<40),
		"one without":                 {1},
		"no way":                      {2},
		"gaps of nothing":             {2, 0},
		"gaps that never end":         append([]byte{2, 0}, ones...),
		"gaps beyond":                 append([]byte{2, 31}, ones[:100]...),
		"many gaps in a few bytes":    append(slices.Clone(half), 0, 0, 0),
		"all gaps in a few bytes":     append(slices.Clone(all), 31, 0, 0),
		"many of the complement":      {2, 32, 0, 0, 0},
		"complement that never ends":  append(slices.Clone(all), append([]byte{32}, ones...)...),
		"a bitmap of nothing":         {2, 64},
		"a bitmap of a few bytes":     append(slices.Clone(half), 64, 0xff, 0xff),
		"a bitmap of too few":         append([]byte{5, 64}, make([]byte, universe/8)...),
		"a bitmap of too many":        append([]byte{5, 64}, ones[:universe/8]...),
		"an unknown way":              {2, 65, 0, 0, 0, 0},
		"a way that is far from them": {2, 255, 0, 0, 0, 0},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		set, rest, err := readSet(src, universe)
		runtime.ReadMemStats(&after)
		if !errors.Is(err, ErrDamaged) || set != nil || rest != nil {
			t.Errorf("%s: %d numbers and %d bytes (%v)", name, len(set), len(rest), err)
		}
		if took := after.TotalAlloc - before.TotalAlloc; took > 1<<16 && !strings.HasPrefix(name, "a bitmap of too") {
			t.Errorf("%s takes %d bytes of memory", name, took)
		}
	}
	// A bitmap may say more than its universe has.
	if _, _, err := readSet([]byte{2, 64, 1, 2}, 9); err == nil {
		t.Error("a number beyond the universe is read from a bitmap's last byte")
	}
}

// checkRead holds that bytes give a set of the universe or an error.
func checkRead(t *testing.T, src []byte, universe int) {
	set, rest, err := readSet(src, universe)
	if err != nil {
		if !errors.Is(err, ErrDamaged) || set != nil || rest != nil {
			t.Fatalf("%x of %d: %v and %v (%v)", src, universe, set, rest, err)
		}
		return
	}
	if len(set) > universe || len(rest) >= len(src) {
		t.Fatalf("%x of %d: %d numbers, %d bytes are left", src, universe, len(set), len(rest))
	}
	for i, x := range set {
		if int(x) >= universe || i > 0 && x <= set[i-1] {
			t.Fatalf("%x of %d: number %d is %d", src, universe, i, x)
		}
	}
	again, _, err := readSet(appendSet(nil, universe, set), universe)
	if err != nil || !slices.Equal(again, set) {
		t.Fatalf("%x of %d: comes back as another set (%v)", src, universe, err)
	}
}

// TestSetsWithWrongBits changes what was written, or its universe.
func TestSetsWithWrongBits(t *testing.T) {
	dice := rand.New(rand.NewPCG(5, 4))
	for _, universe := range []int{1, 9, 64, 1000, 5000} {
		for _, set := range someSets(universe, dice) {
			written := appendSet(nil, universe, set)
			for range 200 {
				src := slices.Clone(written)
				for range 1 + dice.IntN(3) {
					src[dice.IntN(len(src))] ^= 1 << dice.IntN(8)
				}
				checkRead(t, src[:1+dice.IntN(len(src))], universe)
				checkRead(t, src, universe)
			}
			for _, u := range []int{0, 1, universe - 1, universe + 1, 2 * universe} {
				checkRead(t, written, u)
			}
		}
	}
}

func FuzzReadSet(f *testing.F) {
	dice := rand.New(rand.NewPCG(5, 5))
	for _, universe := range []int{0, 1, 9, 1000} {
		for _, set := range someSets(universe, dice) {
			f.Add(appendSet(nil, universe, set), uint32(universe))
		}
	}
	f.Fuzz(func(t *testing.T, src []byte, universe uint32) { checkRead(t, src, int(universe%(1<<16))) })
}

// FuzzSet writes the set whose gaps the bytes are.
func FuzzSet(f *testing.F) {
	f.Add([]byte{0, 0, 0, 200, 1}, uint16(3))
	f.Add([]byte{255, 255, 0, 255, 7}, uint16(900))
	f.Fuzz(func(t *testing.T, gaps []byte, more uint16) {
		var set []uint32
		next := uint32(0)
		for _, gap := range gaps {
			if gap > 200 {
				next += uint32(gap) << (gap & 7)
			} else {
				next += uint32(gap) >> 4
			}
			set = append(set, next)
			next++
		}
		universe := int(next) + int(more)
		written := appendSet(nil, universe, set)
		got, rest, err := readSet(written, universe)
		if err != nil || !slices.Equal(got, set) || len(rest) > 0 {
			t.Fatalf("%d numbers of %d come back as %d, then %q (%v)", len(set), universe, len(got), rest, err)
		}
		if most := 4 + (universe+7)/8; len(set) > 1 && len(written) > most {
			t.Fatalf("%d numbers of %d take %d bytes", len(set), universe, len(written))
		}
	})
}
