package publish

import (
	"fmt"
	"os"
	"path/filepath"
)

// stage writes a page beside the output. The staging area is ours alone, so
// that plain paths do.
func (f *Folder) stage(p *page, m matter) error {
	at := filepath.Join(f.stateDir, stagingName, filepath.FromSlash(p.Path))
	err := f.makeRoom(filepath.Dir(at))
	if err == nil {
		p.ModTime, err = m.stage(at)
	}
	if err != nil {
		return fmt.Errorf("writing the page %s: %w", p.Path, err)
	}
	return nil
}

// move puts a finished file into the staging area.
func move(file, at string) (modTime int64, err error) {
	if err := os.Rename(file, at); err != nil {
		return 0, err
	}
	info, err := os.Stat(at)
	if err != nil {
		return 0, err
	}
	return info.ModTime().UnixNano(), nil
}

// makeRoom makes a folder of the staging area, once.
func (f *Folder) makeRoom(dir string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.rooms[dir] {
		return nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	f.rooms[dir] = true
	return nil
}
