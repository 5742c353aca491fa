package serve

import (
	"strconv"
	"sync"
	"time"
)

// news is what a page needs to know to be up to date.
type news struct {
	site    string // names the good build that stands in Dir
	builds  int    // how many there were, good or bad
	problem string // of the last build; "" if it was good
}

// board holds the news and wakes those who wait for it. It keeps the present
// state and no list of events, so a slow page can neither miss the end of the
// story nor hold up the others.
type board struct {
	mu      sync.Mutex
	run     string
	now     news
	changed chan struct{} // closed when the news is no longer new
}

func newBoard() *board {
	// A page left open from an earlier run must not take this one's site for its own.
	run := strconv.FormatInt(time.Now().UnixNano(), 36)
	return &board{run: run, now: news{site: run + "-0"}, changed: make(chan struct{})}
}

// good notes that a new site stands in Dir.
func (b *board) good() {
	b.post(func(n *news) {
		n.site = b.run + "-" + strconv.Itoa(n.builds)
		n.problem = ""
	})
}

// bad notes that a build failed; the site is still the one before it.
func (b *board) bad(problem string) {
	b.post(func(n *news) { n.problem = problem })
}

func (b *board) post(change func(*news)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.now.builds++
	change(&b.now)
	close(b.changed)
	b.changed = make(chan struct{})
}

// look gives the news, and a channel that is closed when there is other news.
func (b *board) look() (news, <-chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.now, b.changed
}
