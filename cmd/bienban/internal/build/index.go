package build

import (
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/search"
	"bienban/cmd/bienban/internal/site"
	"bienban/content"

	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
)

// Index gives the search index that a build of the archive would have, in
// memory, unless the list has an error. Of the options it needs no Out.
func Index(o Options) (index *search.Index, list diag.List, err error) {
	temp, err := os.MkdirTemp("", "bienban-*")
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temp)) }()
	bodies := site.NewSpill(temp)
	defer func() { err = errors.Join(err, bodies.Close()) }()
	a, list, err := archive.Load(o.Source, archive.Options{AsOf: o.AsOf, Today: o.Today, Bodies: bodies, Progress: o.step("read")})
	if err != nil || list.Count(diag.Error) > 0 {
		return nil, list, err
	}
	w, err := o.words(a)
	if err != nil {
		return nil, nil, err
	}
	asked, err := Queries(o.Source)
	if err != nil {
		return nil, nil, err
	}
	src, err := site.Searched(a, site.Options{Words: w, Queries: asked, Dashboards: content.Dashboards, Bodies: bodies})
	if err != nil {
		return nil, nil, err
	}
	files := &memory{files: map[string][]byte{}}
	if err := search.Build(src, search.Options{Out: files, Temp: temp}); err != nil {
		return nil, nil, err
	}
	index, err = search.Open(files.open)
	return index, list, err
}

// memory holds an index that is asked once.
type memory struct {
	mu    sync.Mutex
	files map[string][]byte
}

func (m *memory) Stands(string) bool { return false }

func (m *memory) Read(path string) ([]byte, error) { return m.open(path) }

func (m *memory) Keep(string) {}

func (m *memory) Write(path string, data []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.files[path] = append([]byte(nil), data...)
	return nil
}

func (m *memory) open(path string) ([]byte, error) {
	if b, ok := m.files[path]; ok {
		return b, nil
	}
	return nil, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
}
