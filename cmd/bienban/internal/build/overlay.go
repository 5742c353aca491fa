package build

import (
	"cmp"
	"io/fs"
	"slices"
)

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
