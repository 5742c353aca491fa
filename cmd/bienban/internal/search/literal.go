package search

// Literal numbers a key that is no word, such as a filter's.
func (r *Reader) Literal(key string) int32 {
	s, ok := r.seen[key]
	if !ok {
		s.word = r.v.number(key, key)
		if len(r.seen) == mostSeen {
			clear(r.seen)
		}
		r.seen[key] = s
	}
	return s.word
}
