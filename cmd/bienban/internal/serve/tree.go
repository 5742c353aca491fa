package serve

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// tree is what is watched: folders and all below them, except one.
type tree struct {
	roots  []string // absolute
	except string   // the site itself, or every build would call for the next
}

// standing gives the true paths of the roots that exist now. A root may be a
// symbolic link: the person named it. Links below it are not followed.
func (t tree) standing() []string {
	var dirs []string
	for _, root := range t.roots {
		real := truly(root)
		if info, err := os.Stat(real); err == nil && info.IsDir() {
			dirs = append(dirs, real)
		}
	}
	return dirs
}

// walk visits a folder, given by its true path, and what counts below it.
// What vanishes meanwhile or may not be read is passed over.
func (t tree) walk(dir string, visit func(path string, d fs.DirEntry) error) error {
	except := truly(t.except)
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && passing(err):
			return nil
		case err != nil:
			return err
		case path == except:
			return fs.SkipDir
		case path != dir && ignored(d.Name()):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		return visit(path, d)
	})
}

// truly follows links, as far as the path exists.
func truly(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

// passing tells of errors that are no reason to stop watching the rest.
func passing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission)
}
