package demo

import (
	"math/bits"
	"math/rand/v2"
)

// dice gives the same throws for the same seed and stream on any machine: all
// of it is whole numbers.
type dice struct{ source *rand.PCG }

func newDice(seed, stream uint64) dice {
	return dice{rand.NewPCG(seed, stream*0x9e3779b97f4a7c15+1)}
}

// below gives a number from 0 to n−1.
func (d dice) below(n int) int {
	high, _ := bits.Mul64(d.source.Uint64(), uint64(n))
	return int(high)
}

// between gives a number from low to high, both included.
func (d dice) between(low, high int) int { return low + d.below(high-low+1) }

// chance is true so many times in a thousand.
func (d dice) chance(permille int) bool { return d.below(1000) < permille }

// pick gives one of a list.
func pick[T any](d dice, list []T) T { return list[d.below(len(list))] }

// shuffle puts a list in a random order.
func shuffle[T any](d dice, list []T) {
	for i := len(list) - 1; i > 0; i-- {
		j := d.below(i + 1)
		list[i], list[j] = list[j], list[i]
	}
}
