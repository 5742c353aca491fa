package site

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/record"
)

// boardsFolder holds the pages of which every unit has one.
const boardsFolder = "dashboards/"

// ownPages gives the program's dashboards that the archive has not its own of.
func (s *Site) ownPages() ([]*archive.Page, diag.List, error) {
	var out []*archive.Page
	var ds diag.List
	if s.o.Dashboards == nil {
		return nil, nil, nil
	}
	err := fs.WalkDir(s.o.Dashboards, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(name) != ".md" {
			return err
		}
		at := strings.TrimSuffix(name, ".md")
		if slices.ContainsFunc(s.Pages, func(x *archive.Page) bool { return address.Same(x.Path) == address.Same(at) }) {
			return nil
		}
		b, err := fs.ReadFile(s.o.Dashboards, name)
		if err != nil {
			return err
		}
		src, faults := record.NewSource(at+".md", b)
		x, body, more := record.ReadPage(src)
		ds = append(ds, append(faults, more...).In(at+".md")...)
		out = append(out, &archive.Page{Page: x, Source: at + ".md", Hash: archive.HashOf(b)})
		s.ownBodies[at+".md"] = body.HTML()
		return nil
	})
	return out, ds, err
}

// plainPages gives all pages that are not dashboards, and the dashboards in
// the order in which readers find them.
func (s *Site) plainPages() (plain, boards []*archive.Page, ds diag.List, err error) {
	own, ds, err := s.ownPages()
	for _, x := range append(slices.Clone(s.Pages), own...) {
		if strings.HasPrefix(x.Path, boardsFolder) {
			boards = append(boards, x)
		} else {
			plain = append(plain, x)
		}
	}
	for _, x := range boards {
		x.Title = s.phrase(x.Title)
	}
	slices.SortStableFunc(boards, func(a, b *archive.Page) int {
		return cmp.Or(cmp.Compare(uint(a.Place-1), uint(b.Place-1)), cmp.Compare(a.Path, b.Path))
	})
	return plain, boards, ds, err
}
