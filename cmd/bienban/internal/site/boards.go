package site

import (
	"bytes"
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/archive"
)

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
	out := page{address: s.boardAt(x, u)}
	if s.ownBodies[x.Source] == nil { // else no file of the archive
		out.source = x.Source
	}
	s.placeOn(&out, x, v, k)
	out.key = k.sum()
	out.make = s.board(x, v)
	return out
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
			if !v.unit.Withheld {
				out.Head.YearPage = unitYearPage(v.unit)
			}
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
