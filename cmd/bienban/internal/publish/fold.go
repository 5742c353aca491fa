package publish

import (
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold gives the form in which disks that ignore case compare names.
func fold(name string) string {
	for i := 0; i < len(name); i++ {
		if c := name[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return strings.ToLower(norm.NFC.String(name))
		}
	}
	return name
}

// checkNames refuses a site that a disk which ignores case can't hold: two
// pages of one name, or a page and a folder. renamed tells that a page that is gone
// has such a disk's name of one that is to be.
func (f *Folder) checkNames() (renamed bool, err error) {
	pages := make(map[string]string, len(f.pages)+len(f.added))
	for p := range f.toBe {
		folded := fold(p.Path)
		if other, ok := pages[folded]; ok {
			return false, fmt.Errorf("the pages %s and %s have the same name on a disk that ignores case; rename one", other, p.Path)
		}
		pages[folded] = p.Path
	}
	last := ""
	for p := range f.toBe {
		dir, _ := split(p.Path)
		for ; dir != last && dir != "."; dir = path.Dir(dir) {
			if other, ok := pages[fold(dir)]; ok {
				return false, fmt.Errorf("the page %s has the name of the folder that the page %s lies in; rename one", other, p.Path)
			}
		}
		last, _ = split(p.Path)
	}
	for i := range f.pages {
		if p := &f.pages[i]; p.is(gone) {
			if _, ok := pages[fold(p.Path)]; ok {
				return true, nil
			}
		}
	}
	return false, nil
}
