package search

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
