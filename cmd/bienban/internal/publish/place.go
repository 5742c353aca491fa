package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
)

// place is what stands where a folder of the output is or shall be.
type place struct {
	kind placeKind
	at   string // what is in the way, or can't be looked at
	err  error
}

type placeKind uint8

const (
	placeAbsent placeKind = iota
	placeFolder
	placeFile   // a file, here or further up
	placeLink   // a link or something stranger, here or further up
	placeHidden // it can't be looked at
)

// place looks at a folder of the output once. No link is followed: a page
// written through one would land elsewhere.
func (f *Folder) place(dir string) place {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.placeLocked(dir)
}

func (f *Folder) placeLocked(dir string) place {
	if p, ok := f.places[dir]; ok {
		return p
	}
	p := place{kind: placeFolder}
	if dir != "." {
		p = f.placeLocked(path.Dir(dir))
	}
	if p.kind == placeFolder {
		p = f.lookAt(dir)
	}
	f.places[dir] = p
	return p
}

func (f *Folder) lookAt(dir string) place {
	info, err := f.parent.Lstat(f.inOut(dir))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return place{kind: placeAbsent}
	case err != nil:
		return place{placeHidden, dir, err}
	case info.IsDir():
		return place{kind: placeFolder}
	case info.Mode().IsRegular():
		return place{kind: placeFile, at: dir}
	}
	return place{kind: placeLink, at: dir}
}

// inTheWay says that something stands where a file of the site must go.
func (f *Folder) inTheWay(at, what string) error {
	return fmt.Errorf("%s is %s, and a page of the site must go there; move it away or choose another output folder", f.show(at), what)
}
