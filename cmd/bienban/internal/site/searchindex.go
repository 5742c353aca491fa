package site

import (
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/publish"
	"bienban/cmd/bienban/internal/search"
)

// writeIndex makes what search.html answers from.
func (s *Site) writeIndex(out *publish.Folder) error {
	return search.Build(s.searched(), search.Options{Out: indexFolder{out}, State: s.o.Index, Temp: s.o.Exports, Sum: s.o.Program[:]})
}

// indexFolder puts an index into the output. Its files are named by their
// content: their paths are their keys.
type indexFolder struct{ out *publish.Folder }

func (f indexFolder) Stands(path string) bool { return f.out.Holds(path) }

func (f indexFolder) Read(path string) ([]byte, error) { return f.out.Read(path) }

func (f indexFolder) Keep(path string) { f.out.Fresh(path, indexKey(path)) }

func (f indexFolder) Write(path string, data []byte) error {
	return f.out.Write(path, indexKey(path), data)
}

func indexKey(path string) publish.Key { return publish.Key(archive.HashOf([]byte(path))) }
