package search

import (
	"cmp"
	"errors"
	"math/bits"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
)

// Output takes the files of an index; paths are below the site's root. It is
// called from several goroutines, never twice with one path.
type Output interface {
	// Stands tells whether a file is there as an earlier run wrote it.
	Stands(path string) bool
	// Read gives a file that stands.
	Read(path string) ([]byte, error)
	// Keep makes a file that stands one of this index as well.
	Keep(path string)
	// Write takes a file; data may be changed after it returns.
	Write(path string, data []byte) error
}

// Options says how an index is made.
type Options struct {
	Out   Output
	State string // a file for what the next run needs, or ""
	Temp  string // a folder for files while the index is made; "": the system's
	Sum   []byte // of the program: an index is not changed by another one
	split int    // instead of sittingsToSplit, for tests
}

// batchRows is how many rows are taken apart at once, whole fragments.
const batchRows = 128 * rowsPerFragment

// Build makes the index of all records, or changes the last one where few
// records changed. It is the same index either way.
func Build(src Source, o Options) error {
	// A record is garbage as soon as it is taken apart: little is kept.
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	heads := src.Heads()
	all, err := plans(heads, cmp.Or(o.split, sittingsToSplit))
	if err != nil {
		return err
	}
	b := &builder{src: src, heads: heads, out: &output{Output: o.Out}, temp: o.Temp}
	next := state{Format: format, Sum: string(o.Sum)}
	last := readState(o.State, &next)
	for i := range all {
		var s *segmentState
		if last != nil && i < len(last.Segments) {
			s, err = b.patch(&all[i], &last.Segments[i])
		}
		if err == nil && s == nil {
			s, err = b.segment(&all[i])
		}
		if err != nil {
			return err
		}
		next.Segments = append(next.Segments, *s)
	}
	if err := b.manifest(all, &next); err != nil {
		return err
	}
	return next.write(o.State)
}

type builder struct {
	src   Source
	heads []Head
	out   *output
	temp  string
}

// output writes each part once, however often it is made.
type output struct {
	Output
	written sync.Map
}

func (o *output) part(ref Ref, script []byte) error {
	if _, done := o.written.LoadOrStore(ref, true); done {
		return nil
	}
	return o.Write(ref.Path(), script)
}

// segment makes a segment from nothing.
func (b *builder) segment(p *plan) (s *segmentState, err error) {
	m := &segmentMaker{builder: b, plan: p, vocabulary: NewVocabulary(), shards: p.shards()}
	m.state = segmentState{Heads: b.states(p), Slots: int32(p.slots), Shards: make([]shardState, m.shards), Fragments: make([]Ref, len(p.fragments())), Filters: make([]string, len(batchesOf(p)))}
	m.partitions = 1
	for m.partitions*2048 < p.rows() && m.partitions < min(m.shards, 64) {
		m.partitions *= 2
	}
	batches := batchesOf(p)
	if m.spill, err = newSpill(b.temp, m.partitions, len(batches)); err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, m.spill.close()) }()
	if err := parallel(len(batches), func() func(int) error {
		w := &taker{segmentMaker: m, analyser: newAnalyser(m.vocabulary), packer: newPacker(), blocks: make([][]byte, m.partitions), touched: make([]bool, m.partitions)}
		return func(i int) error { return w.batch(i, batches[i]) }
	}); err != nil {
		return nil, err
	}
	words := make([][]wordCount, m.partitions)
	if err := parallel(m.partitions, func() func(int) error {
		w := &sorter{segmentMaker: m, packer: newPacker()}
		return func(i int) (err error) {
			words[i], err = w.partition(i)
			return err
		}
	}); err != nil {
		return nil, err
	}
	m.state.Words = slices.Concat(words...)
	slices.SortFunc(m.state.Words, func(a, b wordCount) int { return cmp.Compare(a.Fold, b.Fold) })
	return &m.state, nil
}

// batchesOf cuts a plan's fragments into batches, none with both sittings and
// others.
func batchesOf(p *plan) (out [][][2]int) {
	var batch [][2]int
	for i, f := range p.fragments() {
		if len(batch) == batchRows/rowsPerFragment || i > 0 && f[0] == len(p.sittings) && len(batch) > 0 {
			out = append(out, batch)
			batch = nil
		}
		batch = append(batch, f)
	}
	if len(batch) > 0 {
		out = append(out, batch)
	}
	return out
}

// parallel does n things on all processors, each of which has a worker.
func parallel(n int, worker func() func(i int) error) error {
	var next atomic.Int64
	failed := make([]error, runtime.GOMAXPROCS(0))
	var stop atomic.Bool
	var wg sync.WaitGroup
	for w := range failed {
		wg.Go(func() {
			do := worker()
			for !stop.Load() {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if err := do(i); err != nil {
					failed[w] = err
					stop.Store(true)
				}
			}
		})
	}
	wg.Wait()
	return errors.Join(failed...)
}

type segmentMaker struct {
	*builder
	plan       *plan
	vocabulary *Vocabulary
	spill      *spill
	partitions int
	shards     int
	state      segmentState // each worker writes to places of its own
}

// taker reads records, writes their fragments and spills their postings.
type taker struct {
	*segmentMaker
	*analyser
	packer  *packer
	blocks  [][]byte
	touched []bool
	folds   []knownFold // by word, as far as met
}

func (t *taker) batch(number int, fragments [][2]int) error {
	for i := range t.blocks {
		t.blocks[i] = t.blocks[i][:0]
	}
	var records []*Record
	var filters []rowFilters
	for _, f := range fragments {
		records = records[:0]
		for row := f[0]; row < f[1]; row++ {
			r, err := t.src.Record(t.plan.head(row))
			if err != nil {
				return err
			}
			records, filters = append(records, r), append(filters, filtersOf(r))
			t.record(r, func(item int, found []posting) { t.spillRow(uint32(row*(t.plan.slots+1)+item+1), found) })
		}
		ref, err := t.writeFragment(t.packer, records)
		if err != nil {
			return err
		}
		t.state.Fragments[t.plan.fragmentOf(f[0])] = ref
	}
	var err error
	if t.state.Filters[number], err = t.packer.packFilters(filters); err != nil {
		return err
	}
	return t.spill.put(number, t.blocks)
}

func (b *builder) writeFragment(p *packer, records []*Record) (Ref, error) {
	ref, script, err := p.pack(appendFragment(nil, records), true)
	if err != nil {
		return Ref{}, err
	}
	return ref, b.out.part(ref, script)
}

// fragmentOf gives the number of the fragment that holds a row.
func (p *plan) fragmentOf(row int) int {
	first := (len(p.sittings) + rowsPerFragment - 1) / rowsPerFragment // of others
	if row < len(p.sittings) {
		return row / rowsPerFragment
	}
	return first + (row-len(p.sittings))/rowsPerFragment
}

func (t *taker) spillRow(code uint32, found []posting) {
	clear(t.touched)
	for _, o := range found {
		part := t.partitionOf(o.pair())
		if !t.touched[part] {
			t.blocks[part] = append64(t.blocks[part], ofCode|uint64(code))
			t.touched[part] = true
		}
		t.blocks[part] = append64(t.blocks[part], uint64(o))
	}
}

func append64(b []byte, x uint64) []byte {
	return append(b, byte(x), byte(x>>8), byte(x>>16), byte(x>>24), byte(x>>32), byte(x>>40), byte(x>>48), byte(x>>56))
}

// partitionOf gives the partition of a pair's key: partitions are runs of
// shards.
func (t *taker) partitionOf(p pair) int {
	a, b := p.words()
	first := t.known(a)
	if b < 0 {
		return mixed(first.hash, t.partitions)
	}
	return mixed(fnv(first.before, t.known(b).fold), t.partitions)
}

// knownFold is what partitionOf needs of a word.
type knownFold struct {
	fold         string
	hash, before uint32 // of the fold, and of the fold and a space
}

func (t *taker) known(word int32) *knownFold {
	for int(word) >= len(t.folds) {
		t.folds = append(t.folds, knownFold{})
	}
	k := &t.folds[word]
	if k.fold == "" {
		k.fold = t.vocabulary.Fold(word)
		k.hash = fnv(fnvStart, k.fold)
		k.before = fnv(k.hash, " ")
	}
	return k
}

// sorter puts the postings of a partition in order and writes their shards.
type sorter struct {
	*segmentMaker
	packer *packer
	slots  []slot
	ids    []uint32 // of each posting: its list's number and its level
	codes  []uint32 // of each posting
	lists  []list
}

// list is the postings of one pair.
type list struct {
	pair  pair
	shard int
	key   string
	of    occurrences
	count int
}

func (s *sorter) partition(i int) (words []wordCount, err error) {
	if err := s.gather(i); err != nil {
		return nil, err
	}
	lists := s.lists
	slices.SortFunc(lists, func(a, b list) int {
		return cmp.Or(cmp.Compare(a.shard, b.shard), cmp.Compare(a.key, b.key), cmp.Compare(a.of.form, b.of.form))
	})
	for len(lists) > 0 {
		n := 1
		for n < len(lists) && lists[n].shard == lists[0].shard {
			n++
		}
		if words, err = s.shard(lists[:n], words); err != nil {
			return nil, err
		}
		lists = lists[n:]
	}
	return words, nil
}

// shard writes a shard of sorted lists, and notes its words.
func (s *sorter) shard(lists []list, words []wordCount) ([]wordCount, error) {
	number := lists[0].shard
	w := shardWriter{builder: s.builder, packer: s.packer, universes: s.plan.universes()}
	for len(lists) > 0 {
		n := 1
		for n < len(lists) && lists[n].key == lists[0].key {
			n++
		}
		forms := make([]occurrences, n)
		for i := range forms {
			forms[i] = lists[i].of
		}
		e := assemble(lists[0].key, forms, s.plan)
		if _, second := lists[0].pair.words(); second < 0 && !isFilter(e.key) {
			words = append(words, wordCount{e.key, int32(e.size())})
		}
		if err := w.add(e); err != nil {
			return nil, err
		}
		lists = lists[n:]
	}
	var err error
	s.state.Shards[number], err = w.close()
	return words, err
}

// gather reads a partition's postings into lists.
func (s *sorter) gather(partition int) error {
	n := s.spill.size(partition)
	s.ids, s.codes, s.lists = slices.Grow(s.ids[:0], n), slices.Grow(s.codes[:0], n), s.lists[:0]
	if len(s.slots) == 0 {
		s.slots = make([]slot, 1<<16)
	}
	clear(s.slots)
	var code uint32
	err := s.spill.each(partition, func(x uint64) {
		if x&ofCode != 0 {
			code = uint32(x)
			return
		}
		o := posting(x)
		id := s.find(o.pair())
		s.lists[id].count++
		s.ids = append(s.ids, id<<2|uint32(o.level()))
		s.codes = append(s.codes, code)
	})
	if err != nil {
		return err
	}
	codes, levels := make([]uint32, len(s.codes)), make([]uint8, len(s.codes))
	at := 0
	for i := range s.lists {
		l := &s.lists[i]
		l.of.codes, l.of.levels = codes[at:at:at+l.count], levels[at:at:at+l.count]
		at += l.count
		a, b := l.pair.words()
		l.key, l.of.form = s.vocabulary.Fold(a), s.vocabulary.Form(a)
		if b >= 0 {
			l.key += " " + s.vocabulary.Fold(b)
			l.of.form += " " + s.vocabulary.Form(b)
		}
		l.shard = shardOf(l.key, s.shards)
	}
	for i, id := range s.ids {
		of := &s.lists[id>>2].of
		of.codes = append(of.codes, s.codes[i])
		of.levels = append(of.levels, uint8(id&3))
	}
	return nil
}

// find gives the number of a pair's list.
func (s *sorter) find(p pair) uint32 {
	shift := 64 - bits.Len(uint(len(s.slots)-1))
	for i := int(uint64(p) * 0x9e3779b97f4a7c15 >> shift); ; i = (i + 1) & (len(s.slots) - 1) {
		sl := &s.slots[i]
		if sl.epoch == 0 {
			*sl = slot{1, uint32(len(s.lists)), p}
			s.lists = append(s.lists, list{pair: p})
			if len(s.lists)*2 > len(s.slots) {
				s.grow()
			}
			return uint32(len(s.lists) - 1)
		}
		if sl.pair == p {
			return sl.at
		}
	}
}

func (s *sorter) grow() {
	s.slots = make([]slot, 2*len(s.slots))
	shift := 64 - bits.Len(uint(len(s.slots)-1))
	for n := range s.lists {
		i := int(uint64(s.lists[n].pair) * 0x9e3779b97f4a7c15 >> shift)
		for s.slots[i].epoch != 0 {
			i = (i + 1) & (len(s.slots) - 1)
		}
		s.slots[i] = slot{1, uint32(n), s.lists[n].pair}
	}
}

// shardWriter gathers the entries of one shard.
type shardWriter struct {
	*builder
	packer    *packer
	universes universes
	entries   shard
	outlying  []Ref
}

func (w *shardWriter) add(e *entry) error {
	written, err := appendEntry(nil, e, w.universes, func(section []byte) (Ref, error) {
		ref, script, err := w.packer.pack(section, false)
		if err != nil {
			return Ref{}, err
		}
		w.outlying = append(w.outlying, ref)
		return ref, w.out.part(ref, script)
	})
	w.entries = append(w.entries, raw{key: e.key, written: written})
	return err
}

func (w *shardWriter) close() (shardState, error) {
	if len(w.entries) == 0 {
		return shardState{}, nil
	}
	ref, script, err := w.packer.pack(appendShard(nil, w.entries), true)
	if err != nil {
		return shardState{}, err
	}
	return shardState{ref, w.outlying}, w.out.part(ref, script)
}
