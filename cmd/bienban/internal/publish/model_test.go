package publish

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// TestRandomBuilds holds the output against a plain map: whatever is edited,
// killed, touched and put there, after a build it holds the site and what is
// foreign, no more and no less.
func TestRandomBuilds(t *testing.T) {
	for seed := range uint64(20) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			m := model{T: t, Rand: rand.New(rand.NewPCG(seed, 1)), out: newOut(t), site: pages{}, foreign: pages{}}
			for range 15 {
				m.edit()
				m.disturb()
				if m.IntN(4) == 0 {
					m.killed()
					m.edit()
				}
				if _, err := build(t, m.out, m.site); err != nil {
					t.Fatal(err)
				}
				mustHold(t, m.out, m.site, m.foreign)
			}
		})
	}
}

type model struct {
	*testing.T
	*rand.Rand
	out           string
	site, foreign pages
}

// path gives one of few paths, so that pages meet. a to d may be a page in one
// build and a folder in another; k and l are always folders.
func (m *model) path() string {
	path := m.folder()
	for range m.IntN(3) {
		path += string("abcd"[m.IntN(4)]) + "/"
	}
	path += string("abcd"[m.IntN(4)])
	if m.IntN(4) > 0 {
		path += ".html"
	}
	return path
}

// folder gives one that no page has the name of.
func (m *model) folder() string { return [...]string{"", "", "k/", "k/l/"}[m.IntN(4)] }

func (m *model) edit() {
	m.site = maps.Clone(m.site)
	for range m.IntN(8) {
		path := m.path()
		if m.IntN(3) == 0 {
			delete(m.site, path)
			continue
		}
		m.makeWay(path)
		m.site[path] = fmt.Sprint("page ", m.IntN(3))
	}
}

// makeWay takes pages away that a page can't stand beside.
func (m *model) makeWay(path string) {
	for other := range m.site {
		if isIn(other, path) || isIn(path, other) {
			delete(m.site, other)
		}
	}
}

func isIn(path, dir string) bool { return len(path) > len(dir) && path[:len(dir)+1] == dir+"/" }

// disturb does what people do to a folder: put files in, touch and delete.
func (m *model) disturb() {
	for range m.IntN(2) {
		name := fmt.Sprint(m.folder(), "foreign-", m.IntN(5))
		m.foreign[name] = "mine"
		put(m.T, m.out, pages{name: "mine"})
	}
	for path := range read(m.T, m.out) {
		if _, ok := m.foreign[path]; ok || path[len(path)-1] == '/' {
			continue
		}
		switch at := filepath.Join(m.out, path); m.IntN(20) {
		case 0:
			_ = os.Remove(at)
		case 1:
			_ = os.WriteFile(at, []byte("page 9"), 0o644)
		}
	}
}

// killed begins a build of another site, and ends it in the middle of Commit.
func (m *model) killed() {
	f, err := Open(m.out)
	if err != nil {
		m.Fatal(err)
	}
	if err := fill(f, m.site); err != nil {
		m.Fatal(err)
	}
	if len(f.blocked) > 0 { // Commit would delete first
		if err := f.Discard(); err != nil {
			m.Fatal(err)
		}
		return
	}
	kill(m.T, f, func(string) bool { return m.IntN(2) == 0 })
}
