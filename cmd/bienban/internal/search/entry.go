package search

import (
	"encoding/binary"
	"slices"
)

// entry is what a key of the index leads to: where it occurs, how high, and in
// which forms. Positions count through sittings, items and others, one after
// another.
type entry struct {
	key      string
	carrier  bool // sittings only carry the items, and are no match themselves
	sittings []uint32
	items    []uint32 // position of the sitting in sittings × slots + number
	others   []uint32
	level1   []uint32 // positions of level 1 and above
	level2   []uint32 // of level 2, counted through level1
	forms    []form
}

// form is one way in which an entry's key is written, and the positions where it
// is; with a single form these are all.
type form struct {
	text string
	at   []uint32
}

// size is how many positions there are.
func (e *entry) size() int { return len(e.sittings) + len(e.items) + len(e.others) }

// universes are what the sets of a segment are sets of.
type universes struct{ sittings, others, slots int }

// Flags of an entry.
const (
	hasLevels   = 1
	manyForms   = 2
	carriesOnly = 4
	otherForm   = 8
	hasTitles   = 16 // levels go up to 2
)

// outlying is how long a section of an entry may be within its shard.
const outlying = 1536

// appendEntry writes all of an entry but its key. Sections that are too long
// go to put, which gives the name to write in their place.
func appendEntry(dst []byte, e *entry, u universes, put func(section []byte) (Ref, error)) ([]byte, error) {
	flags := byte(0)
	if len(e.level1) > 0 {
		flags |= hasLevels
	}
	if len(e.level2) > 0 {
		flags |= hasTitles
	}
	if e.carrier {
		flags |= carriesOnly
	}
	switch {
	case len(e.forms) > 1:
		flags |= manyForms
	case len(e.forms) == 1 && e.forms[0].text != e.key:
		flags |= otherForm
	}
	dst = append(dst, flags)
	switch {
	case flags&otherForm != 0:
		dst = appendText(dst, e.forms[0].text)
	case flags&manyForms != 0:
		dst = binary.AppendUvarint(dst, uint64(len(e.forms)))
		for _, f := range e.forms {
			dst = appendText(dst, f.text)
		}
	}
	base := appendSet(nil, u.sittings, e.sittings)
	base = appendItems(base, len(e.sittings), u.slots, e.items)
	dst, err := appendSection(dst, appendSet(base, u.others, e.others), put)
	if err != nil {
		return nil, err
	}
	if flags&hasLevels != 0 {
		levels := appendSet(nil, e.size(), e.level1)
		if dst, err = appendSection(dst, appendSet(levels, len(e.level1), e.level2), put); err != nil {
			return nil, err
		}
	}
	if flags&manyForms != 0 {
		for _, f := range e.forms {
			if dst, err = appendSection(dst, appendSet(nil, e.size(), f.at), put); err != nil {
				return nil, err
			}
		}
	}
	return dst, nil
}

// manyItems is up to how many items, for each slot, are written as one set. More
// are written slot by slot: most sittings have few items, so the sets of the
// first slots are dense and those of the last nearly empty.
const manyItems = 32

// appendItems writes where items occur: sitting × slots + number.
func appendItems(dst []byte, sittings, slots int, items []uint32) []byte {
	if len(items) <= manyItems*slots {
		return appendSet(dst, sittings*slots, items)
	}
	dst = binary.AppendUvarint(dst, uint64(len(items)))
	bySlot := make([][]uint32, slots)
	for _, it := range items {
		slot := it % uint32(slots)
		bySlot[slot] = append(bySlot[slot], it/uint32(slots))
	}
	for _, set := range bySlot {
		dst = appendSet(dst, sittings, set)
	}
	return dst
}

func appendSection(dst, section []byte, put func([]byte) (Ref, error)) ([]byte, error) {
	if len(section) <= outlying {
		return append(binary.AppendUvarint(dst, uint64(len(section))), section...), nil
	}
	ref, err := put(section)
	return append(append(dst, 0), ref[:]...), err
}

func appendText(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

// section is part of an entry: its bytes, or the name of the part that holds
// them.
type section struct {
	bytes []byte
	ref   Ref
}

// raw is an entry of a shard, not decoded.
type raw struct {
	key          string
	flags        byte
	texts        []string // of forms
	base, levels section
	forms        []section
	written      []byte // all but the key
}

// sections gives all sections of an entry.
func (r *raw) sections() []section { return append([]section{r.base, r.levels}, r.forms...) }

// readRaw reads what appendEntry wrote, and gives what follows it.
func readRaw(key string, src []byte) (r raw, rest []byte, err error) {
	in := reader{src: src}
	r = raw{key: key, flags: in.byte()}
	switch {
	case r.flags&otherForm != 0:
		r.texts = []string{in.text()}
	case r.flags&manyForms != 0:
		for range in.count() {
			r.texts = append(r.texts, in.text())
		}
	default:
		r.texts = []string{key}
	}
	r.base = in.section()
	if r.flags&hasLevels != 0 {
		r.levels = in.section()
	}
	if r.flags&manyForms != 0 {
		for range r.texts {
			r.forms = append(r.forms, in.section())
		}
	}
	if in.failed {
		return r, nil, ErrDamaged
	}
	r.written = src[:len(src)-len(in.src)]
	return r, in.src, nil
}

// decode gives the entry; get gives the bytes of outlying sections.
func (r *raw) decode(u universes, get func(Ref) ([]byte, error)) (*entry, error) {
	e := &entry{key: r.key, carrier: r.flags&carriesOnly != 0}
	in, err := r.base.read(get)
	if err != nil {
		return nil, err
	}
	e.sittings = in.set(u.sittings)
	e.items = in.items(len(e.sittings), u.slots)
	e.others = in.set(u.others)
	if !in.ended() {
		return nil, ErrDamaged
	}
	if r.flags&hasLevels != 0 {
		if in, err = r.levels.read(get); err != nil {
			return nil, err
		}
		e.level1 = in.set(e.size())
		e.level2 = in.set(len(e.level1))
		if !in.ended() {
			return nil, ErrDamaged
		}
	}
	if r.flags&manyForms == 0 {
		e.forms = []form{{r.texts[0], every(e.size())}}
		return e, nil
	}
	for i, text := range r.texts {
		if in, err = r.forms[i].read(get); err != nil {
			return nil, err
		}
		e.forms = append(e.forms, form{text, in.set(e.size())})
		if !in.ended() {
			return nil, ErrDamaged
		}
	}
	return e, nil
}

func (s section) read(get func(Ref) ([]byte, error)) (*reader, error) {
	if s.ref == (Ref{}) {
		return &reader{src: s.bytes}, nil
	}
	b, err := get(s.ref)
	return &reader{src: b}, err
}

// reader takes bytes apart; failed says that they were not what was asked for.
type reader struct {
	src    []byte
	failed bool
}

func (r *reader) ended() bool { return !r.failed && len(r.src) == 0 }

func (r *reader) byte() byte {
	b := r.bytes(1)
	if r.failed {
		return 0
	}
	return b[0]
}

func (r *reader) bytes(n int) []byte {
	if n < 0 || n > len(r.src) {
		r.failed = true
		return nil
	}
	out := r.src[:n]
	r.src = r.src[n:]
	return out
}

func (r *reader) number() uint64 {
	x, n := binary.Uvarint(r.src)
	if n <= 0 {
		r.failed = true
		return 0
	}
	r.src = r.src[n:]
	return x
}

// count reads how many things follow, each at least a byte.
func (r *reader) count() int {
	x := r.number()
	if x > uint64(len(r.src)) {
		r.failed = true
		return 0
	}
	return int(x)
}

func (r *reader) text() string { return string(r.bytes(r.count())) }

func (r *reader) section() section {
	if n := r.count(); n > 0 {
		return section{bytes: r.bytes(n)}
	}
	b := r.bytes(len(Ref{}))
	if r.failed {
		return section{}
	}
	return section{ref: Ref(b)}
}

// items reads what appendItems wrote.
func (r *reader) items(sittings, slots int) []uint32 {
	whole := *r
	n := r.number()
	if n <= uint64(manyItems*slots) {
		*r = whole
		return r.set(sittings * slots)
	}
	if n > uint64(sittings*slots) {
		r.failed = true
	}
	var out []uint32
	for slot := 0; slot < slots && !r.failed; slot++ {
		for _, x := range r.set(sittings) {
			out = append(out, x*uint32(slots)+uint32(slot))
		}
	}
	if uint64(len(out)) != n {
		r.failed = true
		return nil
	}
	slices.Sort(out)
	return out
}

func (r *reader) set(universe int) []uint32 {
	if r.failed {
		return nil
	}
	set, rest, err := readSet(r.src, universe)
	r.failed = err != nil
	r.src = rest
	return set
}

// shard holds the entries whose keys have one number, in order of their keys.
type shard []raw

// appendShard writes entries sorted by key, whose bytes are written.
func appendShard(dst []byte, entries shard) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(entries)))
	previous := ""
	for _, e := range entries {
		dst = append(appendKey(dst, previous, e.key), e.written...)
		previous = e.key
	}
	return dst
}

// appendKey writes a key as what it doesn't share with the one before.
func appendKey(dst []byte, previous, key string) []byte {
	shared := 0
	for shared < min(len(previous), len(key)) && previous[shared] == key[shared] {
		shared++
	}
	return appendText(binary.AppendUvarint(dst, uint64(shared)), key[shared:])
}

// key reads what appendKey wrote.
func (r *reader) key(previous string) string {
	shared := r.number()
	if shared > uint64(len(previous)) {
		r.failed = true
		return ""
	}
	return previous[:shared] + r.text()
}

// readShard reads what appendShard wrote.
func readShard(src []byte) (shard, error) {
	in := reader{src: src}
	var out shard
	key := ""
	for range in.count() {
		key = in.key(key)
		if in.failed {
			return nil, ErrDamaged
		}
		e, rest, err := readRaw(key, in.src)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
		in.src = rest
	}
	if !in.ended() {
		return nil, ErrDamaged
	}
	return out, nil
}

// find gives the entry of a key, or nil.
func (s shard) find(key string) *raw {
	i, ok := slices.BinarySearchFunc(s, key, func(e raw, key string) int {
		switch {
		case e.key < key:
			return -1
		case e.key > key:
			return 1
		}
		return 0
	})
	if !ok {
		return nil
	}
	return &s[i]
}

// shardOf gives the number of a key's shard among a power of two of them: the
// top bits of FNV-1a (Fowler, Noll, Vo), mixed as MurmurHash3 ends (Appleby).
func shardOf(key string, shards int) int { return mixed(fnv(fnvStart, key), shards) }

const fnvStart = 2166136261

func fnv(h uint32, s string) uint32 {
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func mixed(h uint32, shards int) int {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	h ^= h >> 16
	return int(uint64(h) * uint64(shards) >> 32)
}
