package serve

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestPollsWithoutNotifications proves that a machine without watches left
// still gets its pages reloaded, and its person told why.
func TestPollsWithoutNotifications(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	url := start(t, h.options(), func(s *server) {
		s.pause = time.Millisecond
		s.notify = func(tree) (changes, error) { return nil, fmt.Errorf("watching x: %w", syscall.ENOSPC) }
	})
	key := "serve.poll"
	if runtime.GOOS == "linux" {
		key = "serve.poll.inotify"
	}
	if log := h.logged(); strings.Count(log, key+" watching x") != 1 {
		t.Errorf("log: %s", log)
	}
	events := listen(t, url, "")
	h.write(t, "new/b.md", "polled")
	expect(t, events, "reload")
	until(t, "the change shows", func() bool { return shows(t, url, "polled") })
}

// TestPollsWhenNotificationsGiveOut has them end on the way: the change that
// fell between must not be lost.
func TestPollsWhenNotificationsGiveOut(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	fail := make(failing)
	url := start(t, h.options(), func(s *server) {
		s.pause = time.Millisecond
		s.notify = func(tree) (changes, error) { return fail, nil }
	})
	events := listen(t, url, "")
	h.write(t, "a.md", "between")
	close(fail)
	expect(t, events, "reload")
	until(t, "the change shows", func() bool { return shows(t, url, "between") })
	h.write(t, "a.md", "afterwards")
	until(t, "the next change shows", func() bool { return shows(t, url, "afterwards") })
}

// failing gives out when it is closed.
type failing chan struct{}

func (f failing) run(ctx context.Context, _ func()) error {
	select {
	case <-ctx.Done():
		return nil
	case <-f:
		return syscall.EMFILE
	}
}

func TestPollerSees(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	site := filepath.Join(dir, "public")
	p := newPoller(tree{roots: []string{dir}, except: site}, pause)
	write := func(name, text string) func() error {
		return func() error { return os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666) }
	}
	then := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	steps := []struct {
		what string
		do   func() error
		seen bool
	}{
		{"nothing", func() error { return nil }, false},
		{"a new file", write("a.md", "1"), true},
		{"its size", write("a.md", "12"), true},
		{"its time", func() error { return os.Chtimes(filepath.Join(dir, "a.md"), then, then) }, true},
		{"its name", func() error { return os.Rename(filepath.Join(dir, "a.md"), filepath.Join(dir, "b.md")) }, true},
		{"a hidden file", write(".x", "1"), false},
		{"an editor's file", write("b.md~", "1"), false},
		{"the site", func() error { return os.Mkdir(site, 0o777) }, false},
		{"a page of the site", write("public/index.html", "1"), false},
		{"an end", func() error { return os.Remove(filepath.Join(dir, "b.md")) }, true},
	}
	for _, s := range steps {
		if err := s.do(); err != nil {
			t.Fatal(err)
		}
		now := p.look()
		if (now != p.last) != s.seen {
			t.Errorf("%s: seen is %v", s.what, !s.seen)
		}
		p.last = now
	}
}

func TestIgnored(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		".git": true, ".a.md.swp": true, "a.md~": true, "~$biên bản.docx": true, "#a.md#": true, "4913": true,
		"a.md___jb_tmp___": true, "x.TMP": true,
		"a.md": false, "2024-01-05.md": false, "#a.md": false, "units.csv": false, "Biên bản tháng 1.md": false, "a~b.md": false,
	} {
		if got := ignored(name); got != want {
			t.Errorf("ignored(%q) = %v", name, got)
		}
	}
}
