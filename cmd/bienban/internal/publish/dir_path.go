//go:build !linux && !darwin

package publish

import (
	"io/fs"
	"os"
	"path"
)

// dir is an open folder. Where descriptors can't be worked from, one listing
// gives the stamps of all its files, which Windows has at hand.
type dir struct {
	root   *os.Root
	name   string
	stamps map[string]stamp
}

// stamp is what tells a file from another without reading it.
type stamp struct {
	size    int64 // in bytes
	modTime int64 // in nanoseconds
	regular bool  // a file, not a link or folder
}

// openDir opens a folder; a link to one is an error.
func openDir(root *os.Root, name string) (*dir, error) {
	info, err := root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return &dir{root: root, name: name}, nil
}

func (d *dir) stamp(name string) (stamp, error) {
	if d.stamps == nil {
		entries, err := d.list()
		if err != nil {
			return stamp{}, err
		}
		d.stamps = make(map[string]stamp, len(entries))
		for _, e := range entries {
			if info, err := e.Info(); err == nil {
				d.stamps[e.Name()] = stamp{info.Size(), info.ModTime().UnixNano(), info.Mode().IsRegular()}
			}
		}
	}
	s, ok := d.stamps[name]
	if !ok {
		return s, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return s, nil
}

// move renames a file into the same name in another folder, over what is there.
func (d *dir) move(name string, to *dir) error {
	return d.root.Rename(path.Join(d.name, name), path.Join(to.name, name))
}

// remove deletes a file.
func (d *dir) remove(name string) error { return d.root.Remove(path.Join(d.name, name)) }

func (d *dir) list() ([]fs.DirEntry, error) {
	f, err := d.root.Open(d.name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.ReadDir(-1)
}

func (d *dir) close() {}

// create writes a new file and gives its modification time in nanoseconds,
// which is final only once the file is closed.
func create(name string, data []byte) (modTime int64, err error) {
	if err := os.WriteFile(name, data, 0o644); err != nil {
		return 0, err
	}
	info, err := os.Lstat(name)
	if err != nil {
		return 0, err
	}
	return info.ModTime().UnixNano(), nil
}
