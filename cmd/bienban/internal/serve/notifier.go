package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// notifier learns of changes from the system, which watches single folders:
// it keeps a watch on every one.
type notifier struct {
	tree    tree
	watcher *fsnotify.Watcher
	dirs    map[string]bool // the folders under watch
}

func newNotifier(t tree) (changes, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watching: %w", err)
	}
	n := &notifier{tree: t, watcher: w, dirs: map[string]bool{}}
	for _, root := range t.standing() {
		if err := n.add(root); err != nil {
			return nil, errors.Join(err, w.Close())
		}
	}
	return n, nil
}

func (n *notifier) run(ctx context.Context, touch func()) (err error) {
	defer n.watcher.Close()
	roots := time.NewTicker(pause)
	defer roots.Stop()
	for {
		change := false
		select {
		case <-ctx.Done():
			return nil
		case <-roots.C:
			change, err = n.adopt()
		case e := <-n.watcher.Events:
			change, err = n.take(e)
		case fault := <-n.watcher.Errors:
			if !errors.Is(fault, fsnotify.ErrEventOverflow) {
				return fmt.Errorf("watching: %w", fault)
			}
			change, err = true, n.again()
		}
		if err != nil {
			return err
		}
		if change {
			touch()
		}
	}
}

// take looks at one event: does it change what is built?
func (n *notifier) take(e fsnotify.Event) (change bool, err error) {
	if e.Name == "" || e.Name == truly(n.tree.except) || !n.dirs[e.Name] && ignored(filepath.Base(e.Name)) {
		return false, nil
	}
	switch {
	case e.Has(fsnotify.Remove), e.Has(fsnotify.Rename):
		n.drop(e.Name)
		return true, nil
	case e.Has(fsnotify.Create):
		// Stat would take a link to a folder for a folder.
		if info, err := os.Lstat(e.Name); err == nil && info.IsDir() {
			return true, n.add(e.Name)
		}
		return true, nil
	case e.Has(fsnotify.Write):
		return !n.dirs[e.Name], nil // some systems say so of a folder for any file in it
	}
	return false, nil
}

// add watches a folder and all below. What was put there before the watch was
// needs no event of its own: the folder's own coming leads to a build.
func (n *notifier) add(dir string) error {
	return n.tree.walk(dir, func(path string, d fs.DirEntry) error {
		if !d.IsDir() {
			return nil
		}
		if err := n.watcher.Add(path); err != nil {
			if passing(err) {
				return fs.SkipDir
			}
			return fmt.Errorf("watching %s: %w", path, err)
		}
		n.dirs[path] = true
		return nil
	})
}

// drop forgets a folder that was removed or renamed, and those below it: the
// system would go on reporting from them under their old names.
func (n *notifier) drop(gone string) {
	if !n.dirs[gone] {
		return
	}
	for dir := range n.dirs {
		if dir == gone || strings.HasPrefix(dir, gone+string(filepath.Separator)) {
			_ = n.watcher.Remove(dir) // most often it is gone already
			delete(n.dirs, dir)
		}
	}
}

// adopt takes in roots that have come to be.
func (n *notifier) adopt() (change bool, err error) {
	for _, root := range n.tree.standing() {
		if !n.dirs[root] {
			change = true
			err = errors.Join(err, n.add(root))
		}
	}
	return change, err
}

// again watches everything anew, after events were lost.
func (n *notifier) again() error {
	for _, root := range n.tree.standing() {
		if err := n.add(root); err != nil {
			return err
		}
	}
	return nil
}
