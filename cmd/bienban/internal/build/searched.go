package build

import (
	"errors"
	"os"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/search"
	"bienban/cmd/bienban/internal/site"
	"bienban/content"
)

// Searched loads an archive and hands over what a build of it would search,
// with a folder for files; both are gone afterwards. It is not called where the
// list has an error. Of the options it needs no Out.
func Searched(o Options, use func(src search.Source, temp string) error) (list diag.List, err error) {
	temp, err := os.MkdirTemp("", "bienban-*")
	if err != nil {
		return nil, err
	}
	bodies := site.NewSpill(temp)
	defer func() { err = errors.Join(err, bodies.Close(), os.RemoveAll(temp)) }()
	a, list, err := archive.Load(o.Source, archive.Options{AsOf: o.AsOf, Today: o.Today, Bodies: bodies, Progress: o.step("read")})
	if err != nil || list.Count(diag.Error) > 0 {
		return list, err
	}
	w, err := o.words(a)
	if err != nil {
		return nil, err
	}
	asked, err := Queries(o.Source)
	if err != nil {
		return nil, err
	}
	src, err := site.Searched(a, site.Options{Words: w, Queries: asked, Dashboards: content.Dashboards, Bodies: bodies})
	if err != nil {
		return nil, err
	}
	return list, use(src, temp)
}
