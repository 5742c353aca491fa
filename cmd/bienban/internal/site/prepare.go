package site

import (
	"bytes"
	"errors"
	"html/template"
	"runtime"
	"slices"
	"sync"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/diag"
)

// prepare finds what pages place, and makes the marks of all that they show.
func (s *Site) prepare() (diag.List, error) {
	plain, boards, ds, err := s.plainPages()
	if err != nil {
		return nil, err
	}
	faults, err := BlockFaults(s.Pages, s.asks, s.columnsOf)
	if err != nil {
		return nil, err
	}
	ds = append(ds, faults...)
	s.figures, s.placed = map[string]*figure{}, map[*archive.Page][]placed{}
	s.plain, s.boards = plain, boards
	for i := range s.queries {
		s.figureOf(&s.queries[i])
	}
	for _, x := range append(slices.Clone(plain), boards...) {
		if s.placed[x], err = s.place(x); err != nil {
			return nil, err
		}
	}
	if err := s.needOwn(); err != nil {
		return nil, err
	}
	if ds.Count(diag.Error) > 0 {
		ds.Sort()
		return ds, nil
	}
	return ds, s.markAll()
}

// markAll makes all marks, several queries at once.
func (s *Site) markAll() error {
	todo := make(chan *figure, len(s.figures))
	for _, f := range s.figures {
		todo <- f
	}
	close(todo)
	var wg sync.WaitGroup
	failed := make([]error, runtime.GOMAXPROCS(0))
	for w := range failed {
		wg.Go(func() {
			for f := range todo {
				failed[w] = errors.Join(failed[w], s.mark(f))
			}
		})
	}
	wg.Wait()
	return errors.Join(failed...)
}

// placeOn notes on a page, and in its key, all that it places.
func (s *Site) placeOn(p *page, x *archive.Page, v view, k *keyer) {
	k.hash(x.Hash)
	if len(s.placed[x]) > 0 {
		k.hash(s.titled)
		k.hash(s.years)
	}
	for i := range s.placed[x] {
		pl := &s.placed[x][i]
		if pl.withheld {
			continue // as the key's base says
		}
		p.show(pl.figure)
		pl.markOf(k, pl.units(s.here(pl, v)))
	}
}

// placedBody gives a page's text with its figures in their places.
func (s *Site) placedBody(p *page, x *archive.Page, v view) (template.HTML, error) {
	body, ok := s.ownBodies[x.Source]
	if !ok {
		var err error
		if body, err = s.body(x.Source, x.Hash); err != nil {
			return "", err
		}
	}
	if len(s.placed[x]) == 0 {
		return raw(body), nil
	}
	var failed error
	out := filled(body, func(b *bytes.Buffer, anchor string) {
		for i := range s.placed[x] {
			pl := &s.placed[x][i]
			if pl.Anchor != anchor || !pl.ofUnits && v.unit != s.root {
				continue // of the whole archive: not a single unit's
			}
			f, err := s.draw(p, pl, v)
			failed = errors.Join(failed, err)
			b.WriteString(string(s.piece("figure", f)))
		}
	})
	return out, failed
}
