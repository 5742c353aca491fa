package search

// Levels of the places where a word stands.
const (
	inText    = 0
	inHeading = 1 // headings, names, the unit of a sitting, items' texts
	inTitle   = 2
	carried   = 3 // of a filter that is an item's, at its sitting
)

// pair is two neighbouring words, the first in the high bits; a word alone has
// zero below, and filters are words of their own. Words count from 1.
type pair uint64

const wordBits = 30

func pairOf(a, b int32) pair { return pair(a+1)<<wordBits | pair(b+1) }

// words gives a pair's words; the second is -1 for a word alone.
func (p pair) words() (a, b int32) { return int32(p>>wordBits) - 1, int32(p&(1<<wordBits-1)) - 1 }

// posting is a pair with the level of the best place where it stands.
type posting uint64

func (p posting) pair() pair   { return pair(p >> 2) }
func (p posting) level() uint8 { return uint8(p & 3) }

// analyser takes records apart. It is not for several goroutines.
type analyser struct {
	words  *Reader
	tokens []Token
	slots  []slot // hash table of what one row has, by pair
	epoch  uint32
	found  []posting
}

type slot struct {
	epoch uint32
	at    uint32 // in out
	pair  pair
}

func newAnalyser(v *Vocabulary) *analyser {
	return &analyser{words: v.Reader(), slots: make([]slot, 1<<13)}
}

// record gives what stands where in a record, row by row: first what is the
// record's own, then for each item what is the item's. What is given is good
// until it returns.
func (a *analyser) record(r *Record, row func(item int, found []posting)) {
	a.begin()
	a.line(r.Title, inTitle)
	unit := uint8(inText)
	if r.Kind == Session {
		unit = inHeading
	}
	a.line(r.Unit, unit)
	for _, name := range r.Names {
		a.line(name, inHeading)
	}
	for i := range r.Sections {
		a.line(r.Sections[i].Heading, inHeading)
		for _, line := range r.Sections[i].Lines {
			a.line(line, inText)
		}
	}
	for _, f := range r.Filters {
		a.filter(f, inText)
	}
	for i := range r.Items {
		it := &r.Items[i]
		a.line(it.Text, inHeading)
		a.line(it.Member, inText)
		a.filter(anyItem, carried)
		for _, f := range it.Filters {
			a.filter(f, carried)
		}
	}
	row(-1, a.found)
	for i := range r.Items {
		it := &r.Items[i]
		a.begin()
		a.line(it.Text, inHeading)
		a.line(it.Member, inText)
		a.filter(anyItem, inText)
		for _, f := range it.Filters {
			a.filter(f, inText)
		}
		row(i, a.found)
	}
}

// anyItem is the filter that finds all items.
const anyItem = "kind:item"

func (a *analyser) begin() {
	a.found = a.found[:0]
	a.epoch++
	if a.epoch == 0 {
		clear(a.slots)
		a.epoch = 1
	}
}

func (a *analyser) line(s string, level uint8) {
	if s == "" {
		return
	}
	a.tokens = a.words.Line(s, a.tokens[:0])
	for i, t := range a.tokens {
		a.add(pairOf(t.Word, -1), level)
		if i > 0 && !t.Break {
			a.add(pairOf(a.tokens[i-1].Word, t.Word), level)
		}
	}
}

// filter adds a filter's key. What is only an item's stands at its sitting as
// carried, unless it is the sitting's as well.
func (a *analyser) filter(key string, level uint8) {
	p := pairOf(a.words.Literal(key), -1)
	if i, ok := a.find(p); ok {
		if level != carried {
			a.found[i] = posting(p) << 2
		}
		return
	}
	a.put(p, level)
}

func (a *analyser) add(p pair, level uint8) {
	if i, ok := a.find(p); ok {
		if level > a.found[i].level() {
			a.found[i] = posting(p)<<2 | posting(level)
		}
		return
	}
	a.put(p, level)
}

// find looks a pair up; where it is missing, put may follow.
func (a *analyser) find(p pair) (at uint32, ok bool) {
	for i := a.place(p); ; i = (i + 1) & (len(a.slots) - 1) {
		s := &a.slots[i]
		if s.epoch != a.epoch {
			return 0, false
		}
		if s.pair == p {
			return s.at, true
		}
	}
}

func (a *analyser) put(p pair, level uint8) {
	if len(a.found)*2 >= len(a.slots) {
		a.grow()
	}
	a.enter(p, uint32(len(a.found)))
	a.found = append(a.found, posting(p)<<2|posting(level))
}

func (a *analyser) enter(p pair, at uint32) {
	i := a.place(p)
	for a.slots[i].epoch == a.epoch {
		i = (i + 1) & (len(a.slots) - 1)
	}
	a.slots[i] = slot{a.epoch, at, p}
}

func (a *analyser) grow() {
	a.slots = make([]slot, 2*len(a.slots))
	for i, o := range a.found {
		a.enter(o.pair(), uint32(i))
	}
}

// place is where a pair is looked for first (Fibonacci hashing, Knuth 6.4).
func (a *analyser) place(p pair) int {
	return int(uint64(p)*0x9e3779b97f4a7c15>>32) & (len(a.slots) - 1)
}
