package search

import (
	"cmp"
	"errors"
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
