//go:build linux || darwin

package publish

import (
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// dir is an open folder. Working from its descriptor saves the system from
// walking a path for each file, and no link put in its place later is followed.
type dir struct {
	file *os.File
	fd   int
}

// stamp is what tells a file from another without reading it.
type stamp struct {
	size    int64 // in bytes
	modTime int64 // in nanoseconds
	regular bool  // a file, not a link or folder
}

// openDir opens a folder; a link to one is an error.
func openDir(root *os.Root, name string) (*dir, error) {
	f, err := root.OpenFile(name, os.O_RDONLY|unix.O_DIRECTORY|unix.O_NOFOLLOW, 0)
	if err != nil {
		return nil, err
	}
	return &dir{f, int(f.Fd())}, nil
}

func (d *dir) stamp(name string) (stamp, error) {
	var st unix.Stat_t
	if err := unix.Fstatat(d.fd, name, &st, unix.AT_SYMLINK_NOFOLLOW); err != nil {
		return stamp{}, &fs.PathError{Op: "stat", Path: name, Err: err}
	}
	return stamp{st.Size, st.Mtim.Nano(), st.Mode&unix.S_IFMT == unix.S_IFREG}, nil
}

// move brings a file into another folder under its own name, over what is
// there, which may be left in its place.
func (d *dir) move(name string, to *dir) error {
	if s, err := to.stamp(name); err == nil && s.regular && exchange(d.fd, to.fd, name) == nil {
		return nil
	}
	if err := unix.Renameat(d.fd, name, to.fd, name); err != nil {
		return &fs.PathError{Op: "rename", Path: name, Err: err}
	}
	return nil
}

// remove deletes a file.
func (d *dir) remove(name string) error {
	if err := unix.Unlinkat(d.fd, name, 0); err != nil {
		return &fs.PathError{Op: "remove", Path: name, Err: err}
	}
	return nil
}

func (d *dir) list() ([]fs.DirEntry, error) { return d.file.ReadDir(-1) }

func (d *dir) close() { _ = d.file.Close() } // nothing was written through it
