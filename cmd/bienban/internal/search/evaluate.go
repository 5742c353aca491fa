package search

import "slices"

// ranked is a record or item that answers a query, with what orders it.
type ranked struct {
	segment   *segment
	code      uint32
	exact     bool
	titled    bool // all words of the branch stand in the title
	adjacent  int
	points    int
	branches  []int // that it answers
	uncertain bool  // a phrase in it has not been looked for in its text
}

// evaluation is one way through a query: with what is known so far of long
// phrases.
type evaluation struct {
	x        *Index
	query    Query
	verdicts map[place64]map[string]verdict
}

// place64 is a code with the number of its segment.
type place64 uint64

func (s *segment) place(code uint32) place64 { return place64(s.number)<<32 | place64(code) }

// verdict says whether a phrase stands in a text.
type verdict struct{ folded, exact bool }

// all gives everything that answers, in no order that matters.
func (v *evaluation) all() (out []*ranked, err error) {
	for _, s := range v.x.segments {
		found, err := v.segment(s)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

func (v *evaluation) segment(s *segment) ([]*ranked, error) {
	within, err := v.within(s)
	if err != nil {
		return nil, err
	}
	best := map[uint32]*ranked{}
	var order []uint32
	if len(v.query.Branches) == 0 {
		all, err := s.all()
		if err != nil {
			return nil, err
		}
		for _, code := range all {
			if within(code) {
				best[code] = &ranked{segment: s, code: code, exact: true, titled: true}
				order = append(order, code)
			}
		}
	}
	for n, branch := range v.query.Branches {
		hits, err := v.branch(s, branch)
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			if !within(h.code) {
				continue
			}
			before := best[h.code]
			if before == nil {
				before = h
				best[h.code] = h
				order = append(order, h.code)
			} else if before.below(h) {
				before.exact, before.titled, before.adjacent, before.points = h.exact, h.titled, h.adjacent, h.points
			}
			before.uncertain = before.uncertain || h.uncertain
			before.branches = append(before.branches, n)
		}
	}
	for _, c := range v.query.Excluded {
		out, perhaps, err := v.excluded(s, c)
		if err != nil {
			return nil, err
		}
		for _, code := range out {
			delete(best, code)
		}
		for _, code := range perhaps {
			if h := best[code]; h != nil {
				h.uncertain = true
			}
		}
	}
	var out []*ranked
	for _, code := range order {
		if h := best[code]; h != nil {
			out = append(out, h)
		}
	}
	return out, nil
}

// below tells that another rank is better.
func (r *ranked) below(o *ranked) bool {
	switch {
	case r.exact != o.exact:
		return o.exact
	case r.titled != o.titled:
		return o.titled
	case r.adjacent != o.adjacent:
		return o.adjacent > r.adjacent
	}
	return o.points > r.points
}

// word adds the level of a word.
func (r *ranked) word(level uint8) {
	r.points += int(level)
	r.titled = r.titled && level == inTitle
}

// all gives every code of a segment.
func (s *segment) all() (out []uint32, err error) {
	step := uint32(s.Slots + 1)
	items, err := s.entry(anyItem)
	if err != nil {
		return nil, err
	}
	for row := range uint32(s.Sittings + s.Others) {
		out = append(out, row*step)
	}
	return union(out, items.codes), nil
}

// branch gives what answers all clauses of a branch.
func (v *evaluation) branch(s *segment, clauses []Clause) ([]*ranked, error) {
	matches := make([]match, len(clauses))
	open := make([][]uint32, len(clauses)) // long phrases that may be met
	var codes []uint32
	for i, c := range clauses {
		var err error
		if matches[i], open[i], err = v.clause(s, c); err != nil {
			return nil, err
		}
		if i == 0 {
			codes = matches[i].codes
		} else {
			codes = common(codes, matches[i].codes)
		}
		if len(codes) == 0 {
			return nil, nil
		}
	}
	hits := make([]*ranked, len(codes))
	for i, code := range codes {
		hits[i] = &ranked{segment: s, code: code, exact: true, titled: true}
	}
	for i := range matches {
		merge(codes, matches[i].codes, func(h, j int) {
			hits[h].exact = hits[h].exact && matches[i].exact[j]
			if !clauses[i].Phrase {
				hits[h].word(matches[i].levels[j])
			}
		})
		merge(codes, open[i], func(h, _ int) { hits[h].uncertain = true })
		if clauses[i].Phrase {
			if err := v.phrasePoints(s, clauses[i], codes, hits); err != nil {
				return nil, err
			}
		}
	}
	for i := 1; i < len(clauses); i++ {
		a, b := clauses[i-1], clauses[i]
		if a.Phrase || b.Phrase || a.Prefix || b.Prefix {
			continue
		}
		m, err := s.pair(a.Words[0], b.Words[0])
		if err != nil {
			return nil, err
		}
		merge(codes, m.codes, func(h, j int) {
			if m.exact[j] || !hits[h].exact {
				hits[h].adjacent++
				hits[h].points += 2 * int(m.levels[j])
			}
		})
	}
	return hits, nil
}

// phrasePoints adds the levels of a phrase's words and pairs.
func (v *evaluation) phrasePoints(s *segment, c Clause, codes []uint32, hits []*ranked) error {
	for i, w := range c.Words {
		f, err := s.entry(w.Fold)
		if err != nil {
			return err
		}
		merge(codes, f.codes, func(h, j int) { hits[h].word(f.levels[j]) })
		if i == 0 {
			continue
		}
		m, err := s.pair(c.Words[i-1], w)
		if err != nil {
			return err
		}
		merge(codes, m.codes, func(h, j int) { hits[h].points += 2 * int(m.levels[j]) })
	}
	return nil
}

// clause gives where a clause is met; open are the codes where a long phrase
// has all its pairs and has not been looked for.
func (v *evaluation) clause(s *segment, c Clause) (m match, open []uint32, err error) {
	if !c.Phrase {
		m, err := s.word(c)
		return m, nil, err
	}
	for i := 1; i < len(c.Words); i++ {
		p, err := s.pair(c.Words[i-1], c.Words[i])
		if err != nil {
			return m, nil, err
		}
		p = p.only(c.Exact)
		if i == 1 {
			m = p
			continue
		}
		exact := map[uint32]bool{}
		merge(m.codes, p.codes, func(a, b int) { exact[m.codes[a]] = m.exact[a] && p.exact[b] })
		m = m.where(func(i int) bool { _, both := exact[m.codes[i]]; return both })
		for i, code := range m.codes {
			m.exact[i] = exact[code]
		}
	}
	if len(c.Words) < 3 {
		return m, nil, nil
	}
	key := c.String()
	for i, code := range m.codes {
		if said, ok := v.verdicts[s.place(code)][key]; ok {
			m.exact[i] = said.exact
		} else {
			open = append(open, code)
		}
	}
	return m.where(func(i int) bool {
		said, ok := v.verdicts[s.place(m.codes[i])][key]
		return !ok || said.folded && (!c.Exact || said.exact)
	}), open, nil
}

// excluded gives where an excluded clause is met for certain, and where a long
// phrase may be.
func (v *evaluation) excluded(s *segment, c Clause) (met, perhaps []uint32, err error) {
	m, open, err := v.clause(s, c)
	return less(m.codes, open), open, err
}

// within gives what tells whether a code lies within the filters.
func (v *evaluation) within(s *segment) (func(code uint32) bool, error) {
	byName := map[string][]func(uint32) bool{}
	for _, c := range v.query.Filters {
		test, err := s.condition(c)
		if err != nil {
			return nil, err
		}
		byName[c.Name] = append(byName[c.Name], test)
	}
	var none []func(uint32) bool
	for _, c := range v.query.NoFilters {
		test, err := s.condition(c)
		if err != nil {
			return nil, err
		}
		none = append(none, test)
	}
	any := func(tests []func(uint32) bool, code uint32) bool {
		return slices.ContainsFunc(tests, func(t func(uint32) bool) bool { return t(code) })
	}
	return func(code uint32) bool {
		for _, tests := range byName {
			if !any(tests, code) {
				return false
			}
		}
		return !any(none, code)
	}, nil
}

// condition gives what tells whether a code lies within one filter. Items lie
// where their sitting does, in its unit and on its day.
func (s *segment) condition(c Condition) (func(uint32) bool, error) {
	if c.From != 0 {
		if _, err := s.date(0); s.Sittings+s.Others > 0 && err != nil {
			return nil, err
		}
		return func(code uint32) bool {
			d, err := s.date(code)
			return err == nil && d != 0 && c.From <= d && d <= c.To
		}, nil
	}
	if c.Name == "kind" && c.Value == Session.String() {
		return func(code uint32) bool {
			row, item := s.row(code)
			return row < s.Sittings && item < 0
		}, nil
	}
	f, err := s.entry(c.Key())
	if err != nil {
		return nil, err
	}
	within := make(map[uint32]bool, len(f.codes))
	for _, code := range f.codes {
		within[code] = true
	}
	if c.Name != "unit" {
		return func(code uint32) bool { return within[code] }, nil
	}
	return func(code uint32) bool { return within[code-code%uint32(s.Slots+1)] }, nil
}
