package text

// Nearest gives the word among candidates that is nearest to s when folded,
// or "" where none is near: at most one slip in four characters, and at most
// three. The first of several equally near ones is taken.
func Nearest(s string, candidates []string) string {
	a := []rune(Fold(s))
	best, limit := "", min(3, (len(a)+3)/4)
	for _, c := range candidates {
		if d := distance(a, []rune(Fold(c)), limit); d <= limit {
			if best == "" || d < limit {
				best = c
			}
			limit = d
		}
	}
	return best
}

// Near tells whether a is a slip of the pen away from b.
func Near(a, b string) bool { return Nearest(a, []string{b}) != "" }

// distance counts insertions, deletions, replacements and swaps of neighbours
// that lead from a to b (optimal string alignment), and stops at limit+1.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		lowest := row[0]
		for j := range b {
			step := 1
			if a[i] == b[j] {
				step = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+step)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			lowest = min(lowest, row[j+1])
		}
		if lowest > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
