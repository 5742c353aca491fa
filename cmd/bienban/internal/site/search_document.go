package site

import (
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/search"
)

// documentRecord gives what is searched of a document, without its body.
func (x *searched) documentRecord(d *archive.Document) *search.Record {
	r := &search.Record{
		Kind: search.Document, ID: d.ID, URL: documentAt(d.ID), Title: d.Title, Date: d.Issued,
		Names:   given(d.Number, x.word("document-kind", d.Kind), d.Issuer),
		Filters: append([]string{kindFilter(search.Document)}, x.unitFilters[d.Unit]...),
	}
	if d.Issued != 0 {
		r.Names = append(r.Names, d.Issued.Slashed())
	}
	if d.Kind != "" {
		r.Filters = append(r.Filters, search.Filter("kind", d.Kind))
	}
	if d.Unit != nil {
		r.Unit = d.Unit.Name
	}
	return r
}
