package site

import (
	"sync"
	"sync/atomic"

	"bienban/cmd/bienban/internal/facts"
)

// answer is a dataset that several files of the site are made from. It is
// asked for when the first of them has to be made, and given back after the
// last.
type answer struct {
	ask   func() (*facts.Dataset, error)
	once  sync.Once
	asked atomic.Bool
	set   *facts.Dataset
	err   error
	left  atomic.Int32 // pages that use it and are not settled yet
}

func (a *answer) dataset() (*facts.Dataset, error) {
	a.once.Do(func() {
		a.set, a.err = a.ask()
		a.asked.Store(a.err == nil)
	})
	return a.set, a.err
}

// settle is told of each page that uses it, once the page is made or known to
// stand.
func (a *answer) settle() error {
	if a.left.Add(-1) > 0 || !a.asked.Load() {
		return nil
	}
	return a.set.Release()
}

// use notes that a page is made from answers.
func (p *page) use(answers ...*answer) {
	for _, a := range answers {
		a.left.Add(1)
		p.uses = append(p.uses, a)
	}
}

// show notes that a page shows a figure.
func (p *page) show(f *figure) {
	if !f.loaded {
		p.use(f.answer)
	}
}

// settle tells the answers that the page was made from them.
func (p *page) settle() error {
	for _, a := range p.uses {
		if err := a.settle(); err != nil {
			return err
		}
	}
	return nil
}
