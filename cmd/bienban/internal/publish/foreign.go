package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// Foreign gives a file of the output that no build of this site made, "" where
// there is none: whoever is handed the folder is handed that file too. Hidden
// files, as web servers have them, are passed over.
func (f *Folder) Foreign() (string, error) {
	<-f.looked
	f.mu.Lock()
	defer f.mu.Unlock()
	errFound, found := errors.New("found"), ""
	err := fs.WalkDir(f.parent.FS(), f.name, func(at string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case at != f.name && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case e.IsDir():
			return nil
		}
		name := strings.TrimPrefix(at, f.name+"/")
		if f.find(name) != nil || f.added[name] != nil {
			return nil
		}
		found = at
		return errFound
	})
	if err != nil && !errors.Is(err, errFound) {
		return "", fmt.Errorf("looking for files of others in %s: %w", f.shown, err)
	}
	return found, nil
}
