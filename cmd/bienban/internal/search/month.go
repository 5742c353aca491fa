package search

import (
	"slices"
	"strconv"
)

// monthly takes "năm" out of "tháng 9 năm 2019": where minutes have 9/2019 in
// its place, the word is not there.
func monthly(branch []Clause) []Clause {
	for i := len(branch) - 2; i > 0; i-- {
		if branch[i].bare() == "nam" && numbered(branch[i-1], 1, 12) && numbered(branch[i+1], 1000, 9999) {
			branch = slices.Delete(branch, i, i+1)
		}
	}
	return branch
}

// bare gives the fold of a clause that is a word and no more, else "".
func (c Clause) bare() string {
	if c.Phrase || c.Exact || c.Prefix {
		return ""
	}
	return c.Words[0].Fold
}

// numbered tells whether a clause is a number within bounds.
func numbered(c Clause, least, most int) bool {
	n, err := strconv.Atoi(c.bare())
	return err == nil && digits(c.bare()) && least <= n && n <= most
}
