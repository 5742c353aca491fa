package search

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// folder is an output in memory: what earlier runs left, and what this one
// has.
type folder struct {
	mu        sync.Mutex
	last, now map[string][]byte
	written   int // in this run
}

// next begins a run over what the last one left.
func (f *folder) next() *folder {
	return &folder{last: maps.Clone(f.now), now: map[string][]byte{}}
}

func newFolder() *folder { return (&folder{}).next() }

func (f *folder) Stands(path string) bool { return f.last[path] != nil }

func (f *folder) Read(path string) ([]byte, error) { return f.last[path], nil }

func (f *folder) Keep(path string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now[path] = f.last[path]
}

func (f *folder) Write(path string, data []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.now[path] != nil {
		return fmt.Errorf("%s is written twice", path)
	}
	f.now[path] = append([]byte(nil), data...)
	if string(f.last[path]) != string(data) {
		f.written++
	}
	return nil
}

// open gives a file of this run.
func (f *folder) open(path string) ([]byte, error) {
	if b, ok := f.now[path]; ok {
		return b, nil
	}
	return nil, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
}

// writeTo writes the files of this run below a folder of the disk.
func (f *folder) writeTo(t *testing.T, dir string) {
	t.Helper()
	for path, b := range f.now {
		file := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
