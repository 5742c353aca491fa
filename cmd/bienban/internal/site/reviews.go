package site

import (
	"bytes"
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/review"
)

// sheetsPerPage is how many people's sheets one page of a pack holds: it prints
// in one go, so that it is longer than other pages.
const sheetsPerPage = 30

// reviewYearAt gives the address of a year's packs, reviewAt that of a unit's
// pack without its ending.
func reviewYearAt(year int) string { return "reviews/" + strconv.Itoa(year) + ".html" }

func reviewAt[Y int | string](year Y, unit string) string {
	return strings.TrimSuffix(address.Page(fmt.Sprintf("reviews/%v/%s", year, unit)), ".html")
}

// reviewPages gives the packs that the year-end review reads.
func (s *Site) reviewPages() ([]page, error) {
	known, err := s.reviewFacts()
	if err != nil {
		return nil, err
	}
	if s.book, err = s.reviewBook(); err != nil {
		return nil, err
	}
	out := []page{{address: "reviews.html", always: true, make: s.reviewsOverview}}
	for _, y := range s.reviews.Years {
		out = append(out, page{address: reviewYearAt(y.Year), always: true, make: s.reviewYear(y)})
		for _, k := range s.packs(y, known) {
			list := reviewAt(y.Year, k.Unit.ID)
			for n := range k.pages() {
				out = append(out, page{address: numbered(list, n+1), source: "units.csv", key: k.keyed("page", n), make: s.packPage(k, n+1)})
			}
			out = append(out, page{address: list + ".xlsx", source: "units.csv", key: k.keyed("book", 0), make: s.packBook(k)})
		}
	}
	return out, nil
}

// reviewYears gives the years that have packs.
func (s *Site) reviewYears() []*review.Year {
	if !s.offers("reviews") {
		return nil
	}
	return s.reviews.Years
}

type reviewsView struct {
	Head  head
	Years []reviewYearRow
}

type reviewYearRow struct {
	Year                        int
	Href                        template.HTMLAttr
	Packs, Sittings, Classified int
	Partial                     bool // not over on the day of reckoning
}

// reviewsOverview lists the years that have packs, newest first.
func (s *Site) reviewsOverview(p *page, b *bytes.Buffer) error {
	v := reviewsView{Head: s.head(p, s.say("review.title"))}
	for _, y := range s.reviews.Years {
		row := reviewYearRow{Year: y.Year, Href: href(p.to(reviewYearAt(y.Year))), Packs: len(y.Packs), Classified: y.Classified(), Partial: s.partial(y)}
		for _, k := range y.Packs {
			row.Sittings += len(k.Sittings)
		}
		v.Years = append(v.Years, row)
	}
	return s.execute(b, "reviews", v)
}

// partial tells whether a year was not over on the day of reckoning.
func (s *Site) partial(y *review.Year) bool { return s.AsOf < lastDay(y.Year) }

type reviewYearView struct {
	Head           head
	Year           int
	Partial        bool
	Roots          []packBranch
	Previous, Next *link
}

// packBranch is a unit's pack in the tree with all below it.
type packBranch struct {
	Name              string
	Href              template.HTMLAttr
	Members, Sittings int
	Children          []packBranch
}

// reviewYear shows the tree of units with a pack of the year.
func (s *Site) reviewYear(y *review.Year) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		v := reviewYearView{Head: s.head(p, s.say("review.title-year", y.Year), s.upToReviews(p, nil)...), Year: y.Year, Partial: s.partial(y)}
		for _, k := range y.Packs {
			if y.Of(k.Unit.Parent) == nil {
				v.Roots = append(v.Roots, packBranchOf(p, k))
			}
		}
		v.Previous, v.Next = s.yearsBeside(p, y, func(other *review.Year) string { return reviewYearAt(other.Year) })
		return s.execute(b, "review-year", v)
	}
}

func packBranchOf(p *page, k *review.Pack) packBranch {
	out := packBranch{Name: k.Unit.Name, Href: href(p.to(packAt(k))), Members: len(k.People), Sittings: len(k.Sittings)}
	for _, b := range k.Below {
		out.Children = append(out.Children, packBranchOf(p, b))
	}
	return out
}

// packLinks leads from a unit's page to its packs, newest first.
func (s *Site) packLinks(p *page, u *archive.Unit) []link {
	var out []link
	for _, y := range s.reviewYears() {
		if k := y.Of(u); k != nil {
			out = append(out, link{Text: fmt.Sprint(y.Year), Href: href(p.to(packAt(k)))})
		}
	}
	return out
}

// packAt gives the address of a pack's first page.
func packAt(k *review.Pack) string { return numbered(reviewAt(k.Year.Year, k.Unit.ID), 1) }

// upToReviews gives the way down to a year's packs and to the unit above one.
func (s *Site) upToReviews(p *page, k *review.Pack) []link {
	out := []link{{Text: s.say("review.title"), Href: href(p.to("reviews.html"))}}
	if k == nil {
		return out
	}
	out = append(out, link{Text: fmt.Sprint(k.Year.Year), Href: href(p.to(reviewYearAt(k.Year.Year)))})
	var above []link
	for u := k.Unit.Parent; k.Year.Of(u) != nil; u = u.Parent {
		above = append([]link{{Text: u.Name, Href: href(p.to(packAt(k.Year.Of(u))))}}, above...)
	}
	return append(out, above...)
}

// yearsBeside links to the nearest years before and after for which at gives an
// address.
func (s *Site) yearsBeside(p *page, y *review.Year, at func(*review.Year) string) (before, after *link) {
	for _, other := range s.reviews.Years {
		to := at(other)
		switch {
		case to == "" || other == y:
		case other.Year > y.Year:
			after = &link{Text: fmt.Sprint(other.Year), Href: href(p.to(to))}
		case before == nil:
			before = &link{Text: fmt.Sprint(other.Year), Href: href(p.to(to))}
		}
	}
	return before, after
}

// packOf leads to a unit's pack of a year, "" where it has none.
func packOf(y *review.Year, u *archive.Unit) string {
	if k := y.Of(u); k != nil {
		return packAt(k)
	}
	return ""
}
