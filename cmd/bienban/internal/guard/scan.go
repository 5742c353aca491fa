package guard

import (
	"bytes"
	"math/bits"

	"github.com/zeebo/xxh3"
)

// run is how many syllables of a withheld text may not be in a site.
const run = 8

// base and its powers make a row of syllables one number, modulo 2^64: of two
// rows of random hashes they are the same once in 2^60.
const base = 0x9e3779b97f4a7c15

var powers = func() (p [most + 2]uint64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = p[i-1] * base
	}
	return p
}()

// syllable is a word in its place.
type syllable struct {
	word
	sep        byte // what parts it from the one before
	begin, end int
	another    bool   // the program goes on here
	before     uint64 // the number of all syllables before it
}

// reel goes over the syllables of one text.
type reel struct {
	words  words
	t      []byte
	ring   [16]syllable
	n      int    // how many there were
	sum    uint64 // their number
	said   saying
	at     int
	hidden bool // it stopped at what no reader sees: visible is what has to be read
}

func (r *reel) start(t []byte) { r.t, r.n, r.sum, r.said, r.at, r.hidden = t, 0, 0, saying{}, 0, false }

// next goes to the next syllable, if there is one.
func (r *reel) next() bool {
	sep, begin, end, hidden := next(r.t, r.at)
	if begin == end {
		r.hidden = hidden
		return false
	}
	w := r.words.get(r.t[begin:end])
	s := &r.ring[r.n&15]
	s.word = *w
	s.sep, s.begin, s.end, s.before = sep&^goesOn, begin, end, r.sum
	if s.another = sep&goesOn != 0; s.another {
		r.said = saying{}
	}
	r.sum = r.sum*base + w.folded
	if !w.number {
		r.said.add(begin, w.folded)
	}
	r.n++
	r.at = end
	return true
}

// back gives the syllable that begins a row of so many up to this one.
func (r *reel) back(length int) *syllable { return &r.ring[(r.n-length)&15] }

// row gives the number of the last so many syllables.
func (r *reel) row(length int) uint64 { return r.sum - r.back(length).before*powers[length] }

// ends tells whether a row of a text ends at this syllable.
func (r *reel) ends() bool { return r.said.n >= run && !r.back(1).number }

// saying goes over the same syllables but for numbers, as far as one text goes.
type saying struct {
	ring [run]struct {
		begin  int
		before uint64
	}
	n   int
	sum uint64
}

func (y *saying) add(begin int, folded uint64) {
	at := &y.ring[y.n%run]
	at.begin, at.before = begin, y.sum
	y.sum = y.sum*base + folded
	y.n++
}

// row gives the number of the last eight, and begin where they begin.
func (y *saying) row() uint64 { return y.sum - y.ring[y.n%run].before*powers[run] }
func (y *saying) begin() int  { return y.ring[y.n%run].begin }

// scanner searches texts; it serves one goroutine. After a text without hits the
// same text is not searched again, by this one or another: nearly all of them
// stand on several pages.
type scanner struct {
	g     *Guard
	reel  reel
	clean []uint64
	// recent are the last of them: classes and the like stand everywhere.
	recent [256]uint64
	// hit is told what was found at t[begin:end].
	hit func(t []byte, begin, end int)
}

const cleanBits, sharedBits = 16, 20

func newScanner(g *Guard) *scanner {
	return &scanner{g: g, reel: reel{words: newWords(g.forms)}, clean: make([]uint64, 1<<cleanBits)}
}

// scan searches one text. code says that it is no running text but an address,
// a word of the program's or all of a field.
func (s *scanner) scan(t []byte, code bool) {
	if len(t) < 8 && isNothing(t) {
		return
	}
	h := xxh3.Hash(t)
	if code {
		h *= base
	}
	recent := &s.recent[h&255]
	if *recent == h {
		return
	}
	slot := &s.clean[h>>(64-cleanBits)]
	if *slot == h {
		*recent = h
		return
	}
	shared := &s.g.clean[h>>(64-sharedBits)]
	if shared.Load() != h {
		if s.search(t, code) {
			return
		}
		shared.Store(h)
	}
	*slot, *recent = h, h
}

// isNothing tells that a text has no letters.
func isNothing(t []byte) bool {
	for _, c := range t {
		if c >= '@' {
			return false
		}
	}
	return true
}

// search tells whether there was a hit.
func (s *scanner) search(t []byte, code bool) (hit bool) {
	r := &s.reel
	r.start(t)
	for r.next() {
		if begin := s.run(); begin >= 0 {
			hit = true
			s.hit(t, begin, r.back(1).end)
		}
		if last := r.back(1); last.last != 0 {
			r.candidates(s.g.forms, func(f *form, row []syllable) {
				if s.g.isLeak(f, r, row, code) {
					hit = true
					s.hit(t, row[0].begin, last.end)
				}
			})
		}
	}
	if r.hidden {
		return s.search(visible(t), code) || hit
	}
	if plain := unescaped(t); plain != nil {
		return s.search(plain, code) || hit
	}
	return hit
}

// run gives where a withheld run begins that ends here, or -1.
func (s *scanner) run() int {
	if r := &s.reel; r.ends() && s.g.runs.withheld(r.said.row()) {
		return r.said.begin()
	}
	return -1
}

// candidates gives the forms whose words, but for marks, end here.
func (r *reel) candidates(fs *forms, each func(f *form, row []syllable)) {
	last := r.back(1)
	for lengths := last.last; lengths != 0; lengths &= lengths - 1 {
		n := bits.TrailingZeros16(lengths)
		if n > r.n || r.back(n).first>>n&1 == 0 {
			continue
		}
		all := fs.by[r.row(n)]
		if len(all) == 0 {
			continue
		}
		row := make([]syllable, n)
		for i := range row {
			row[i] = *r.back(n - i)
		}
		for _, f := range all {
			if len(f.words) == n {
				each(f, row)
			}
		}
	}
}

// unescaped gives a text with %20 and ~20 as what they stand for, nil if there
// are none.
func unescaped(t []byte) []byte {
	if bytes.IndexByte(t, '%') < 0 && bytes.IndexByte(t, '~') < 0 {
		return nil
	}
	var out []byte
	from := 0
	for i := 0; i+2 < len(t); i++ {
		if (t[i] == '%' || t[i] == '~') && isHex(t[i+1]) && isHex(t[i+2]) {
			out = append(append(out, t[from:i]...), unhex(t[i+1])<<4|unhex(t[i+2]))
			from, i = i+3, i+2
		}
	}
	if from == 0 {
		return nil
	}
	return append(out, t[from:]...)
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }

func unhex(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}
