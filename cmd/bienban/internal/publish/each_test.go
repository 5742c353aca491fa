package publish

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestEachGivesTheSiteToBe visits what is kept, what is written anew and what is
// new, and nothing that leaves.
func TestEachGivesTheSiteToBe(t *testing.T) {
	out := newOut(t)
	mustBuild(t, out, with(small, pages{"old.html": "leaves"}), Report{Written: 5})
	site := with(small, pages{"index.html": "another home", "new/a.html": "new", "empty.html": ""})
	f, err := Open(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := fill(f, site); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	got, fresh := pages{}, pages{}
	err = f.Each(func(path string, isFresh bool, read func() ([]byte, error)) error {
		b, err := read()
		mu.Lock()
		defer mu.Unlock()
		if got[path] = string(b); isFresh {
			fresh[path] = ""
		}
		return err
	})
	if err != nil || !maps.Equal(got, site) {
		t.Error(got, err)
	}
	if want := (pages{"index.html": "", "new/a.html": "", "empty.html": ""}); !maps.Equal(fresh, want) {
		t.Error(fresh)
	}
	if r, err := f.Commit(); err != nil || r != (Report{Written: 3, Kept: 3, Deleted: 1}) {
		t.Error(r, err)
	}
	mustHold(t, out, site)
}

func TestEachEndsWithTheFirstError(t *testing.T) {
	out := newOut(t)
	mustBuild(t, out, small, Report{Written: 4})
	f, err := Open(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := fill(f, with(small, pages{"x.html": "x"})); err != nil {
		t.Fatal(err)
	}
	failure := errors.New("found")
	if err := f.Each(func(string, bool, func() ([]byte, error)) error { return failure }); !errors.Is(err, failure) {
		t.Error(err)
	}
	// A page that has become another since it was looked at is no page to judge.
	if err := os.WriteFile(filepath.Join(out, "index.html"), []byte("home and more"), 0o644); err != nil {
		t.Fatal(err)
	}
	err = f.Each(func(_ string, _ bool, read func() ([]byte, error)) error { _, err := read(); return err })
	if err == nil || !strings.Contains(err.Error(), "index.html") {
		t.Error(err)
	}
	if err := f.Discard(); err != nil {
		t.Fatal(err)
	}
	mustHold(t, out, with(small, pages{"index.html": "home and more"}))
}
