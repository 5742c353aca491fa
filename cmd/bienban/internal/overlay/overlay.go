// Package overlay lays an archive's own files over the program's, file by file.
package overlay

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Over lays the folder of a name in an archive, if it is there, over the
// program's own files.
func Over(source, name string, own fs.FS) (fs.FS, error) {
	dir := filepath.Join(source, name)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return own, nil
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the archive's %s: %w", name, err)
	}
	return overlay{root.FS(), own}, nil
}

// overlay is one tree of files over another: a file of the upper one stands in
// place of the lower one's.
type overlay struct{ upper, lower fs.FS }

// Open opens the upper file, else the lower one.
func (o overlay) Open(name string) (fs.File, error) {
	if f, err := o.upper.Open(name); err == nil {
		if info, err := f.Stat(); err == nil && !info.IsDir() {
			return f, nil
		}
		_ = f.Close() // a folder: ReadDir joins the two
	}
	return o.lower.Open(name)
}

// ReadDir lists both folders as one.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	upper, _ := fs.ReadDir(o.upper, name) // the archive need not have every folder
	lower, err := fs.ReadDir(o.lower, name)
	if err != nil && upper == nil {
		return nil, err
	}
	for _, e := range lower {
		if !slices.ContainsFunc(upper, func(u fs.DirEntry) bool { return u.Name() == e.Name() }) {
			upper = append(upper, e)
		}
	}
	slices.SortFunc(upper, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return upper, nil
}
