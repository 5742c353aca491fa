package serve

import (
	"context"
	"errors"
	"runtime"
	"syscall"
)

// changes is a way to learn of changes below the watched folders. It takes
// note of them from the moment it is made.
type changes interface {
	// run calls touch for each change until ctx ends, which is no error.
	run(ctx context.Context, touch func()) error
}

// source gives the system's notifications, or polling where they are not to
// be had.
func (s *server) source() changes {
	n, err := s.notify(s.tree)
	if err != nil {
		return s.poll(err)
	}
	return n
}

// follow passes changes on, and goes over to polling when notifications give
// out on the way.
func (s *server) follow(ctx context.Context, from changes, touch func()) {
	for {
		err := from.run(ctx, touch)
		if err == nil {
			return
		}
		from = s.poll(err)
		touch() // something may have changed between the two
	}
}

// poll says why it has come to polling, and what would help.
func (s *server) poll(why error) changes {
	key := "serve.poll"
	if runtime.GOOS == "linux" && exhausted(why) {
		key = "serve.poll.inotify"
	}
	s.log(key, why.Error())
	return newPoller(s.tree, s.pause)
}

// exhausted tells of inotify's limits: ENOSPC is watches and not disk, EMFILE
// is instances.
func exhausted(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE)
}
