package publish

import (
	"errors"
	"io/fs"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// look finds out what the last build left. It runs while the caller is still
// reading its sources; whoever needs the answer waits for f.looked.
func (f *Folder) look() {
	defer close(f.looked)
	manifest, err := f.readManifest(manifestName)
	pending, pendingErr := f.readManifest(pendingName)
	killed := !errors.Is(pendingErr, fs.ErrNotExist)
	f.lost = err != nil && pendingErr != nil || killed && pendingErr != nil
	f.site = manifest
	if killed {
		f.stale.Store(true)
		f.recover(pending)
	} else {
		f.survey(f.pages, f.manifestTime())
	}
	f.index = make(map[string]uint32, len(f.pages))
	for i := range f.pages {
		f.index[f.pages[i].Path] = uint32(i)
	}
}

// manifestTime gives when the manifest was written, in nanoseconds; 0 if there
// is none.
func (f *Folder) manifestTime() int64 {
	info, err := f.parent.Lstat(f.inState(manifestName))
	if err != nil {
		return 0
	}
	return info.ModTime().UnixNano()
}

// recover brings a manifest and the pending one of a killed Commit together: a
// file is what its bytes say.
func (f *Folder) recover(pending site) {
	f.survey(pending.pages, 0)
	moved := make(map[string]bool, len(pending.pages))
	for _, p := range pending.pages {
		if p.stands {
			moved[p.Path] = true
		}
	}
	isMoved := func(p page) bool { return moved[p.Path] }
	f.pages = slices.DeleteFunc(f.pages, isMoved)
	f.survey(f.pages, 0)
	// A pending page that does not stand was never moved in: it is not ours.
	f.pages = append(f.pages, slices.DeleteFunc(pending.pages, func(p page) bool { return !p.stands })...)
	slices.SortFunc(f.pages, func(a, b page) int { return comparePaths(a.Path, b.Path) })
	f.folders = append(f.folders, pending.folders...)
}

// span is how many files of one folder a worker looks at in one go.
const span = 2048

// survey marks the pages whose files stand as they were left, by their size and
// time where these tell. They do not where the time differs, which copying a
// site does to all its files, nor where it is not before trusted: a file that is
// edited in the very tick of the clock in which the manifest was written may
// have the time that the manifest tells. Then its bytes are hashed.
func (f *Folder) survey(pages []page, trusted int64) {
	var spans [][]page
	for from := 0; from < len(pages); {
		dir, _ := split(pages[from].Path)
		to := from + 1
		for to < len(pages) && to-from < span && inFolder(pages[to].Path, dir) {
			to++
		}
		spans = append(spans, pages[from:to])
		from = to
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(spans) || f.ended.Load() {
					return
				}
				f.surveyFolder(spans[i], trusted)
			}
		})
	}
	wg.Wait()
}

func inFolder(name, dir string) bool {
	d, _ := split(name)
	return d == dir
}

// surveyFolder looks at pages of one folder. What can't be looked at does not
// stand; whoever writes there will learn why.
func (f *Folder) surveyFolder(pages []page, trusted int64) {
	at, _ := split(pages[0].Path)
	if f.place(at).kind != placeFolder {
		return
	}
	d, err := openDir(f.parent, f.inOut(at))
	if err != nil {
		return
	}
	defer d.close()
	for i := range pages {
		p := &pages[i]
		_, name := split(p.Path)
		s, err := d.stamp(name)
		switch {
		case err != nil || !s.regular || s.size != p.Size:
		case s.modTime == p.ModTime && s.modTime < trusted:
			p.stands = true
		default:
			b, err := f.parent.ReadFile(f.inOut(p.Path))
			if p.stands = err == nil && sumOf(b) == p.Sum; p.stands && p.ModTime != s.modTime {
				p.ModTime = s.modTime
				f.stale.Store(true)
			}
		}
	}
}

// Stands tells whether every page of the last build is as it was left, and how
// many there are: a build from the very same sources then has nothing to do.
func (f *Folder) Stands() (pages int, ok bool) {
	<-f.looked
	if f.lost || f.stale.Load() || len(f.pages) == 0 {
		return 0, false
	}
	for i := range f.pages {
		if !f.pages[i].stands {
			return 0, false
		}
	}
	return len(f.pages), true
}
