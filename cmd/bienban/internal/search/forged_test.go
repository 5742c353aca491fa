package search

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"testing"
)

// forged gives a part whose bytes are wrong and whose sum is right.
func forged(t *testing.T, r *rand.Rand, ref Ref, script []byte) []byte {
	t.Helper()
	body, err := unpack(ref, script)
	if err != nil {
		t.Fatal(err)
	}
	body = bytes.Clone(body)
	for range 1 + r.IntN(3) {
		if len(body) == 0 {
			break
		}
		switch at := r.IntN(len(body)); r.IntN(4) {
		case 0:
			body = body[:at]
		case 1:
			body = slices.Insert(body, at, byte(r.IntN(256)))
		default:
			body[at] = []byte{0, 1, 255, byte(r.IntN(256))}[r.IntN(4)]
		}
	}
	other, script, err := newPacker().pack(body, true)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Replace(script, []byte(other.String()), []byte(ref.String()), 1)
}

// TestForgedIndexIsAnError asks indexes that no program wrote: there may be an
// answer or an error, but no panic and no boundless memory.
func TestForgedIndexIsAnError(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 1))
	f := newFolder()
	build(t, invent(r, 40), f, "", 20)
	refs := map[string]Ref{}
	for path := range f.now {
		if path != manifestPath {
			refs[path], _ = refOf(path[7:9] + path[10:22])
		}
	}
	paths := slices.Sorted(maps.Keys(refs))
	numbers := regexp.MustCompile(`\b\d+\b`)
	refused := 0
	for range 300 {
		files := maps.Clone(f.now)
		if r.IntN(4) > 0 {
			for range 1 + len(paths)/4 {
				path := paths[r.IntN(len(paths))]
				files[path] = forged(t, r, refs[path], f.now[path])
			}
		} else {
			files[manifestPath] = numbers.ReplaceAllFunc(files[manifestPath], func(b []byte) []byte {
				if r.IntN(8) > 0 {
					return b
				}
				return [][]byte{[]byte("0"), []byte("-1"), []byte("1"), []byte("3"), []byte("999"), []byte("4611686018427387904")}[r.IntN(6)]
			})
		}
		x, err := Open((&folder{now: files}).open)
		for range 12 {
			if err != nil {
				break
			}
			q := inventedQuery(r)
			if _, err = x.Search(q, 0, 5); err == nil {
				_, _, _, err = x.Nearest(q)
			}
		}
		if err != nil {
			refused++
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrVersion) && !errors.Is(err, fs.ErrNotExist) {
				t.Fatal(err)
			}
		}
	}
	if refused < 150 {
		t.Errorf("only %d of 300 are refused", refused)
	}
}

// TestItemsAreNotLeftOut asks for everything where the list of items is broken.
func TestItemsAreNotLeftOut(t *testing.T) {
	f := newFolder()
	x := build(t, invent(rand.New(rand.NewPCG(6, 2)), 20), f, "", 1000)
	s := x.segments[0]
	ref, err := x.refAt(s.ShardPages, s.Shards, shardOf(anyItem, s.Shards))
	if err != nil {
		t.Fatal(err)
	}
	f.now[ref.Path()] = nil
	if x, err = Open(f.open); err != nil {
		t.Fatal(err)
	}
	if got, err := x.Search(Parse("-year:1000", NewGrammar()), 0, 5); !errors.Is(err, ErrDamaged) {
		t.Errorf("%d are found, and the error is %v", got.Total, err)
	}
}
