package search

import (
	"fmt"
	"io/fs"
	"sync"
)

// InMemory makes an index that is asked by this program alone. Options' Out and
// State are not used.
func InMemory(src Source, o Options) (*Index, error) {
	m := &memory{files: map[string][]byte{}}
	o.Out, o.State = m, ""
	if err := Build(src, o); err != nil {
		return nil, err
	}
	return Open(m.Read)
}

// memory is an output that nothing is left of.
type memory struct {
	mu    sync.Mutex
	files map[string][]byte
}

func (m *memory) Stands(string) bool { return false }

func (m *memory) Keep(string) {}

func (m *memory) Read(path string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if b, ok := m.files[path]; ok {
		return b, nil
	}
	return nil, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
}

func (m *memory) Write(path string, data []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.files[path] = append([]byte(nil), data...)
	return nil
}
