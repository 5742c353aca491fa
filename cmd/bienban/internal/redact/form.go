package redact

import (
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/text"
)

// kind is what a form of a name is; of two at one place the lower is meant.
type kind uint8

const (
	identity kind = iota // nva-1990
	whole                // Nguyễn Văn An
	joined               // nguyenvanan, one run
	short                // Nguyễn An
	tail                 // An, Văn An: a name only behind a title
)

// form is one way in which some people's names are written, without regard to
// marks.
type form struct {
	kind      kind
	words     []string // folded
	spellings []spelling
	id        string // of an identity, as sameAddress gives it
	camel     bool   // so short that only capitals make it a name: LeAn
}

// spelling is a form as written, and whose it is.
type spelling struct {
	words  []string // as text.AsWritten gives them
	people []int32
}

// step is what a text may have come to after some of its runs.
type step struct {
	forms []*form
	more  bool
}

// index finds forms by the hashes of their runs.
type index struct {
	steps map[uint64]*step
	pairs bits // of the first two runs
	solo  bits // forms of one run, in any case
	given bits // forms of one run with a capital
}

// bits tells of most hashes that they are not in a set.
type bits []uint64

const bitCount = 1 << 19

func (b bits) add(h uint64)      { h = h * hashPrime >> 45; b[h/64] |= 1 << (h % 64) }
func (b bits) has(h uint64) bool { h = h * hashPrime >> 45; return b[h/64]&(1<<(h%64)) != 0 }

// after gives the hash of some runs and one more.
func after(h, run uint64) uint64 { return (h*0x9e3779b97f4a7c15 ^ run) * hashPrime }

// builder gathers forms.
type builder map[string]*form

// id adds a person's id, where it is no plain word and no name.
func (b builder) id(id string, person int32) {
	for _, id := range []string{id, slug(id)} {
		if words := b.words(id); len(words) > 0 && !strings.ContainsAny(id, " /") {
			b.add(form{kind: identity, words: words, id: sameAddress(id)}, nil, person)
		}
	}
}

// name adds the forms of a name.
func (b builder) name(name string, person int32) {
	var x scan
	x.read(name)
	written := make([]string, len(x.toks))
	for i := range written {
		written[i] = text.AsWritten(x.word(i))
	}
	n := len(written)
	if n == 0 {
		return
	}
	folded := folds(written)
	b.add(form{kind: whole, words: folded}, written, person)
	for i := 1; i < n; i++ {
		b.add(form{kind: tail, words: folded[i:]}, written[i:], person)
	}
	if n == 1 {
		b.add(form{kind: tail, words: folded}, written, person)
		return
	}
	b.add(form{kind: joined, words: []string{strings.Join(folded, "")}, camel: n == 2}, []string{text.AsWritten(strings.Join(written, ""))}, person)
	if n > 2 {
		b.add(form{kind: short, words: []string{folded[0], folded[n-1]}}, []string{written[0], written[n-1]}, person)
	}
}

// words gives the runs of a text, folded.
func (builder) words(s string) []string {
	var x scan
	x.read(s)
	out := make([]string, len(x.toks))
	for i := range out {
		out[i] = text.Fold(x.word(i))
	}
	return out
}

func folds(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = text.Fold(w)
	}
	return out
}

func (b builder) add(like form, written []string, person int32) {
	key := string('0'+rune(like.kind)) + strings.Join(like.words, " ") + "\x00" + like.id
	f := b[key]
	if f == nil {
		f = &like
		b[key] = f
	}
	for i := range f.spellings {
		s := &f.spellings[i]
		if slices.Equal(s.words, written) {
			if !slices.Contains(s.people, person) {
				s.people = append(s.people, person)
			}
			return
		}
	}
	f.spellings = append(f.spellings, spelling{written, []int32{person}})
}

// index makes the forms ready to be found.
func (b builder) index() index {
	x := index{steps: map[uint64]*step{}, pairs: make(bits, bitCount/64), solo: make(bits, bitCount/64), given: make(bits, bitCount/64)}
	for _, f := range b {
		var h uint64
		var at *step
		for i, w := range f.words {
			if at != nil {
				at.more = true
			}
			run := uint64(hashSeed)
			for _, c := range []byte(w) {
				run = (run ^ uint64(c)) * hashPrime
			}
			switch h = after(h, run); {
			case i == 1:
				x.pairs.add(h)
			case len(f.words) == 1 && (f.kind == tail || f.kind == whole):
				x.given.add(run)
			case len(f.words) == 1:
				x.solo.add(run)
			}
			if at = x.steps[h]; at == nil {
				at = &step{}
				x.steps[h] = at
			}
		}
		at.forms = append(at.forms, f)
	}
	for _, s := range x.steps {
		slices.SortFunc(s.forms, func(f, g *form) int { return int(f.kind) - int(g.kind) })
	}
	return x
}
