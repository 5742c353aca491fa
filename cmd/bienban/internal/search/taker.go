package search

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
	p.body = appendFragment(p.body[:0], records)
	ref, script, err := p.pack(p.body, true)
	if err != nil {
		return Ref{}, err
	}
	return ref, b.out.part(ref, script)
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
