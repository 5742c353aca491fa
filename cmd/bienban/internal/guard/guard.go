// Package guard reads back every file of a site that is to be published for an
// audience, decodes it, and looks for what the audience may not see. It shares
// no code with what takes names and texts out: it is there to find its mistakes.
//
// # Names
//
// A person's name is found as it is written in the register in any case, in NFC
// or NFD, with the tone mark on either vowel, without marks, with hyphens, in
// one word (of eight letters and more), through markup, entities and escapes.
// Of two syllables, as are family and given name together, it is found where
// both have capitals or are all of an address's part: in small letters it may be
// other words (an ninh). A name of one syllable is not searched for. Where the
// same words with other marks stand in an allowed text (trình độ văn hóa), what
// addresses make of that text is no name (trinh-do-van-hoa is not Đỗ Văn Hóa).
// Ids that may be other words are found after @ and in members' addresses only.
//
// # Texts
//
// Eight syllables in a row of a withheld text are found whatever stands between
// them, marks and case aside; texts that are shorter are not searched for.
// Numbers are passed over: the program puts its own into what it says. Nor does
// a row go on where the program goes on within a line: at its spans, at a
// middle dot. A hit is by a hash of 64 bits: two rows are taken for the same
// once in 2^60 times.
package guard

import (
	"encoding/binary"
	"math/bits"
	"sync"
	"sync/atomic"

	"github.com/zeebo/xxh3"
)

// Builder gathers what may not be in a site. It may be used from several
// goroutines, and takes 11 to 16 bytes for each different row of eight
// syllables, half as much again while it grows.
type Builder struct {
	mu     sync.Mutex
	runs   table
	forms  *forms
	reels  pool[*gatherer]
	sealed bool
}

// gatherer reads texts for one goroutine.
type gatherer struct {
	reel
	seen []uint64 // hashes of texts that were read
	rows []uint64
}

// New gives an empty one.
func New() *Builder { return &Builder{forms: newForms()} }

// WithholdName takes a person's name as it is written.
func (b *Builder) WithholdName(forms ...string) {
	b.change(func() {
		for _, f := range forms {
			b.forms.name(f)
		}
	})
}

// WithholdWord takes something that stands for a person: a member's id, or a
// record's that betrays a name.
func (b *Builder) WithholdWord(w string) { b.change(func() { b.forms.id(w) }) }

// change panics once there is a guard, which would know nothing of it.
func (b *Builder) change(do func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.sealed {
		panic("guard: something is withheld after Guard was called")
	}
	do()
}

// Withhold takes a text without markup, say a paragraph. The whole original may
// be given where only some of it is withheld: what is left of it is allowed.
func (b *Builder) Withhold(text string) { b.withhold(func(each sink) { each([]byte(text), 0, false) }) }

// WithholdHTML is Withhold for each block of a body.
func (b *Builder) WithholdHTML(body []byte) {
	b.withhold(func(each sink) { markup(body, false, each) })
}

func (b *Builder) withhold(texts func(sink)) {
	g := b.reels.get(newGatherer)
	defer b.reels.put(g)
	g.rows = g.rows[:0]
	texts(func(t []byte, _ int, _ bool) {
		if g.isNew(t) {
			g.gather(t)
		}
	})
	b.change(func() {
		b.runs.add(g.rows...)
	})
}

func newGatherer() *gatherer {
	return &gatherer{reel: reel{words: newWords(nil)}, seen: make([]uint64, 1<<cleanBits)}
}

// isNew tells that a text was not among the last.
func (g *gatherer) isNew(t []byte) bool {
	h := xxh3.Hash(t)
	slot := &g.seen[h>>(64-cleanBits)]
	known := *slot == h
	*slot = h
	return !known
}

// gather adds the rows of a text.
func (g *gatherer) gather(t []byte) {
	g.start(t)
	for g.next() {
		if g.ends() {
			g.rows = append(g.rows, g.said.row())
		}
	}
	if g.hidden {
		g.gather(visible(t))
	}
}

// Guard ends the gathering and gives a guard, of which there may be several,
// each with its own audience.
func (b *Builder) Guard() *Guard {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.sealed = true
	g := &Guard{secrets: b, forms: b.forms.clone(), named: map[uint64]bool{}, elsewhere: map[uint64]bool{}, clean: make([]atomic.Uint64, 1<<sharedBits)}
	g.runs = rows{table: &b.runs, allowed: newMarks(&b.runs)}
	return g
}

// Guard searches the files of one site. First all is allowed that may be there;
// this, and then the search, may be done from several goroutines.
type Guard struct {
	secrets   *Builder
	forms     *forms // the builder's, and its own
	runs      rows
	ready     sync.Once
	clean     []atomic.Uint64 // hashes of texts in which nothing was found
	mu        sync.Mutex
	named     map[uint64]bool // keys of forms that are no secret
	elsewhere map[uint64]bool // contexts of other words
	readers   pool[*scanner]
	checkers  pool[*checker]
}

// WithholdName is the builder's, for one audience. It comes before what is
// allowed.
func (g *Guard) WithholdName(form string) { g.forms.name(form) }

// WithholdWord likewise.
func (g *Guard) WithholdWord(w string) { g.forms.id(w) }

// Allow takes a text of the reduced archive, or of the program's own: rows in it
// are no leak. Names in it still are.
func (g *Guard) Allow(text string) { g.allow(func(each sink) { each([]byte(text), 0, false) }) }

// AllowHTML is Allow for each block of a body.
func (g *Guard) AllowHTML(body []byte) { g.allow(func(each sink) { markup(body, false, each) }) }

// AllowName takes a form of a name that is no secret, such as a street's.
func (g *Guard) AllowName(form string) {
	fs := newForms()
	fs.name(form)
	g.mu.Lock()
	defer g.mu.Unlock()
	for key := range fs.keys {
		g.named[key] = true
	}
}

func (g *Guard) allow(texts func(sink)) {
	s := g.readers.get(func() *scanner { return newScanner(g) })
	defer g.readers.put(s)
	texts(func(t []byte, _ int, _ bool) {
		h := xxh3.Hash(t)
		if slot := &s.clean[h>>(64-cleanBits)]; *slot != h {
			*slot = h
			if s.allow(t) {
				g.clean[h>>(64-sharedBits)].Store(h)
				h *= base // as all of a field
				g.clean[h>>(64-sharedBits)].Store(h)
			}
		}
	})
}

// allow tells whether there is nothing in a text that could be a name.
func (s *scanner) allow(t []byte) bool {
	r, nameless := &s.reel, true
	r.start(t)
	for r.next() {
		if r.ends() {
			s.g.runs.allow(r.said.row())
		}
		if r.back(1).last != 0 {
			r.candidates(s.g.forms, func(f *form, row []syllable) {
				nameless = false
				if f.in(t, row, false) != leak {
					s.g.note(contexts(f, t, r.beyond(row), row))
				}
			})
		}
	}
	if r.hidden {
		s.allow(visible(t))
		return false
	}
	return nameless && unescaped(t) == nil
}

func (g *Guard) note(keys []uint64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, k := range keys {
		g.elsewhere[k] = true
	}
}

// beyond gives the syllable before a row that ends here, or nil.
func (r *reel) beyond(row []syllable) *syllable {
	if r.n == len(row) {
		return nil
	}
	return r.back(len(row) + 1)
}

// isLeak tells whether a form that seems to stand in a text is a leak.
func (g *Guard) isLeak(f *form, r *reel, row []syllable, code bool) bool {
	switch f.in(r.t, row, code) {
	case leak:
		return !g.named[f.key]
	case doubt:
		return !g.named[f.key] && !intersects(g.elsewhere, contexts(f, r.t, r.beyond(row), row))
	}
	return false
}

// rows are those that are searched for.
type rows struct {
	*table
	allowed marks  // rows that also stand in an allowed text
	filter  filter // of the others
}

func (p *rows) allow(row uint64) {
	if slot, ok := p.find(row); ok {
		p.allowed.set(slot)
	}
}

func (p *rows) withheld(row uint64) bool {
	if !p.filter.may(row) {
		return false
	}
	slot, ok := p.find(row)
	return ok && !p.allowed.has(slot)
}

// Key gives a hash of all that is searched for: while it is the same, a file in
// which there was nothing need not be searched again.
func (g *Guard) Key() [16]byte {
	var a, b uint64
	add := func(x uint64) {
		hi, lo := bits.Mul64(x^0x9e3779b97f4a7c15, 0xd6e8feb86659fd93)
		a, b = a+(hi^lo), b+xxh3.HashSeed(binary.LittleEndian.AppendUint64(nil, x), 1)
	}
	g.runs.each(g.runs.allowed, add)
	for k := range g.forms.keys {
		if !g.named[k] {
			add(k ^ 1)
		}
	}
	for k := range g.elsewhere {
		add(k ^ 2)
	}
	var key [16]byte
	binary.LittleEndian.PutUint64(key[:], a+version)
	binary.LittleEndian.PutUint64(key[8:], b)
	return key
}

// version changes whenever more is found than before.
const version = 1
