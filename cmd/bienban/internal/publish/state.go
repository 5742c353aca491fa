package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// Names in the state folder.
const (
	stagingName  = "staging"
	manifestName = "manifest"
	pendingName  = "pending"
	lockName     = "lock"
	partsName    = "parts"
)

// StateDir gives the folder beside an output in which builds keep their state:
// /a/.public.bienban for /a/public. Where the output is a link, it lies beside
// the folder that the link leads to.
func StateDir(out string) string {
	at, err := resolve(out)
	if err != nil {
		at = filepath.Clean(out)
	}
	return stateOf(at)
}

// StatePart gives the same for one of several sites in an output folder.
func StatePart(out, part string) string { return partOf(StateDir(out), part) }

func partOf(state, part string) string {
	if part == "" {
		return state
	}
	return filepath.Join(state, partsName, part)
}

// Parts gives the names of the sites that were built in an output folder.
func Parts(out string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(StateDir(out), partsName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names, err
}

// Stands tells whether the output itself holds a site.
func Stands(out string) bool {
	_, err := os.Stat(filepath.Join(StateDir(out), manifestName))
	return err == nil
}

func stateOf(at string) string {
	return filepath.Join(filepath.Dir(at), "."+filepath.Base(at)+".bienban")
}

// resolve gives the whole path of an output folder. What it names may be
// missing, but not be a file or a link to nothing.
func resolve(out string) (string, error) {
	abs, err := filepath.Abs(out)
	if err != nil {
		return "", fmt.Errorf("finding %s: %w", out, err)
	}
	if filepath.Dir(abs) == abs {
		return "", fmt.Errorf("%s can't be the output folder: there is nothing beside it; name a folder in it", abs)
	}
	if _, err := os.Lstat(abs); errors.Is(err, fs.ErrNotExist) {
		return abs, nil
	}
	real, err := filepath.EvalSymlinks(abs)
	if err != nil {
		return "", fmt.Errorf("%s leads to nothing that can be opened; remove it or choose another output folder: %w", out, err)
	}
	info, err := os.Stat(real)
	if err != nil {
		return "", fmt.Errorf("looking at %s: %w", out, err)
	}
	if !info.IsDir() {
		return "", fmt.Errorf("%s is a file; name a folder for the site", out)
	}
	return real, nil
}

// inState names a file of the state folder, inOut one of the output, both
// within f.parent; show names one of the output for a person.
func (f *Folder) inState(name string) string { return path.Join(f.state, name) }
func (f *Folder) inOut(name string) string   { return path.Join(f.name, name) }
func (f *Folder) show(name string) string {
	return filepath.Join(f.shown, filepath.FromSlash(name))
}
