package site

import (
	"bytes"
	"cmp"
	"html/template"
	"slices"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/search"
)

// pageRecord gives what is searched of a plain page, or of a dashboard of the whole
// archive, without its body.
func (x *searched) pageRecord(p *archive.Page) *search.Record {
	return &search.Record{
		Kind: search.Page, ID: p.Path, URL: address.Page(p.Path), Title: p.Title, Filters: []string{kindFilter(search.Page)},
	}
}

// figureTitle names a query as a page places it; "" where there is no such.
func (x *searched) figureTitle(b *record.Block) string {
	i := slices.IndexFunc(x.asks, func(q facts.Query) bool { return q.Name == b.Query })
	if i < 0 {
		return ""
	}
	return cmp.Or(x.phrase(b.Title), x.asks[i].Title.In(x.o.Words.Lang()))
}

func (x *searched) figureTitles(p *archive.Page) []string {
	var out []string
	for i := range p.Blocks {
		out = append(out, x.figureTitle(&p.Blocks[i]))
	}
	return out
}

// figuresNamed puts the title of each figure in its place in a page's body.
func (x *searched) figuresNamed(p *archive.Page, body []byte) []byte {
	return []byte(filled(body, func(b *bytes.Buffer, anchor string) {
		for i := range p.Blocks {
			if p.Blocks[i].Anchor == anchor {
				b.WriteString("<p>" + template.HTMLEscapeString(x.figureTitle(&p.Blocks[i])) + "</p>")
			}
		}
	}))
}
