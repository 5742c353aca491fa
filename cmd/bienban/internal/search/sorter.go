package search

import (
	"cmp"
	"math/bits"
	"slices"
)

// sorter puts the postings of a partition in order and writes their shards.
type sorter struct {
	*segmentMaker
	assembler
	packer *packer
	slots  []slot
	ids    []uint32 // of each posting: its list's number and its level
	codes  []uint32 // of each posting
	lists  []list
	sorted []uint32 // the same, list by list
	levels []uint8
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
		e := s.assemble(lists[0].key, forms, s.plan)
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
	s.sorted, s.levels = resized(s.sorted, len(s.codes)), resized(s.levels, len(s.codes))
	codes, levels := s.sorted, s.levels
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
