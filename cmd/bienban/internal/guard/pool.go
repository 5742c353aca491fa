package guard

import "sync"

// pool lends things that are dear to make, and keeps them all.
type pool[T any] struct {
	mu   sync.Mutex
	free []T
}

func (p *pool[T]) get(make func() T) T {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.free); n > 0 {
		x := p.free[n-1]
		p.free = p.free[:n-1]
		return x
	}
	return make()
}

func (p *pool[T]) put(x T) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.free = append(p.free, x)
}
