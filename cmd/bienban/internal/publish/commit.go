package publish

import (
	"errors"
	"fmt"
)

// Commit makes the site what Fresh and Write said, and ends the build. Where it
// fails before anything is moved, the published site is as it was; where it
// fails or is killed later, each page is wholly the old or wholly the new one,
// and the next build sets things right.
func (f *Folder) Commit() (r Report, err error) {
	<-f.looked
	defer func() { err = errors.Join(err, f.Discard()) }()
	if f.failed.Load() {
		return r, errors.New("publishing a build whose pages could not all be written")
	}
	r = f.count()
	leaving := f.leaving()
	if r.Written == 0 && len(leaving) == 0 && !f.stale.Load() && f.place(".").kind == placeFolder {
		return r, nil
	}
	f.order = inOrder(f.added)
	deleteFirst, err := f.ready()
	if err != nil {
		return Report{}, err
	}
	if err := f.notePending(); err != nil {
		return Report{}, err
	}
	if deleteFirst {
		if r.Deleted, err = f.delete(leaving); err != nil {
			return r, err
		}
	}
	if err := f.moveIn(); err != nil {
		return r, err
	}
	if !deleteFirst {
		if r.Deleted, err = f.delete(leaving); err != nil {
			return r, err
		}
	}
	if err := f.parent.Rename(f.inState(pendingName), f.inState(manifestName)); err != nil {
		return r, fmt.Errorf("finishing the manifest of %s: %w", f.shown, err)
	}
	return r, nil
}

func (f *Folder) count() (r Report) {
	note := func(p *page) {
		switch {
		case p.is(kept):
			r.Kept++
		case p.is(staged):
			r.Written++
		}
	}
	for i := range f.pages {
		note(&f.pages[i])
	}
	for _, p := range f.added {
		note(p)
	}
	return r
}

// leaving gives the published pages that this build did not make, in order.
func (f *Folder) leaving() []*page {
	var out []*page
	for i := range f.pages {
		if p := &f.pages[i]; p.is(gone) {
			out = append(out, p)
		}
	}
	return out
}

// ready refuses, before anything is changed, a site that can't be published.
// deleteFirst tells that pages which are leaving stand in the way of new ones.
func (f *Folder) ready() (deleteFirst bool, err error) {
	if len(f.added) == 0 && len(f.blocked) == 0 {
		return false, nil // all names are those of the last build
	}
	renamed, err := f.checkNames()
	if err != nil {
		return false, err
	}
	for _, b := range f.blocked {
		if err := f.checkBlock(b); err != nil {
			return false, err
		}
	}
	return renamed || len(f.blocked) > 0, nil
}
