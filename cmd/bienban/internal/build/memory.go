package build

import (
	"math"
	"runtime/debug"
	"runtime/metrics"
)

// scarce bounds memory while facts are loaded, which need as much again beside
// it, and gives back what bounds it afterwards. It never asks for less than
// what lives needs, lest collecting take all the time.
func scarce() (restore func()) {
	limit := debug.SetMemoryLimit(-1)
	if limit == math.MaxInt64 {
		return func() {} // whoever runs this set no bound
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	need := int64(live[0].Value.Uint64()) * 9 / 8
	debug.SetMemoryLimit(min(limit, max(need, limit*7/8)))
	return func() { debug.SetMemoryLimit(max(limit, need*5/4)) }
}
