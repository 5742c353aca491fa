package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Fresh tells whether a page that was made from the same key still stands as
// it was left. It is then kept, and need not be written.
func (f *Folder) Fresh(path string, key Key) bool {
	p := f.find(path)
	return p != nil && p.stands && p.Key == key && (p.claim(kept) || p.is(kept))
}

// find gives a page of the last build, or nil.
func (f *Folder) find(path string) *page {
	<-f.looked
	if i, ok := f.index[path]; ok {
		return &f.pages[i]
	}
	return nil
}

// Write takes a page's bytes, which may be changed after it returns. They are
// staged unless the published file has the same. It is an error if the path
// leads out of the folder, if it was written before, or if a file, folder or
// link that is not ours stands where the page goes; a build with such an error
// can't be committed.
func (f *Folder) Write(path string, key Key, data []byte) error {
	return f.note(f.write(path, key, matter{sumOf(data), int64(len(data)), func(at string) (int64, error) { return create(at, data) }}))
}

// Take is Write for a file that was made on the output's disk, and that is
// moved or removed: what is too large to be held in memory.
func (f *Folder) Take(path string, key Key, file string) error {
	sum, size, err := sumOfFile(file)
	if err == nil {
		err = f.write(path, key, matter{sum, size, func(at string) (int64, error) { return move(file, at) }})
	}
	if gone := os.Remove(file); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
		err = errors.Join(err, gone)
	}
	return f.note(err)
}

// note remembers that a page could not be written.
func (f *Folder) note(err error) error {
	if err != nil {
		f.failed.Store(true)
	}
	return err
}

// matter is what a page is to hold: its hash and size, and how to put it into
// the staging area.
type matter struct {
	sum   Key
	size  int64
	stage func(at string) (modTime int64, err error)
}

func (f *Folder) write(path string, key Key, m matter) error {
	if err := checkPath(path); err != nil {
		return err
	}
	p := f.find(path)
	asPublished := p != nil && p.stands && p.Sum == m.sum
	if asPublished {
		if !p.claim(kept) {
			return errTwice(path)
		}
		if p.Key != key {
			p.Key = key
			f.stale.Store(true)
		}
		return nil
	}
	known := p
	if p == nil {
		p = &page{Path: path}
		if !f.add(p) {
			return errTwice(path)
		}
	}
	found := false
	if !p.stands {
		var err error
		if found, err = f.check(path, m.sum, known, p); err != nil {
			return err
		}
	}
	fate := staged
	if found {
		fate = kept
		f.stale.Store(true)
	}
	if !p.claim(fate) {
		return errTwice(path)
	}
	p.Key, p.Sum, p.Size = key, m.sum, m.size
	if found {
		return nil
	}
	return f.stage(p, m)
}

func errTwice(path string) error {
	return fmt.Errorf("%s is made twice in one build; two pages have the same path", path)
}

// add notes a page that the last build did not have.
func (f *Folder) add(p *page) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.added[p.Path] != nil {
		return false
	}
	f.added[p.Path] = p
	return true
}
