//go:build !windows

// On Windows a folder with an open file can't be renamed: nothing swaps there.
package serve

import (
	"os"
	"sync"
	"testing"
)

func TestPagesWhileTheSiteIsSwapped(t *testing.T) {
	t.Parallel()
	s := shop(t, map[string]string{"index.html": "home"})
	var readers sync.WaitGroup
	stop := make(chan struct{})
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if w := ask(s, "GET", "/"); w.Code != 200 {
					t.Errorf("while swapping: %d", w.Code)
					return
				}
			}
		})
	}
	aside := s.Dir + ".old"
	for range 300 {
		if err := os.Rename(s.Dir, aside); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(aside, s.Dir); err != nil {
			t.Fatal(err)
		}
	}
	close(stop)
	readers.Wait()
}
