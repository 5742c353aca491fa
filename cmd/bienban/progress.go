package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"bienban/cmd/bienban/internal/text"
)

// patience is how long nothing is said of work under way.
const patience = 500 * time.Millisecond

// bar tells on a terminal how far slow work has come.
type bar struct {
	p       *program
	mu      sync.Mutex
	start   time.Time
	last    time.Time
	visible bool
}

func (p *program) progress() *bar { return &bar{p: p, start: time.Now()} }

// step is told how far a step has come.
func (b *bar) step(name string, done, total int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := time.Now()
	if now.Sub(b.start) < patience || now.Sub(b.last) < 100*time.Millisecond || !isTerminal(b.p.err) {
		return
	}
	b.last, b.visible = now, true
	fmt.Fprintf(b.p.err, "\r\x1b[K%s", b.p.say.Say("cli.step-"+name, done, total))
}

// clear takes the line away.
func (b *bar) clear() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.visible {
		fmt.Fprint(b.p.err, "\r\x1b[K")
	}
}

// isTerminal tells whether someone may be watching a stream.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func today() text.Date { return text.DateOf(time.Now()) }
