package redact

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"bienban/cmd/bienban/internal/text"
)

// Hit is where a name stands in a text, in bytes, and whose it may be.
type Hit struct {
	From, To int
	IDs      []string // in order
}

// match is a hit with what its replacement depends on.
type match struct {
	from, to int // bytes
	run, end int // runs
	form     *form
	gap      gap // the worst between its runs
	people   []int32
	titled   bool   // a title, or a list behind one, comes before
	at       bool   // @ does, and belongs to it
	instead  string // what stands in its place, where that is known
}

// Find gives where known people's names stand in a text.
func (n *Names) Find(s string) []Hit {
	x := scans.Get().(*scan)
	defer scans.Put(x)
	x.path = false
	var out []Hit
	for _, m := range n.find(x, s) {
		out = append(out, Hit{m.from, m.to, n.who(m.people)})
	}
	return out
}

// find gives all names of a text in their order; of two that overlap the longer.
func (n *Names) find(x *scan, s string) []match {
	x.read(s)
	var found []match
	last := len(x.toks) - 1
	for i := range x.toks {
		t := &x.toks[i]
		h := after(0, t.hash)
		if (i == last || !n.pairs.has(after(h, x.toks[i+1].hash))) && !n.solo.has(t.hash) &&
			(t.flags&isUpper == 0 && !x.path || !n.given.has(t.hash)) && t.flags&isCamel == 0 {
			continue
		}
		m, ok := n.longest(x, i, h)
		if !ok && t.flags&isCamel != 0 {
			m, ok = n.hump(x, i)
		}
		if !ok {
			continue
		}
		if m.titled {
			x.chain = m.end
		}
		found = append(found, m)
	}
	if more := n.escaped(s); more != nil {
		found = append(found, more...)
		slices.SortStableFunc(found, func(a, b match) int { return cmp.Compare(a.from, b.from) })
	}
	return apartOnly(found)
}

// escaped gives words of addresses that hold names in percents:
// `Nguy%E1%BB%85n%20V%C4%83n%20An`.
func (n *Names) escaped(s string) (found []match) {
	for at := strings.IndexByte(s, '%'); at >= 0; {
		from := strings.LastIndexAny(s[:at], inWords) + 1
		to := len(s)
		if i := strings.IndexAny(s[at:], inWords); i >= 0 {
			to = at + i
		}
		if word, err := url.PathUnescape(s[from:to]); err == nil && word != s[from:to] {
			if now := n.Text(n.Path(word)); now != word {
				m := match{from: from, to: to, form: &form{}, instead: (&url.URL{Path: now}).EscapedPath()}
				for _, path := range []bool{true, false} {
					for _, in := range n.find(&scan{path: path}, word) {
						m.people = append(m.people, in.people...)
					}
				}
				found = append(found, m)
			}
		}
		next := strings.IndexByte(s[to:], '%')
		if next < 0 {
			return found
		}
		at = to + next
	}
	return found
}

// inWords stands between words of which one may be an address.
const inWords = " \t\n\u00a0\x00<>\"()"

// apartOnly drops what overlaps a longer match.
func apartOnly(found []match) []match {
	overlap := false
	for i := 1; i < len(found); i++ {
		overlap = overlap || found[i].from < found[i-1].to
	}
	if !overlap {
		return found
	}
	slices.SortStableFunc(found, func(a, b match) int { return cmp.Compare(b.to-b.from, a.to-a.from) })
	var out []match
	for _, m := range found {
		if !slices.ContainsFunc(out, func(o match) bool { return m.from < o.to && o.from < m.to }) {
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b match) int { return cmp.Compare(a.from, b.from) })
	return out
}

// longest gives the longest name that begins with run i, whose hash is h.
func (n *Names) longest(x *scan, i int, h uint64) (best match, ok bool) {
	worst := inProse
	for j := i; ; j++ {
		at := n.steps[h]
		if at == nil {
			return best, ok
		}
		exact := false
		for _, f := range at.forms {
			m := match{from: int(x.toks[i].from), to: int(x.toks[j].to), run: i, end: j + 1, form: f, gap: worst}
			if asWritten, fits := n.fits(x, &m); fits && (!ok || m.end > best.end || asWritten && !exact) {
				best, ok, exact = m, true, asWritten
			}
		}
		if !at.more || j+1 == len(x.toks) {
			return best, ok
		}
		worst = max(worst, x.gap(j))
		h = after(h, x.toks[j+1].hash)
	}
}

// fits tells whether a form of the same folded runs is meant, and whether it is
// as written; it says whose it is.
func (n *Names) fits(x *scan, m *match) (exact, ok bool) {
	f := m.form
	if f.kind == identity {
		return true, n.isID(x, m)
	}
	capitals := true
	for i := m.run; i < m.end; i++ {
		capitals = capitals && x.toks[i].flags&isUpper != 0
	}
	switch size := m.end - m.run; {
	case m.gap == apart:
		return false, false
	case f.kind == joined:
		if f.camel && x.toks[m.run].flags&isCamel == 0 {
			return false, false
		}
		m.gap = inAddress
	case x.path && (f.kind == short || f.kind == whole && size == 1):
		if !x.alone(m) {
			return false, false
		}
	case f.kind != whole || size == 1:
		if !capitals && !x.path || m.gap != inProse && f.kind == tail && !x.path || x.begins(m.end-1, posts) {
			return false, false
		}
	}
	if f.kind != joined {
		m.titled = x.titled(m.run) || x.listed(m.run)
	}
	if f.kind == tail && !m.titled {
		return false, false
	}
	if exact, ok = n.spelled(x, m); !ok {
		return false, false
	}
	switch size := m.end - m.run; {
	case f.kind != whole || x.path:
	case !exact && size == 1:
		return false, false
	case size == 2 && !capitals && !m.titled && (!exact || m.gap == inProse) && (exact || m.gap != inAddress):
		return false, false // lực lượng vũ trang
	}
	return exact, true
}

// spelled compares the runs with a form's spellings: as written, or else those
// without marks folded. It notes whose they are.
func (n *Names) spelled(x *scan, m *match) (exact, ok bool) {
	f := m.form
	var like []int32
	for _, s := range f.spellings {
		same, near := true, true
		for k := 0; k < len(s.words) && near; k++ {
			w := x.word(m.run + k)
			if text.AsWritten(w) == s.words[k] {
				continue
			}
			same = false
			near = x.toks[m.run+k].flags&isMarked == 0 && strings.EqualFold(w, f.words[k])
		}
		switch {
		case same:
			if !exact {
				like, exact = nil, true
			}
			like = append(like, s.people...)
		case near && !exact:
			like = append(like, s.people...)
		}
	}
	m.people = like
	return exact, len(like) > 0
}

// isID tells whether the runs are an id as it stands, in any case: one that is
// a plain word or a short number only behind @.
func (n *Names) isID(x *scan, m *match) bool {
	if m.from > 0 && x.s[m.from-1] == '@' {
		m.at = true
	}
	if sameAddress(x.s[m.from:m.to]) != m.form.id || touches(x, m.run-1) || touches(x, m.end-1) {
		return false
	}
	letters, others := false, 0
	for _, r := range m.form.id {
		if unicode.IsLetter(r) {
			letters = true
		} else {
			others++
		}
	}
	if !m.at && (others == 0 || !letters && others < 6) {
		return false
	}
	if m.at {
		m.from--
	}
	m.people = m.form.spellings[0].people
	return true
}

// touches tells whether nothing stands between run i and the next.
func touches(x *scan, i int) bool {
	return i >= 0 && i+1 < len(x.toks) && x.toks[i].to == x.toks[i+1].from
}

// sameAddress gives the form in which ids are compared.
func sameAddress(id string) string {
	return strings.ReplaceAll(strings.ToLower(text.NFC(id)), "_", "-")
}

// alone tells whether a part of a path holds nothing but a name and numbers.
func (x *scan) alone(m *match) bool {
	letter := func(r rune) bool { return unicode.IsLetter(r) }
	before, behind := x.s[:m.from], x.s[m.to:]
	before = before[strings.LastIndexAny(before, "/#")+1:]
	if i := strings.IndexAny(behind, "/#"); i >= 0 {
		behind = behind[:i]
	}
	return !strings.ContainsFunc(before, letter) && !strings.ContainsFunc(behind, letter)
}

// hump finds a name among the parts of a run that begin with capitals.
func (n *Names) hump(x *scan, i int) (match, bool) {
	t := x.toks[i]
	s := x.s[t.from:t.to]
	ends := []int{0}
	lower := false
	for at, r := range s {
		if unicode.IsUpper(r) && lower {
			ends = append(ends, at)
		}
		lower = lower && unicode.Is(unicode.Mn, r) || unicode.IsLower(r)
	}
	ends = append(ends, len(s))
	defer func() { x.toks[i] = t }()
	for size := min(len(ends)-1, 8); size > 1; size-- {
		for from := 0; from+size < len(ends) && from < 8; from++ {
			var part scan
			if part.read(s[ends[from]:ends[from+size]]); len(part.toks) != 1 {
				continue
			}
			p := part.toks[0]
			p.from, p.to = p.from+t.from+int32(ends[from]), p.to+t.from+int32(ends[from])
			x.toks[i] = p
			if n.solo.has(p.hash) {
				if m, ok := n.longest(x, i, after(0, p.hash)); ok {
					return m, true
				}
			}
		}
	}
	return match{}, false
}
