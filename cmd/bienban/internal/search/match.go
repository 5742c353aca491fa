package search

import "slices"

// match is where a clause, or two neighbouring words, are met in a segment:
// codes in ascending order, with their level, and whether they are met as they
// are written.
type match struct {
	codes  []uint32
	levels []uint8
	exact  []bool
}

// word gives where a word is met.
func (s *segment) word(c Clause) (m match, err error) {
	w := c.Words[0]
	if !c.Prefix {
		f, err := s.entry(w.Fold)
		if err != nil {
			return m, err
		}
		return f.match(f.of(w.Form)).only(c.Exact), nil
	}
	words, _, err := s.x.completions(w.Fold)
	if err != nil {
		return m, err
	}
	for _, word := range words {
		f, err := s.entry(word)
		if err != nil {
			return m, err
		}
		var exact []uint32
		for _, o := range f.forms {
			if Begins(o.form, w.Form) {
				exact = union(exact, o.codes)
			}
		}
		m = m.with(f.match(exact))
	}
	return m.only(c.Exact), nil
}

// pair gives where two words are neighbours.
func (s *segment) pair(a, b Word) (match, error) {
	f, err := s.entry(a.Fold + " " + b.Fold)
	if err != nil {
		return match{}, err
	}
	return f.match(f.of(a.Form + " " + b.Form)), nil
}

// match gives all of an entry, told apart by those that are exact.
func (f *found) match(exact []uint32) match {
	m := match{f.codes, f.levels, make([]bool, len(f.codes))}
	merge(f.codes, exact, func(i, _ int) { m.exact[i] = true })
	return m
}

// only leaves what is exact, if that is asked for.
func (m match) only(exact bool) match {
	if !exact {
		return m
	}
	return m.where(func(i int) bool { return m.exact[i] })
}

func (m match) where(keep func(i int) bool) (out match) {
	for i, code := range m.codes {
		if keep(i) {
			out.codes, out.levels, out.exact = append(out.codes, code), append(out.levels, m.levels[i]), append(out.exact, m.exact[i])
		}
	}
	return out
}

// with adds another match; the better one counts.
func (m match) with(o match) (out match) {
	out.codes = union(m.codes, o.codes)
	out.levels, out.exact = make([]uint8, len(out.codes)), make([]bool, len(out.codes))
	for _, of := range []match{m, o} {
		merge(out.codes, of.codes, func(i, j int) {
			out.levels[i] = max(out.levels[i], of.levels[j])
			out.exact[i] = out.exact[i] || of.exact[j]
		})
	}
	return out
}

// merge tells of each number that two ascending lists share where it stands.
func merge(a, b []uint32, both func(i, j int)) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			both(i, j)
			i++
			j++
		}
	}
}

func union(a, b []uint32) []uint32 {
	out := make([]uint32, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			out = append(out, a[0])
			a = a[1:]
		case a[0] > b[0]:
			out = append(out, b[0])
			b = b[1:]
		default:
			out = append(out, a[0])
			a, b = a[1:], b[1:]
		}
	}
	return append(append(out, a...), b...)
}

func common(a, b []uint32) (out []uint32) {
	merge(a, b, func(i, _ int) { out = append(out, a[i]) })
	return out
}

func less(a, b []uint32) (out []uint32) {
	for _, x := range a {
		if _, found := slices.BinarySearch(b, x); !found {
			out = append(out, x)
		}
	}
	return out
}
