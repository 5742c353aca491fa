package publish

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
)

// Each visits, on all processors and in any order, every file that the site will
// have after Commit; fresh tells that this build wrote it. What read gives is
// good until visit returns. The first error ends it. It comes between the last
// Write and Commit.
func (f *Folder) Each(visit func(path string, fresh bool, read func() ([]byte, error)) error) error {
	<-f.looked
	f.order = inOrder(f.added)
	pages := make(chan *page)
	ended := make(chan struct{})
	var once sync.Once
	var failed error
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			var room []byte
			for p := range pages {
				err := visit(p.Path, p.is(staged), func() (b []byte, err error) {
					room, err = f.readInto(room, p)
					return room, err
				})
				if err != nil {
					once.Do(func() { failed = err; close(ended) })
				}
			}
		})
	}
	for p := range f.toBe {
		select {
		case pages <- p:
			continue
		case <-ended:
		}
		break
	}
	close(pages)
	wg.Wait()
	return failed
}

// readInto gives the bytes of a page as it is to be, in room if they fit.
func (f *Folder) readInto(room []byte, p *page) (b []byte, err error) {
	var file *os.File
	if p.is(staged) {
		file, err = os.Open(filepath.Join(f.stateDir, stagingName, filepath.FromSlash(p.Path)))
	} else {
		file, err = f.parent.Open(f.inOut(p.Path))
	}
	if err != nil {
		return room, err
	}
	if int64(cap(room)) < p.Size {
		room = make([]byte, p.Size+p.Size/4)
	}
	n, err := io.ReadFull(file, room[:p.Size])
	if more, _ := file.Read(make([]byte, 1)); err == nil && more > 0 {
		err = errors.New(f.show(p.Path) + " has changed while it was looked at")
	}
	return room[:n], errors.Join(err, file.Close())
}
