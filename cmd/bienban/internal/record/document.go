package record

import (
	"strconv"
	"strings"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/text"
)

// ReadDocument reads a directive, guidance or regulation and its text.
func ReadDocument(src *Source) (*Document, Body, diag.List) {
	r := &reader{src: src, slugs: map[string]int{}}
	d := &Document{ID: strings.TrimSuffix(strings.TrimPrefix(src.Path, "documents/"), ".md"), Kind: "other"}
	r.checkID(d.ID)
	fields := r.frontMatter(text.DocumentKeys, true)
	for _, f := range fields {
		switch f.word {
		case "reviewed":
			for _, v := range r.many(f) {
				if day := r.date(v); day != 0 {
					d.Reviewed = append(d.Reviewed, day)
				}
			}
		case "tags":
			d.Tags = texts(r.many(f))
		default:
			if v, ok := r.one(f); ok {
				r.documentKey(d, f.word, v)
			}
		}
	}
	r.require(diag.Pos{Line: 1, Col: 1}, text.DocumentKeys, fields, "title")
	doc := r.parse()
	title, _ := r.sections(doc)
	d.Links = r.links(doc)
	if d.Title != "" {
		r.settleTitle(d.Title, title, d.ID)
	}
	return d, Body{r, doc}, r.said()
}

func (r *reader) documentKey(d *Document, word string, v span) {
	switch word {
	case "title":
		d.Title = v.text
	case "number":
		d.Number = v.text
	case "kind":
		if w, ok := r.word(v, text.DocumentKinds, "kind"); ok {
			d.Kind = w
		}
	case "issuer":
		d.Issuer = v.text
	case "issued":
		d.Issued = r.date(v)
	case "unit":
		d.Unit = v.ref()
	case "implements":
		d.Implements = v.ref()
	case "replaces":
		d.Replaces = v.ref()
	}
}

// ReadPage reads a plain page and its text.
func ReadPage(src *Source) (*Page, Body, diag.List) {
	r := &reader{src: src, slugs: map[string]int{}}
	p := &Page{Path: strings.TrimSuffix(src.Path, ".md")}
	r.checkID(p.Path)
	for _, f := range r.frontMatter(text.PageKeys, false) {
		switch f.word {
		case "title":
			if v, ok := r.one(f); ok {
				p.Title = v.text
			}
		case "place":
			if v, ok := r.one(f); ok {
				p.Place = r.positive(v)
			}
		case "tags":
			p.Tags = texts(r.many(f))
		}
	}
	doc := r.parse()
	title, _ := r.sections(doc)
	p.Links = r.links(doc)
	p.Blocks = r.blocks(doc)
	p.Title = r.settleTitle(p.Title, title, p.Path)
	return p, Body{r, doc}, r.said()
}

func itoa(n int32) string { return strconv.Itoa(int(n)) }
