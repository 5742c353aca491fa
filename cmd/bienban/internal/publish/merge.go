package publish

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
)

// moveIn brings the staged pages into the output, which exists afterwards.
func (f *Folder) moveIn() error {
	var err error
	if len(f.rooms) == 0 {
		if err = f.parent.Mkdir(f.name, 0o755); errors.Is(err, fs.ErrExist) {
			err = nil
		}
	} else {
		err = f.merge(".")
	}
	if err != nil {
		return fmt.Errorf("publishing %s: %w", f.shown, explain(err))
	}
	return nil
}

// merge moves a staged folder in: whole where nothing stands in its place, else
// what is in it.
func (f *Folder) merge(dir string) error {
	from, to := f.inState(path.Join(stagingName, dir)), f.inOut(dir)
	info, err := f.parent.Lstat(to)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return f.parent.Rename(from, to)
	case err != nil:
		return err
	case !info.IsDir():
		return f.inTheWay(dir, "not a folder")
	}
	source, err := openDir(f.parent, from)
	if err != nil {
		return err
	}
	defer source.close()
	target, err := openDir(f.parent, to)
	if err != nil {
		return err
	}
	defer target.close()
	entries, err := source.list()
	if err != nil {
		return err
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	for _, e := range entries {
		if e.IsDir() {
			err = f.merge(path.Join(dir, e.Name()))
		} else {
			err = source.move(e.Name(), target)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
