package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
)

// delete removes the files of pages, ordered by folder, and then those folders
// that builds have made and that are empty. A link or folder that has come in
// a page's place is not ours, and stays.
func (f *Folder) delete(pages []*page) (deleted int, err error) {
	left := map[string]bool{}
	for len(pages) > 0 {
		dir, _ := split(pages[0].Path)
		n := 1
		for n < len(pages) && inFolder(pages[n].Path, dir) {
			n++
		}
		some, err := f.deleteIn(dir, pages[:n])
		deleted += some
		if err != nil {
			return deleted, fmt.Errorf("deleting pages that are no longer made from %s: %w", f.show(dir), err)
		}
		for ; dir != "." && !left[dir]; dir = path.Dir(dir) {
			left[dir] = true
		}
		pages = pages[n:]
	}
	f.deleteFolders(left)
	return deleted, nil
}

func (f *Folder) deleteIn(at string, pages []*page) (deleted int, err error) {
	if f.place(at).kind != placeFolder {
		return 0, nil
	}
	d, err := openDir(f.parent, f.inOut(at))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	defer d.close()
	for _, p := range pages {
		_, name := split(p.Path)
		if s, err := d.stamp(name); err != nil || !s.regular {
			continue
		}
		if err := d.remove(name); err != nil {
			return deleted, err
		}
		deleted++
	}
	return deleted, nil
}

// deleteFolders removes those of the folders that are empty and ours, the
// deepest first.
func (f *Folder) deleteFolders(left map[string]bool) {
	var ours []string
	for _, dir := range f.folders {
		if left[dir] {
			ours = append(ours, dir)
		}
	}
	slices.Sort(ours)
	for _, dir := range slices.Backward(ours) {
		if info, err := f.parent.Lstat(f.inOut(dir)); err == nil && info.IsDir() {
			_ = f.parent.Remove(f.inOut(dir)) // one that still holds something stays
		}
	}
}

// foldersToBe gives the folders of the site that are made by this build or were
// by an earlier one, in order.
func (f *Folder) foldersToBe() []string {
	made := make(map[string]bool, len(f.folders))
	for _, dir := range f.folders {
		made[dir] = true
	}
	seen := map[string]bool{}
	var out []string
	for p := range f.toBe {
		for dir, _ := split(p.Path); dir != "." && !seen[dir]; dir = path.Dir(dir) {
			seen[dir] = true
			if made[dir] || f.place(dir).kind != placeFolder {
				out = append(out, dir)
			}
		}
	}
	slices.Sort(out)
	return out
}
