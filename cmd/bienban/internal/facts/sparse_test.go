package facts

import "slices"

// sparse is sums in a form in which it is seen what they tell: each by its first
// unknown, in a prime field.
type sparse map[int][]term

type term struct {
	at int
	n  uint64
}

const field = 1<<31 - 1

func (s sparse) take(sum map[int]int64) {
	if row := s.reduce(sum); row != nil {
		s[row[0].at] = row
	}
}

func (s sparse) tells(sum map[int]int64) bool { return s.reduce(sum) == nil }

func (s sparse) reduce(sum map[int]int64) (row []term) {
	for at, n := range sum {
		if n != 0 {
			row = append(row, term{at, uint64((n%field + field) % field)})
		}
	}
	slices.SortFunc(row, func(a, b term) int { return a.at - b.at })
	for len(row) > 0 {
		known := s[row[0].at]
		if known == nil {
			return row
		}
		row = less(row, known)
	}
	return nil
}

// less takes so much of a known row from another that its first unknown goes.
func less(row, known []term) (out []term) {
	by := field - row[0].n*inverse(known[0].n)%field
	for len(row) > 0 || len(known) > 0 {
		switch {
		case len(known) == 0 || len(row) > 0 && row[0].at < known[0].at:
			out, row = append(out, row[0]), row[1:]
		case len(row) == 0 || known[0].at < row[0].at:
			out, known = append(out, term{known[0].at, by * known[0].n % field}), known[1:]
		default:
			if n := (row[0].n + by*known[0].n) % field; n != 0 {
				out = append(out, term{row[0].at, n})
			}
			row, known = row[1:], known[1:]
		}
	}
	return out
}

func inverse(n uint64) uint64 {
	out := uint64(1)
	for e := field - 2; e > 0; e >>= 1 {
		if e&1 == 1 {
			out = out * n % field
		}
		n = n * n % field
	}
	return out
}
