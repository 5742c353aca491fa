package site

import (
	"bytes"
	"cmp"
	"errors"
	"html/template"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

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

// prepare finds what pages place, and makes the marks of all that they show.
func (s *Site) prepare() (diag.List, error) {
	plain, boards, ds, err := s.plainPages()
	if err != nil {
		return nil, err
	}
	for _, d := range s.queries {
		s.asks = append(s.asks, *d.Query)
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

// boardAt gives the address of a dashboard of a unit.
func (s *Site) boardAt(x *archive.Page, u *archive.Unit) string {
	if u == nil || u == s.root {
		return address.Page(x.Path)
	}
	return address.Page(x.Path + "/" + u.ID)
}

// boardPages gives every dashboard of the whole archive, and of every unit that
// has sittings, itself or below.
func (s *Site) boardPages() []page {
	if len(s.boards) == 0 {
		return nil
	}
	out := []page{{address: "dashboards.html", always: true, make: s.boardsOverview}}
	for _, x := range s.boards {
		out = append(out, s.boardPage(x, s.root))
		for _, u := range s.Units {
			if u != s.root && s.active(u) {
				out = append(out, s.boardPage(x, u))
			}
		}
	}
	return out
}

func (s *Site) boardPage(x *archive.Page, u *archive.Unit) page {
	v := view{unit: u, roots: s.roots, to: func(other *archive.Unit) string {
		if !s.active(other) || other == u {
			return ""
		}
		return s.boardAt(x, other)
	}}
	k := newKey(s.base)
	k.text("dashboard")
	for _, b := range s.boards {
		k.text(b.Title, b.Path)
	}
	k.hash(s.years) // the page leads to those that have dashboards
	out := page{address: s.boardAt(x, u), source: x.Source}
	s.placeOn(&out, x, v, k)
	out.key = k.sum()
	out.make = s.board(x, v)
	return out
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
		p.show(pl.figure)
		pl.markOf(k, pl.units(s.here(pl, v)))
	}
}

type boardView struct {
	Head            head
	Unit            string
	Boards          []link
	Up              *link
	Children, Years []link
	Body            template.HTML
}

func (s *Site) board(x *archive.Page, v view) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		body, err := s.placedBody(p, x, v)
		if err != nil {
			return err
		}
		title := x.Title
		if v.unit != nil { // on paper nothing else says whose it is
			title += " · " + v.unit.Name
		}
		out := boardView{Head: s.head(p, title, link{Text: s.say("site.boards"), Href: href(p.to("dashboards.html"))}), Body: body}
		out.Head.UnitPage = address.Page(x.Path + "/{unit}")
		for _, other := range s.boards {
			l := link{Text: other.Title}
			if other != x {
				l.Href = href(p.to(s.boardAt(other, v.unit)))
			}
			out.Boards = append(out.Boards, l)
		}
		below := s.roots
		if v.unit != nil {
			out.Unit = v.unit.Name
			out.Head.YearPage = unitYearPage(v.unit)
			below = v.unit.Children
			if up := v.unit.Parent; up != nil {
				out.Up = &link{Text: up.Name, Href: href(p.to(s.boardAt(x, up)))}
			}
			for _, y := range slices.Backward(s.yearsOf[v.unit]) {
				out.Years = append(out.Years, link{Text: strconv.Itoa(y), Href: href(p.to(unitYearAt(y, v.unit.ID)))})
			}
		}
		for _, c := range below {
			if s.active(c) {
				out.Children = append(out.Children, link{Text: c.Name, Href: href(p.to(s.boardAt(x, c)))})
			}
		}
		return s.execute(b, "dashboard", out)
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

type boardsView struct {
	Head   head
	Boards []boardLine
	Units  []link // with dashboards of their own: their first
}

// boardLine is a dashboard with the titles of its figures.
type boardLine struct {
	Title, Shows string
	Href         template.HTMLAttr
}

// boardsOverview lists the dashboards with what each shows, and the units below
// the root.
func (s *Site) boardsOverview(p *page, b *bytes.Buffer) error {
	v := boardsView{Head: s.head(p, s.say("site.boards"))}
	below := s.roots
	if s.root != nil {
		below = s.root.Children
	}
	lang := s.o.Words.Lang()
	for _, x := range s.boards {
		line := boardLine{Title: x.Title, Href: href(p.to(address.Page(x.Path)))}
		for i := range s.placed[x] {
			pl := &s.placed[x][i]
			line.Shows += "; " + cmp.Or(s.phrase(pl.Block.Title), pl.dataset.Title.In(lang))
		}
		line.Shows = strings.TrimPrefix(line.Shows, "; ")
		v.Boards = append(v.Boards, line)
	}
	for _, u := range below {
		if s.active(u) && len(s.boards) > 0 {
			v.Units = append(v.Units, link{Text: u.Name, Href: href(p.to(s.boardAt(s.boards[0], u)))})
		}
	}
	return s.execute(b, "dashboards", v)
}
