// Package serve is the development server behind `bienban serve`: it builds
// the site, shows it on a loopback address, watches what the site is built
// from, and tells open pages to reload, or what is wrong, by server-sent
// events.
//
// Nothing of it is in the built site: the script that listens for the events
// is put into each page on its way out. Minutes hold people's faults, so the
// server talks to this machine only and shows nothing but the site's files.
package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Options says what is served and whom to ask and tell. All functions must be
// given; Log is called by one goroutine at a time.
type Options struct {
	Dir   string   // the built site
	Watch []string // folders whose changes mean: build again; one that isn't there is waited for
	Addr  string   // such as "127.0.0.1:0"; only loopback is accepted
	// Build builds into Dir. The problem is text to show over the page, "" if
	// all is well; the error is of the machine and shown the same way.
	Build func(ctx context.Context) (problem string, err error)
	Ready func(url string)                     // told the address once, after the first build
	Log   func(line string)                    // one line for the person at the terminal
	Say   func(key string, args ...any) string // words in the person's language
}

const (
	quiet   = 80 * time.Millisecond // an editor's save is several changes; wait for the last
	patient = time.Second           // but not for ever, if changes never end
	pause   = time.Second           // between two looks when polling
	grace   = time.Second           // for open requests at the end
)

// Run serves until ctx ends. It builds once before anything is served.
func Run(ctx context.Context, o Options) error {
	s, err := newServer(o)
	if err != nil {
		return err
	}
	return s.run(ctx)
}

// server is one run. The fields after Options are what tests change.
type server struct {
	Options
	notify func(tree) (changes, error)
	pause  time.Duration

	tree    tree
	board   *board
	logs    sync.Mutex
	streams atomic.Int32 // pages that listen now
}

func newServer(o Options) (*server, error) {
	t := tree{}
	for _, dir := range o.Watch {
		root, err := filepath.Abs(dir)
		if err != nil {
			return nil, err
		}
		t.roots = append(t.roots, root)
	}
	var err error
	if t.except, err = filepath.Abs(o.Dir); err != nil {
		return nil, err
	}
	return &server{Options: o, notify: newNotifier, pause: pause, tree: t, board: newBoard()}, nil
}

func (s *server) run(ctx context.Context) (err error) {
	// The address is taken first: a port in use shows before a long build.
	ln, err := s.listen(ctx)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	var work sync.WaitGroup
	defer work.Wait()
	defer stop()

	touched := make(chan struct{}, 1)
	// Watching starts before the first build, so that it misses nothing.
	source := s.source()
	work.Go(func() { s.follow(ctx, source, touch(touched)) })
	s.build(ctx)
	work.Go(func() { s.rebuild(ctx, touched) })

	srv := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		// Event streams end with ctx, or a shutdown would wait for them.
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	served := make(chan error, 1)
	work.Go(func() { served <- srv.Serve(ln) })
	if ctx.Err() == nil {
		s.Ready("http://" + ln.Addr().String() + "/")
	}
	select {
	case err = <-served:
		return fmt.Errorf("serving: %w", err)
	case <-ctx.Done():
		return shutdown(srv)
	}
}

// shutdown lets requests under way finish, and ends those that don't.
func shutdown(srv *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	err := srv.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		return srv.Close()
	}
	return err
}

// log says one line at a time, however many goroutines have one to say.
func (s *server) log(key string, args ...any) {
	s.logs.Lock()
	defer s.logs.Unlock()
	s.Log(strings.TrimSpace(s.Say(key, args...)))
}
