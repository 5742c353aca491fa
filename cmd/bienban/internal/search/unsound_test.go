package search

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestUnsoundLeftoversDontMatter changes a record where what the last run left
// is not as it was: the index is the one made from nothing.
func TestUnsoundLeftoversDontMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 9))
	x := invent(r, 90)
	state := filepath.Join(t.TempDir(), "state")
	first := newFolder()
	build(t, x, first, state, 1000)
	left, err := os.ReadFile(state)
	if err != nil {
		t.Fatal(err)
	}
	changed := *x.records[7]
	changed.Title += " thêm"
	x.records[7], x.keys[7] = &changed, x.keys[7]+1
	clean := newFolder()
	build(t, x, clean, "", 1000)
	again := func(state []byte, f *folder, sum string) (same bool) {
		file := filepath.Join(t.TempDir(), "state")
		if err := os.WriteFile(file, state, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := Build(x, Options{Out: f, State: file, Temp: t.TempDir(), Sum: []byte(sum), split: 1000}); err != nil {
			t.Fatal(err)
		}
		return maps.EqualFunc(f.now, clean.now, bytes.Equal)
	}

	sound := first.next()
	if !again(left, sound, "") || sound.written > len(sound.now)/2 {
		t.Fatalf("%d of %d files are written, %s", sound.written, len(sound.now), difference(sound.now, clean.now))
	}
	if f := first.next(); !again(left, f, "another program") {
		t.Errorf("of another program's state: %s", difference(f.now, clean.now))
	}
	damages := [][]byte{nil, bytes.Replace(left, []byte("nguyen"), []byte("nguyet"), 1)}
	for range 20 {
		damages = append(damages, left[:r.IntN(len(left))], flip(bytes.Clone(left), r.IntN(len(left))))
	}
	for _, b := range damages {
		if f := first.next(); !again(b, f, "") {
			t.Fatalf("of a damaged state: %s", difference(f.now, clean.now))
		}
	}

	for i, path := range slices.Sorted(maps.Keys(first.now)) {
		if i%4 > 0 && path != manifestPath {
			continue
		}
		gone := first.next()
		delete(gone.last, path)
		if !again(left, gone, "") {
			t.Fatalf("%s is gone: %s", path, difference(gone.now, clean.now))
		}
	}
	// What is damaged is noticed where it is read, and is then made anew.
	damaged := first.next()
	for path, b := range damaged.last {
		damaged.last[path] = b[:len(b)-1]
	}
	if !again(left, damaged, "") {
		t.Errorf("of damaged parts: %s", difference(damaged.now, clean.now))
	}
}
