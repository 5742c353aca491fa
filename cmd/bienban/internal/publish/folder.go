// Package publish owns the output folder. Pages are written beside it and
// moved in at the end, so that a failed or killed build leaves the last good
// site readable. A manifest says which files are the program's own and what
// each was made from: no other file is ever overwritten or deleted, and what
// still stands is not written again.
//
// All that a build keeps lies in a folder beside the output, StateDir. Losing
// it costs time and, where pages are no longer made, leaves them behind.
//
// # How a build is published
//
// Open takes the lock and begins to look at what stands. Fresh and Write say
// what the site is to hold; Write stages what differs. Commit first notes the
// manifest that is to be as "pending", then moves staged folders and files in,
// deletes what is no longer made, and makes the pending manifest the manifest.
// A pending manifest found by Open means that a build was killed in between:
// then no file is known by its size and time, and all are by their bytes.
//
// # What is not done
//
// Nothing is synced to disk: after a power failure a page's bytes may be lost,
// and what is lost has another size or, after a killed Commit, another hash.
package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
	"sync/atomic"
)

// Key is what a page is made from, as a hash.
type Key [16]byte

// Report tells what a build changed, in files.
type Report struct{ Written, Kept, Deleted int }

// Folder is an output folder while a build is made. Fresh and Write may be
// called from several goroutines; Commit or Discard ends it.
type Folder struct {
	shown    string   // the output as the caller names it, for messages
	parent   *os.Root // the folder that holds both the output and the state
	name     string   // of the output, in parent
	state    string   // of the state, in parent
	stateDir string   // the same as a whole path
	lock     *os.File

	looked chan struct{} // closed once the fields below are known
	ended  atomic.Bool   // nobody wants to know any more
	failed atomic.Bool   // a page could not be written
	site
	index map[string]uint32 // path → place in site.pages
	lost  bool              // there is no telling which files are ours
	stale atomic.Bool       // the manifest has to be written even if no page is

	mu      sync.Mutex
	places  map[string]place // folders of the output
	rooms   map[string]bool  // folders made in the staging area
	added   map[string]*page // pages that the last build did not have
	order   []*page          // the same, in order, for Commit
	blocked []block
	closed  bool
}

// Open prepares an output folder for a build; it need not exist. It is an
// error if a file or nothing stands where it leads, if the state can't be kept
// beside it, or if another build has it (ErrLocked).
func Open(out string) (*Folder, error) { return OpenPart(out, "") }

// OpenPart is Open for one of several sites in an output folder, each in a
// folder of its own; "" is the output itself. What builds keep of it lies with
// what they keep of the output, so that a part holds nothing but its site.
func OpenPart(out, part string) (*Folder, error) {
	at, err := resolve(out)
	if err != nil {
		return nil, err
	}
	if part != "" {
		if err := os.MkdirAll(at, 0o755); err != nil {
			return nil, fmt.Errorf("making %s: %w", out, err)
		}
		if _, err := resolve(filepath.Join(out, part)); err != nil {
			return nil, err
		}
	}
	state := partOf(stateOf(at), part)
	inState, err := filepath.Rel(filepath.Dir(at), state)
	if err != nil {
		return nil, err
	}
	f := &Folder{
		shown: filepath.Join(out, part), name: path.Join(filepath.Base(at), part), stateDir: state, state: filepath.ToSlash(inState),
		looked: make(chan struct{}), places: map[string]place{}, rooms: map[string]bool{}, added: map[string]*page{},
	}
	if err := f.makeState(); err != nil {
		return nil, err
	}
	if f.lock, err = acquire(filepath.Join(f.stateDir, lockName), f.shown); err != nil {
		return nil, err
	}
	if f.parent, err = os.OpenRoot(filepath.Dir(at)); err != nil {
		return nil, errors.Join(fmt.Errorf("opening the folder of %s: %w", f.shown, err), f.lock.Close())
	}
	if err := f.parent.RemoveAll(f.inState(stagingName)); err != nil {
		close(f.looked)
		return nil, errors.Join(fmt.Errorf("clearing what a killed build left beside %s: %w", f.shown, err), f.close())
	}
	go f.look()
	return f, nil
}

// makeState makes the state folder, and sees that it is a folder of our own.
func (f *Folder) makeState() error {
	err := os.MkdirAll(f.stateDir, 0o755)
	if err != nil {
		return fmt.Errorf("bienban keeps its state beside the output, in %s, and can't make it; "+
			"make %s writable or choose another output folder: %w", f.stateDir, filepath.Dir(f.stateDir), err)
	}
	if info, err := os.Lstat(f.stateDir); err != nil || info.Mode()&fs.ModeSymlink != 0 {
		return errors.Join(fmt.Errorf("%s is a link, and bienban keeps its state there; remove it", f.stateDir), err)
	}
	return nil
}

// Discard ends a build that came to nothing: the published site stays as it
// was. After Commit it does nothing.
func (f *Folder) Discard() error {
	if f.closed {
		return nil
	}
	err := f.parent.RemoveAll(f.inState(stagingName))
	if err != nil {
		err = fmt.Errorf("clearing the staged pages of %s: %w", f.shown, err)
	}
	return errors.Join(err, f.close())
}

// close lets go of the lock; what stands on disk is left as it is.
func (f *Folder) close() error {
	f.ended.Store(true)
	<-f.looked
	f.closed = true
	return errors.Join(f.parent.Close(), f.lock.Close())
}
