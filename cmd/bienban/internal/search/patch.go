package search

import (
	"cmp"
	"errors"
	"slices"
	"strings"
)

// patchShare is the part of a segment's rows up to which changing an index is
// less work than making it: one in fifty.
const patchShare = 50

// patch gives a segment as it is after few of its records changed, or nil if it
// has to be made from nothing. Old records are read from their fragments.
func (b *builder) patch(p *plan, last *segmentState) (*segmentState, error) {
	now := b.states(p)
	if len(now) != len(last.Heads) || p.slots != int(last.Slots) || p.shards() != len(last.Shards) || len(p.fragments()) != len(last.Fragments) || len(batchesOf(p)) != len(last.Filters) {
		return nil, nil
	}
	var rows []int
	for i := range now {
		if now[i].Place != last.Heads[i].Place {
			return nil, nil
		}
		if now[i].Key != last.Heads[i].Key {
			rows = append(rows, i)
		}
	}
	if len(rows) > max(len(now)/patchShare, 1) {
		return nil, nil
	}
	x := &patcher{builder: b, plan: p, packer: newPacker(), vocabulary: NewVocabulary(), next: *last}
	x.next.Heads = now
	x.next.Shards, x.next.Fragments = slices.Clone(last.Shards), slices.Clone(last.Fragments)
	x.next.Words, x.next.Filters = slices.Clone(last.Words), slices.Clone(last.Filters)
	x.analyser = newAnalyser(x.vocabulary)
	err := x.change(rows)
	if err == nil && x.keep() {
		return &x.next, nil
	}
	if err == nil || errors.Is(err, errGone) || errors.Is(err, ErrDamaged) {
		return nil, nil
	}
	return nil, err
}

// errGone says that a part no longer stands where the last run left it.
var errGone = errors.New("a part of the index is gone")

type patcher struct {
	*builder
	*analyser
	plan       *plan
	packer     *packer
	vocabulary *Vocabulary
	next       segmentState
	edits      map[string]*edit // by key
}

// edit is what changes at one key: at which codes, and what stands there now.
type edit struct {
	codes map[uint32]bool
	forms map[string][]posted
}

type posted struct {
	code  uint32
	level uint8
}

func (x *patcher) change(rows []int) error {
	x.edits = map[string]*edit{}
	changed := map[int]bool{}
	for _, row := range rows {
		changed[x.plan.fragmentOf(row)] = true
	}
	number := 0
	for batch, fragments := range batchesOf(x.plan) {
		var of []int
		for range fragments {
			if changed[number] {
				of = append(of, number)
			}
			number++
		}
		if err := x.batch(batch, fragments[0][0], of); err != nil {
			return err
		}
	}
	byShard := map[int][]string{}
	for key := range x.edits {
		n := shardOf(key, len(x.next.Shards))
		byShard[n] = append(byShard[n], key)
	}
	for n, keys := range byShard {
		if err := x.shard(n, keys); err != nil {
			return err
		}
	}
	x.next.Words = slices.DeleteFunc(x.next.Words, func(w wordCount) bool { return w.Count == 0 })
	slices.SortFunc(x.next.Words, func(a, b wordCount) int { return cmp.Compare(a.Fold, b.Fold) })
	return nil
}

// batch changes some fragments of a batch whose rows begin at first.
func (x *patcher) batch(batch, first int, fragments []int) error {
	if len(fragments) == 0 {
		return nil
	}
	filters, err := unpackFilters(x.next.Filters[batch])
	if err != nil {
		return err
	}
	for _, f := range fragments {
		if err := x.fragment(f, first, filters); err != nil {
			return err
		}
	}
	x.next.Filters[batch], err = x.packer.packFilters(filters)
	return err
}

// fragment notes what changed in the records of one fragment, and writes it
// anew; filters are those of the rows from first on, before and then after.
func (x *patcher) fragment(f, first int, filters []rowFilters) error {
	body, err := x.read(x.next.Fragments[f])
	if err != nil {
		return err
	}
	before, err := readFragment(body)
	if err != nil {
		return err
	}
	span := x.plan.fragments()[f]
	if len(before) != span[1]-span[0] || span[1]-first > len(filters) {
		return ErrDamaged
	}
	var now []*Record
	for row := span[0]; row < span[1]; row++ {
		r, err := x.src.Record(x.plan.head(row))
		if err != nil {
			return err
		}
		now = append(now, r)
		if err := filters[row-first].give(before[row-span[0]]); err != nil {
			return err
		}
		x.compare(row, before[row-span[0]], r)
		filters[row-first] = filtersOf(r)
	}
	x.next.Fragments[f], err = x.writeFragment(x.packer, now)
	return err
}

// spot is a posting with its code.
type spot struct {
	code uint32
	of   posting
}

// compare notes the keys of a row that had something that it no longer has, or
// has something new.
func (x *patcher) compare(row int, before, now *Record) {
	gather := func(r *Record) map[spot]bool {
		out := map[spot]bool{}
		x.record(r, func(item int, found []posting) {
			for _, o := range found {
				out[spot{uint32(row*(x.plan.slots+1) + item + 1), o}] = true
			}
		})
		return out
	}
	old, fresh := gather(before), gather(now)
	touched := map[string]bool{}
	for _, sides := range [][2]map[spot]bool{{old, fresh}, {fresh, old}} {
		for at := range sides[0] {
			if !sides[1][at] {
				key, _ := x.key(at.of.pair())
				touched[key] = true
			}
		}
	}
	for i, side := range []map[spot]bool{old, fresh} {
		for at := range side {
			key, form := x.key(at.of.pair())
			if !touched[key] {
				continue
			}
			e := x.edits[key]
			if e == nil {
				e = &edit{codes: map[uint32]bool{}, forms: map[string][]posted{}}
				x.edits[key] = e
			}
			e.codes[at.code] = true
			if i == 1 {
				e.forms[form] = append(e.forms[form], posted{at.code, at.of.level()})
			}
		}
	}
}

func (x *patcher) key(p pair) (key, form string) {
	a, b := p.words()
	key, form = x.vocabulary.Fold(a), x.vocabulary.Form(a)
	if b >= 0 {
		key += " " + x.vocabulary.Fold(b)
		form += " " + x.vocabulary.Form(b)
	}
	return key, form
}

// shard writes a shard with edits.
func (x *patcher) shard(n int, keys []string) error {
	last := &x.next.Shards[n]
	var entries shard
	if last.Ref != (Ref{}) {
		body, err := x.read(last.Ref)
		if err != nil {
			return err
		}
		if entries, err = readShard(body); err != nil {
			return err
		}
	}
	slices.Sort(keys)
	w := shardWriter{builder: x.builder, packer: x.packer, universes: x.plan.universes()}
	keep := func(r raw) {
		w.entries = append(w.entries, r)
		for _, s := range r.sections() {
			if s.ref != (Ref{}) {
				w.outlying = append(w.outlying, s.ref)
			}
		}
	}
	for _, key := range keys {
		for len(entries) > 0 && entries[0].key < key {
			keep(entries[0])
			entries = entries[1:]
		}
		var old *entry
		if len(entries) > 0 && entries[0].key == key {
			var err error
			if old, err = entries[0].decode(w.universes, x.read); err != nil {
				return err
			}
			entries = entries[1:]
		}
		e := x.edits[key].apply(key, old, x.plan)
		x.count(key, e)
		if e == nil {
			continue
		}
		if err := w.add(e); err != nil {
			return err
		}
	}
	for _, r := range entries {
		keep(r)
	}
	var err error
	x.next.Shards[n], err = w.close()
	return err
}

// apply gives the entry after an edit, nil where nothing is left.
func (d *edit) apply(key string, old *entry, p *plan) *entry {
	byForm := map[string][]posted{}
	if old != nil {
		for _, of := range dissolve(old, p) {
			for i, code := range of.codes {
				if !d.codes[code] {
					byForm[of.form] = append(byForm[of.form], posted{code, of.levels[i]})
				}
			}
		}
	}
	for form, list := range d.forms {
		byForm[form] = append(byForm[form], list...)
	}
	var forms []occurrences
	for text, list := range byForm {
		slices.SortFunc(list, func(a, b posted) int { return cmp.Compare(a.code, b.code) })
		of := occurrences{form: text}
		for _, at := range list {
			of.codes, of.levels = append(of.codes, at.code), append(of.levels, at.level)
		}
		forms = append(forms, of)
	}
	if len(forms) == 0 {
		return nil
	}
	slices.SortFunc(forms, func(a, b occurrences) int { return cmp.Compare(a.form, b.form) })
	return new(assembler).assemble(key, forms, p)
}

// count notes how many places hold a word now.
func (x *patcher) count(key string, e *entry) {
	if isFilter(key) || strings.Contains(key, " ") {
		return
	}
	n := int32(0)
	if e != nil {
		n = int32(e.size())
	}
	for i := range x.next.Words {
		if x.next.Words[i].Fold == key {
			x.next.Words[i].Count = n
			return
		}
	}
	if n > 0 {
		x.next.Words = append(x.next.Words, wordCount{key, n})
	}
}

// isFilter tells a filter's key from words.
func isFilter(key string) bool { return strings.Contains(key, ":") }

// read gives the body of a part as the last run left it.
func (x *patcher) read(ref Ref) ([]byte, error) {
	if !x.out.Stands(ref.Path()) {
		return nil, errGone
	}
	script, err := x.out.Read(ref.Path())
	if err != nil {
		return nil, err
	}
	return unpack(ref, script)
}

// keep claims all parts of the segment that this run did not write, unless one
// is gone.
func (x *patcher) keep() bool {
	var old []Ref
	for r := range x.next.parts {
		if _, written := x.out.written.Load(r); !written {
			old = append(old, r)
		}
	}
	if slices.ContainsFunc(old, func(r Ref) bool { return !x.out.Stands(r.Path()) }) {
		return false
	}
	for _, r := range old {
		if _, twice := x.out.written.LoadOrStore(r, true); !twice {
			x.out.Keep(r.Path())
		}
	}
	return true
}

// parts gives the names of a segment's shards, outlying lists and fragments.
func (s *segmentState) parts(yield func(Ref) bool) {
	for i := range s.Shards {
		for _, r := range append([]Ref{s.Shards[i].Ref}, s.Shards[i].Outlying...) {
			if r != (Ref{}) && !yield(r) {
				return
			}
		}
	}
	for _, r := range s.Fragments {
		if !yield(r) {
			return
		}
	}
}
