package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// block is something in a page's way that may be gone when this build is
// published: only Commit knows.
type block struct {
	page   string // whose way
	at     string // what is there
	folder bool   // a folder where a file goes, or the other way round
}

// check looks at what stands where a page goes. found tells that it is a file
// with these very bytes, which is then taken as it is, and p's time set. known is
// the page as the last build left it, or nil.
func (f *Folder) check(name string, sum Key, known, p *page) (found bool, err error) {
	dir, _ := split(name)
	switch there := f.place(dir); there.kind {
	case placeAbsent:
		return false, nil
	case placeFile:
		if f.find(there.at) == nil {
			return false, f.inTheWay(there.at, "a file that bienban did not make")
		}
		f.block(block{name, there.at, false})
		return false, nil
	case placeLink:
		return false, f.inTheWay(there.at, "a link or a device")
	case placeHidden:
		return false, fmt.Errorf("looking at %s, where a page must go: %w", f.show(there.at), there.err)
	}
	info, err := f.parent.Lstat(f.inOut(name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("looking at %s, where a page must go: %w", f.show(name), err)
	case info.IsDir():
		f.block(block{name, name, true})
		return false, nil
	case !info.Mode().IsRegular():
		return false, f.inTheWay(name, "a link or a device")
	}
	return f.checkFile(name, sum, known, p, info)
}

func (f *Folder) block(b block) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.blocked = append(f.blocked, b)
}

// checkFile decides about a file that stands where a page goes.
func (f *Folder) checkFile(name string, sum Key, known, p *page, info fs.FileInfo) (found bool, err error) {
	there, err := f.parent.ReadFile(f.inOut(name))
	if err != nil {
		return false, fmt.Errorf("reading %s, where a page must go: %w", f.show(name), err)
	}
	switch {
	case sumOf(there) == sum:
		p.ModTime = info.ModTime().UnixNano()
		return true, nil
	case known != nil, f.lost && f.evidentlyOurs(name, there), f.oursByAnotherCase(name, info):
		return false, nil
	}
	return false, f.inTheWay(name, "a file that bienban did not make")
}

// evidentlyOurs tells whether a file is an earlier build's. Without a manifest
// there is only this to go by: a page that names us as its generator, and a
// file of a name that we write among assets or data beside such a home page.
func (f *Folder) evidentlyOurs(name string, b []byte) bool {
	if strings.HasPrefix(name, "assets/") || strings.HasPrefix(name, "data/") {
		home, err := f.parent.ReadFile(f.inOut("index.html"))
		return err == nil && namesUs(home)
	}
	return strings.HasSuffix(name, ".html") && namesUs(b)
}

func namesUs(page []byte) bool {
	return bytes.Contains(page[:min(len(page), 1024)], []byte(`<meta name="generator" content="bienban`))
}

// oursByAnotherCase tells whether a file is a page whose name was written
// differently in the last build, on a disk that takes both for one.
func (f *Folder) oursByAnotherCase(name string, info fs.FileInfo) bool {
	folded := fold(name)
	for i := range f.pages {
		if other := f.pages[i].Path; fold(other) == folded {
			if there, err := f.parent.Lstat(f.inOut(other)); err == nil && os.SameFile(there, info) {
				return true
			}
		}
	}
	return false
}
