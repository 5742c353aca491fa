package small

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// BenchmarkMake plans a measure of ten years of a division: 100 cells, or 1,000.
func BenchmarkMake(b *testing.B) {
	for _, cells := range []int{100, 1000} {
		for _, share := range []float64{0.9, 0.1, 0.01} {
			b.Run(fmt.Sprint(cells, " cells, ", share), func(b *testing.B) {
				r := rand.New(rand.NewPCG(1, 1))
				units := []Unit{{"d", -1}}
				for i := range cells / 25 {
					units = append(units, Unit{fmt.Sprint("e", i), 0})
				}
				for i := range cells / 5 {
					units = append(units, Unit{fmt.Sprint("d", i), 1 + i/5})
				}
				var counts []Count
				for i := range cells {
					units = append(units, Unit{fmt.Sprint("c", i), 1 + cells/25 + i/5})
					for m := range 120 {
						if r.Float64() < share {
							counts = append(counts, Count{len(units) - 1, 2010*12 + m, 0, 1 + r.IntN(2)})
						}
					}
				}
				known := make([]bool, len(units))
				for b.Loop() {
					Make(5, units, 2010, 10, counts, known, nil)
				}
			})
		}
	}
}
