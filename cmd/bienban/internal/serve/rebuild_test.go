package serve

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// bench is a rebuild loop in a bubble where time is the test's own.
func bench(t *testing.T, build func()) func() {
	s, err := newServer(Options{
		Dir: t.TempDir(), Say: say, Log: func(string) {},
		Build: func(context.Context) (string, error) { build(); return "", nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	touched := make(chan struct{}, 1)
	go s.rebuild(t.Context(), touched)
	return touch(touched)
}

func TestBurstIsOneBuild(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var builds atomic.Int32
		change := bench(t, func() { builds.Add(1) })
		for range 5 {
			change()
			time.Sleep(quiet / 2)
		}
		if synctest.Wait(); builds.Load() != 0 {
			t.Errorf("%d builds before it was quiet", builds.Load())
		}
		time.Sleep(quiet)
		if synctest.Wait(); builds.Load() != 1 {
			t.Errorf("%d builds of one burst", builds.Load())
		}
		time.Sleep(time.Hour)
		if synctest.Wait(); builds.Load() != 1 {
			t.Errorf("%d builds without a change", builds.Load())
		}
	})
}

func TestChangesDuringABuildLeadToOneMore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var builds, running atomic.Int32
		change := bench(t, func() {
			if running.Add(1) > 1 {
				t.Error("two builds at once")
			}
			time.Sleep(10 * time.Second)
			running.Add(-1)
			builds.Add(1)
		})
		change()
		time.Sleep(5 * time.Second)
		for range 3 {
			change()
			time.Sleep(time.Second)
		}
		time.Sleep(time.Minute)
		if synctest.Wait(); builds.Load() != 2 {
			t.Errorf("%d builds, want 2", builds.Load())
		}
	})
}

func TestEndlessChangesDontStarveTheBuild(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var builds atomic.Int32
		change := bench(t, func() { builds.Add(1) })
		for start := time.Now(); time.Since(start) < 10*patient; time.Sleep(quiet / 2) {
			change()
		}
		if synctest.Wait(); builds.Load() < 5 {
			t.Errorf("%d builds in %v of changes", builds.Load(), 10*patient)
		}
	})
}
