package serve

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// touch gives a function that notes a change without waiting. The channel
// holds one: any number of changes during a build lead to one more build.
func touch(touched chan<- struct{}) func() {
	return func() {
		select {
		case touched <- struct{}{}:
		default:
		}
	}
}

// rebuild builds after each burst of changes, one build at a time.
func (s *server) rebuild(ctx context.Context, touched <-chan struct{}) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-touched:
		}
		if !settle(ctx, touched) {
			return
		}
		s.build(ctx)
	}
}

// settle waits until changes pause, or have gone on for too long; false means
// that the end came first.
func settle(ctx context.Context, touched <-chan struct{}) bool {
	still := time.NewTimer(quiet)
	defer still.Stop()
	enough := time.NewTimer(patient)
	defer enough.Stop()
	for {
		select {
		case <-ctx.Done():
			return false
		case <-enough.C:
			return true
		case <-still.C:
			return true
		case <-touched:
			still.Reset(quiet)
		}
	}
}

// build builds once and lets pages and person know what came of it.
func (s *server) build(ctx context.Context) {
	start := time.Now()
	problem, err := s.Build(ctx)
	if ctx.Err() != nil {
		return // a build that was cut short says nothing of the content
	}
	problem = strings.TrimSpace(problem)
	if err != nil {
		problem = strings.TrimSpace(problem + "\n" + err.Error())
	}
	took := fmt.Sprintf("%.2f", time.Since(start).Seconds())
	if problem != "" {
		first, _, _ := strings.Cut(problem, "\n")
		s.log("serve.problem", took, strings.TrimSpace(first))
		s.board.bad(problem)
		return
	}
	s.log("serve.built", took)
	s.board.good()
}
