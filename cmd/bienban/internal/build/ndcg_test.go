package build

import (
	"math"
	"slices"
	"testing"
)

// ndcg is the normalised discounted cumulative gain of the first ten hits, with
// the gain 2^grade − 1 and the discount 1/log2(1 + place), as Burges et al. have
// it in Learning to Rank using Gradient Descent (ICML 2005), after Järvelin and
// Kekäläinen. 1: no order of all that was judged is better.
func ndcg(got []int, grades map[string]int) float64 {
	best := make([]int, 0, len(grades))
	for _, g := range grades {
		best = append(best, g)
	}
	slices.Sort(best)
	slices.Reverse(best)
	return gain(got) / gain(best[:min(10, len(best))])
}

func gain(grades []int) (sum float64) {
	for i, g := range grades {
		sum += (math.Exp2(float64(g)) - 1) / math.Log2(float64(i)+2)
	}
	return sum
}

func TestNDCG(t *testing.T) {
	grades := map[string]int{"a": 3, "b": 2, "c": 1, "d": 0}
	if got := ndcg([]int{3, 2, 1, 0}, grades); got != 1 {
		t.Error(got)
	}
	// (3 + 7/log2 3 + 1/log2 5) / (7 + 3/log2 3 + 1/log2 4)
	if got := ndcg([]int{2, 3, 0, 1}, grades); math.Abs(got-0.83545) > 1e-5 {
		t.Error(got)
	}
	if got := ndcg(nil, grades); got != 0 {
		t.Error(got)
	}
}
