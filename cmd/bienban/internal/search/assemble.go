package search

import "slices"

// occurrences is where one form of a key stands: codes in ascending order, each
// with its level. A code is row × (slots+1), for an item plus its number and 1.
type occurrences struct {
	form   string
	codes  []uint32
	levels []uint8
}

// assembler makes entries, whose lists are good until the next one.
type assembler struct {
	entry entry
	kinds []uint8  // of each code: 0 a sitting, 1 an item, 2 another
	at    []uint32 // its position
}

// assemble makes the entry of a key out of its forms, which are sorted by text.
func (a *assembler) assemble(key string, forms []occurrences, p *plan) *entry {
	all := forms[0]
	if len(forms) > 1 {
		all = united(forms)
	}
	e := &a.entry
	*e = entry{key: key, sittings: e.sittings[:0], items: e.items[:0], others: e.others[:0], level1: e.level1[:0], level2: e.level2[:0], forms: e.forms[:0]}
	step := uint32(p.slots + 1)
	border := uint32(len(p.sittings)) // the first row of others
	row, next := uint32(0), uint32(0) // next is where row+1 begins
	a.kinds = resized(a.kinds, len(all.codes))
	kinds := a.kinds
	own := false
	for i, code := range all.codes {
		if code >= next {
			row = code / step
			next = (row + 1) * step
		}
		switch n := code - row*step; {
		case row >= border:
			e.others = append(e.others, row-border)
			kinds[i] = 2
		case n == 0:
			kinds[i] = 0
			e.sittings = append(e.sittings, row)
			own = own || all.levels[i] != carried
		default:
			e.items = append(e.items, uint32(len(e.sittings)-1)*uint32(p.slots)+n-1)
			kinds[i] = 1
		}
	}
	e.carrier = len(e.sittings) > 0 && !own
	// Positions count plane by plane.
	a.at = resized(a.at, len(kinds))
	at := a.at
	counts := [3]uint32{0, uint32(len(e.sittings)), uint32(len(e.sittings) + len(e.items))}
	for i, k := range kinds {
		at[i] = counts[k]
		counts[k]++
	}
	e.levelled(all.levels, at)
	for _, f := range forms {
		of := form{text: f.form}
		if len(forms) > 1 {
			of.at = positions(f.codes, all.codes, at)
		}
		e.forms = append(e.forms, of)
	}
	return e
}

// resized gives a slice of a size, whose contents are left over.
func resized[T any](s []T, size int) []T { return slices.Grow(s[:0], size)[:size] }

// levelled notes the levels of positions.
func (e *entry) levelled(levels []uint8, at []uint32) {
	if !slices.ContainsFunc(levels, func(l uint8) bool { return l == inHeading || l == inTitle }) {
		return
	}
	byPosition := make([]uint8, len(at))
	for i, l := range levels {
		byPosition[at[i]] = l
	}
	for i, l := range byPosition {
		if l == inHeading || l == inTitle {
			if l == inTitle {
				e.level2 = append(e.level2, uint32(len(e.level1)))
			}
			e.level1 = append(e.level1, uint32(i))
		}
	}
}

// positions gives where some of all codes stand.
func positions(some, all, at []uint32) []uint32 {
	out := make([]uint32, len(some))
	i := 0
	for j, code := range some {
		for all[i] != code {
			i++
		}
		out[j] = at[i]
	}
	slices.Sort(out)
	return out
}

// united merges occurrences; where several forms stand at one place, the highest
// level counts.
func united(forms []occurrences) occurrences {
	total := 0
	for _, f := range forms {
		total += len(f.codes)
	}
	out := occurrences{codes: make([]uint32, 0, total), levels: make([]uint8, 0, total)}
	heads := make([]int, len(forms))
	for {
		least, found := uint32(0), false
		for i, f := range forms {
			if heads[i] < len(f.codes) && (!found || f.codes[heads[i]] < least) {
				least, found = f.codes[heads[i]], true
			}
		}
		if !found {
			return out
		}
		level := uint8(0)
		for i, f := range forms {
			if heads[i] < len(f.codes) && f.codes[heads[i]] == least {
				level = max(level, f.levels[heads[i]])
				heads[i]++
			}
		}
		out.codes, out.levels = append(out.codes, least), append(out.levels, level)
	}
}

// dissolve gives back the forms of an entry. Levels are those of the whole
// entry: whoever assembles them again gets the same entry.
func dissolve(e *entry, p *plan) []occurrences {
	step := uint32(p.slots + 1)
	codes := make([]uint32, 0, e.size())
	for _, row := range e.sittings {
		codes = append(codes, row*step)
	}
	for _, it := range e.items {
		codes = append(codes, e.sittings[it/uint32(p.slots)]*step+it%uint32(p.slots)+1)
	}
	for _, row := range e.others {
		codes = append(codes, (row+uint32(len(p.sittings)))*step)
	}
	levels := make([]uint8, len(codes))
	for i, at := range e.level1 {
		levels[at] = inHeading
		if _, ok := slices.BinarySearch(e.level2, uint32(i)); ok {
			levels[at] = inTitle
		}
	}
	if e.carrier {
		for i := range e.sittings {
			levels[i] = carried
		}
	}
	var out []occurrences
	for _, f := range e.forms {
		at := f.at
		if len(e.forms) == 1 {
			at = every(len(codes))
		}
		of := occurrences{form: f.text}
		order := slices.Clone(at)
		slices.SortFunc(order, func(a, b uint32) int { return int(int64(codes[a]) - int64(codes[b])) })
		for _, i := range order {
			of.codes, of.levels = append(of.codes, codes[i]), append(of.levels, levels[i])
		}
		out = append(out, of)
	}
	return out
}
