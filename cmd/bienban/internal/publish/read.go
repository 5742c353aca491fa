package publish

import "os"

// Holds tells whether a page of the last build stands as it was left.
func (f *Folder) Holds(path string) bool {
	p := f.find(path)
	return p != nil && p.stands
}

// Read gives the bytes of a page that Holds says stands.
func (f *Folder) Read(path string) ([]byte, error) {
	if !f.Holds(path) {
		return nil, &os.PathError{Op: "read", Path: f.show(path), Err: os.ErrNotExist}
	}
	return f.parent.ReadFile(f.inOut(path))
}
