package publish

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/zeebo/xxh3"
)

// page is one file of the site. Only what is exported is kept in the manifest;
// changing that makes older manifests unreadable.
type page struct {
	Path    string
	Key     Key   // what it was made from
	Sum     Key   // hash of its bytes
	Size    int64 // in bytes
	ModTime int64 // in nanoseconds, as the disk tells it

	stands bool   // the file is there, as it was left
	fate   uint32 // what this build does with it; read and set atomically
}

// A page's fate: gone unless this build makes it.
const (
	gone uint32 = iota
	kept
	staged
)

func (p *page) is(fate uint32) bool { return atomic.LoadUint32(&p.fate) == fate }

// claim settles the fate of a page that had none.
func (p *page) claim(fate uint32) bool { return atomic.CompareAndSwapUint32(&p.fate, gone, fate) }

func sumOf(b []byte) Key { return Key(xxh3.Hash128(b).Bytes()) }

// sumOfFile is sumOf for a file's bytes, which are not held.
func sumOfFile(name string) (sum Key, size int64, err error) {
	file, err := os.Open(name)
	if err != nil {
		return Key{}, 0, err
	}
	h := xxh3.New()
	size, err = io.Copy(h, file)
	return Key(h.Sum128().Bytes()), size, errors.Join(err, file.Close())
}

// comparePaths orders by folder, then by name, so that the files of a folder
// stand together.
func comparePaths(a, b string) int {
	dirA, nameA := split(a)
	dirB, nameB := split(b)
	return cmp.Or(strings.Compare(dirA, dirB), strings.Compare(nameA, nameB))
}

// split gives a path's folder, "." at the top, and the name in it.
func split(name string) (dir, base string) {
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		return name[:i], name[i+1:]
	}
	return ".", name
}

// checkPath refuses names that could lead out of the folder, on any system.
func checkPath(name string) error {
	if name == "." || !fs.ValidPath(name) || strings.ContainsAny(name, "\x00\\") || !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("%q can't be a page's path: it must lead to a place inside the output folder, "+
			"with / between folders and no empty, . or .. part", name)
	}
	return nil
}
