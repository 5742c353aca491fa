package publish

import (
	"fmt"
	"io/fs"
	"strings"
)

// checkBlock sees that what stands in a page's way leaves with this build.
func (f *Folder) checkBlock(b block) error {
	if !b.folder {
		if p := f.find(b.at); p != nil && p.is(gone) {
			return nil
		}
		return f.inTheWay(b.at, "a file")
	}
	made := map[string]bool{}
	for _, dir := range f.folders {
		made[dir] = true
	}
	return fs.WalkDir(f.parent.FS(), f.inOut(b.at), func(at string, e fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("looking through %s, where a page must go: %w", f.show(b.at), err)
		}
		name := strings.TrimPrefix(at, f.name+"/")
		if e.IsDir() {
			if made[name] {
				return nil
			}
			return f.inTheWay(name, "a folder that bienban did not make")
		}
		if p := f.find(name); p != nil && p.is(gone) && e.Type().IsRegular() {
			return nil
		}
		return fmt.Errorf("%s is in the folder %s, and a page of the site must go where the folder is; "+
			"move it away or choose another output folder", f.show(name), f.show(b.at))
	})
}
