package site

import (
	"bytes"
	"cmp"
	"html/template"
	"slices"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/text"
)

// sortedBy gives a sorted copy; equals keep their order.
func sortedBy[T any](all []T, compare func(a, b T) int) []T {
	out := slices.Clone(all)
	slices.SortStableFunc(out, compare)
	return out
}

type documentsView struct {
	Head  head
	Pager pager
	Total int
	Rows  []documentRow
}

type documentRow struct {
	Href                                template.HTMLAttr
	Indent                              string // a class of the style sheet, for what implements another
	Title, Number, Kind, Issuer, Issued string
	Under                               string // what it implements
	Replaced                            []link
	Reviewed, Ago                       string
	Studies                             *link
}

// documents gives the pages that list all documents as a tree.
func (s *Site) documents() []page {
	all := s.tree.order(s.Documents)
	var out []page
	for n := range pagesOf(len(all)) {
		number := n + 1
		shown := all[n*pageRows : min(number*pageRows, len(all))]
		out = append(out, page{address: numbered("documents", number), always: true, make: func(p *page, b *bytes.Buffer) error {
			v := documentsView{Head: s.head(p, s.say("site.documents")), Pager: p.pager("documents", number, len(all)), Total: len(all)}
			for _, d := range shown {
				v.Rows = append(v.Rows, s.documentRow(p, d))
			}
			return s.execute(b, "documents", v)
		}})
	}
	return out
}

func (s *Site) documentRow(p *page, d documentPlace) documentRow {
	row := documentRow{
		Href: href(p.to(documentAt(d.ID))), Title: d.Title, Number: d.Number, Kind: s.word("document-kind", d.Kind),
		Issuer: d.Issuer, Issued: s.day(d.Issued), Replaced: s.replacedBy(p, d.Document),
	}
	if d.depth > 0 {
		row.Indent = indent(d.depth)
		row.Under = s.say("site.under", cmp.Or(d.Implements.Number, d.Implements.Title))
	}
	row.Reviewed, row.Ago = s.lastReviewed(d.Document)
	if n := len(studyUnits(s.studied[d.Document])); n > 0 {
		row.Studies = &link{Text: s.say("site.n-units", n), Href: href(p.to(documentAt(d.ID)) + "#studied")}
	}
	return row
}

// replacedBy tells what took a document's place, and when that was issued.
func (s *Site) replacedBy(p *page, d *archive.Document) []link {
	var out []link
	for _, e := range s.tree.instead[d] {
		l := link{Text: cmp.Or(e.Number, e.Title), Href: href(p.to(documentAt(e.ID))), Note: s.say("site.issue-unsaid")}
		if e.Issued != 0 {
			l.Note = s.say("site.issued-on", s.day(e.Issued))
		}
		out = append(out, l)
	}
	return out
}

// lastReviewed tells when a document was last reviewed up to the day of
// reckoning, and how long before it; both are empty where it never was.
func (s *Site) lastReviewed(d *archive.Document) (day, ago string) {
	var last text.Date
	for _, r := range d.Reviewed {
		if r <= s.AsOf {
			last = max(last, r)
		}
	}
	if last == 0 {
		return "", ""
	}
	months := 12*(s.AsOf.Year()-last.Year()) + s.AsOf.MonthOfYear() - last.MonthOfYear()
	if s.AsOf.Day() < last.Day() {
		months--
	}
	switch {
	case last == s.AsOf:
		return s.day(last), s.say("site.ago-today")
	case months < 2:
		return s.day(last), s.say("site.ago-days", s.AsOf.Sub(last))
	}
	return s.day(last), s.say("site.ago-months", months)
}

func (p *page) document(d *archive.Document) link {
	return link{Text: d.Title, Href: href(p.to(documentAt(d.ID))), Note: d.Number}
}
