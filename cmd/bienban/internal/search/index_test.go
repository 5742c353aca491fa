package search

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
)

// build makes an index into a folder.
func build(t testing.TB, x Source, f *folder, state string, split int) *Index {
	t.Helper()
	if err := Build(x, Options{Out: f, State: state, Temp: t.TempDir(), split: split}); err != nil {
		t.Fatal(err)
	}
	index, err := Open(f.open)
	if err != nil {
		t.Fatal(err)
	}
	return index
}

// TestIndexAnswersAsTheOracle holds answers to what reading everything says.
func TestIndexAnswersAsTheOracle(t *testing.T) {
	found := 0
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 5))
		x := invent(r, 1+r.IntN(35))
		index := build(t, x, newFolder(), "", []int{2, 1000}[seed%2])
		o := oracleOf(x)
		for range 60 {
			q := inventedQuery(r)
			got, err := index.Search(q, 0, 10000)
			if err != nil {
				t.Fatal(err)
			}
			want := o.answer(q)
			var ids []string
			for _, h := range got.Hits {
				ids = append(ids, h.Kind.String()+" "+h.ID)
			}
			if !slices.Equal(ids, want) {
				t.Fatalf("seed %d: %s\n%+v\ngot  %v\nwant %v", seed, q, q, ids, want)
			}
			if got.Exact && got.Total != len(want) {
				t.Fatalf("seed %d: %s: total %d, want %d", seed, q, got.Total, len(want))
			}
			found += len(want)
		}
	}
	if found < 10000 {
		t.Errorf("only %d answers were compared", found)
	}
}

// TestChangedIndexIsTheSame holds an index that was changed to one made from
// nothing, byte for byte, and to what it should take to change it.
func TestChangedIndexIsTheSame(t *testing.T) {
	patched := 0
	for seed := range uint64(16) {
		r := rand.New(rand.NewPCG(seed, 6))
		x := invent(r, 1+r.IntN(150))
		split := []int{2, 1000}[seed%2]
		state := filepath.Join(t.TempDir(), "state")
		f := newFolder()
		build(t, x, f, state, split)
		for range 6 {
			n := r.IntN(len(x.records))
			switch kind := x.records[n].Kind; r.IntN(4) {
			case 0: // all of it
				date, id := x.records[n].Date, x.records[n].ID
				x.records[n] = inventedRecord(r, kind, n)
				x.records[n].Date, x.records[n].ID = date, id
			case 1:
				x.records = slices.Delete(x.records, n, n+1)
				x.keys = slices.Delete(x.keys, n, n+1)
				n = -1
			default:
				changed := *x.records[n]
				changed.Sections = append(slices.Clone(changed.Sections), Section{Lines: inventedLines(r, 2)})
				x.records[n] = &changed
			}
			if n >= 0 {
				x.keys[n] = r.Uint64()
			}
			if len(x.records) == 0 {
				break
			}
			f = f.next()
			build(t, x, f, state, split)
			clean := newFolder()
			build(t, x, clean, "", split)
			if !maps.EqualFunc(f.now, clean.now, bytes.Equal) {
				t.Fatalf("seed %d: the changed index is another: %s", seed, difference(f.now, clean.now))
			}
			if f.written < len(f.now)/2 {
				patched++
			}
		}
	}
	if patched < 15 {
		t.Errorf("only %d times was an index changed rather than made anew", patched)
	}
}

func difference(a, b map[string][]byte) string {
	var out []string
	for path := range a {
		if b[path] == nil {
			out = append(out, "+"+path)
		}
	}
	for path := range b {
		if a[path] == nil {
			out = append(out, "-"+path)
		}
	}
	return fmt.Sprint(out)
}
