package site

import (
	"bytes"
	"cmp"
	"html/template"
	"slices"

	"bienban/cmd/bienban/internal/archive"
)

// sortedBy gives a sorted copy; equals keep their order.
func sortedBy[T any](all []T, compare func(a, b T) int) []T {
	out := slices.Clone(all)
	slices.SortStableFunc(out, compare)
	return out
}

type documentsView struct {
	Head  head
	Total int
	Rows  []documentRow
}

type documentRow struct {
	Href                                          template.HTMLAttr
	Title, Number, Kind, Issuer, Issued, Reviewed string
	Replaced                                      bool
}

// documents lists all documents, newest first.
func (s *Site) documents(p *page, b *bytes.Buffer) error {
	v := documentsView{Head: s.head(p, s.say("site.documents")), Total: len(s.Documents)}
	replaced := map[*archive.Document]bool{}
	for _, d := range s.Documents {
		replaced[d.Replaces] = true
	}
	for _, d := range sortedBy(s.Documents, func(a, b *archive.Document) int { return cmp.Compare(b.Issued, a.Issued) }) {
		row := documentRow{
			Title: d.Title, Href: href(p.to(documentAt(d.ID))), Number: d.Number, Kind: s.word("document-kind", d.Kind),
			Issuer: d.Issuer, Issued: s.day(d.Issued), Replaced: replaced[d],
		}
		if len(d.Reviewed) > 0 {
			row.Reviewed = s.day(slices.Max(d.Reviewed))
		}
		v.Rows = append(v.Rows, row)
	}
	return s.execute(b, "documents", v)
}

type documentView struct {
	Head    head
	Facts   []fact
	Body    template.HTML
	Studies sittingsTable
}

// documentKey is all that a document's page shows, of itself and the others.
func (s *Site) documentKey(d *archive.Document) archive.Hash {
	k := newKey(s.keyOf("document", s.studies(d)...))
	k.hash(d.Hash)
	for _, e := range s.Documents {
		if e.Implements == d || e.Replaces == d || d.Implements == e || d.Replaces == e {
			k.hash(e.Hash)
			k.text(e.ID)
		}
	}
	return k.sum()
}

// document shows a document with what it implements and replaces, what
// implements and replaces it, and the sittings that studied it.
func (s *Site) document(d *archive.Document) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		body, err := s.body(d.Path, d.Hash)
		if err != nil {
			return err
		}
		v := documentView{Head: s.head(p, d.Title, link{Text: s.say("site.documents"), Href: href(p.to("documents.html"))}), Body: raw(body)}
		add := func(key string, links ...link) {
			if len(links) > 0 && links[0].Text != "" {
				v.Facts = append(v.Facts, fact{s.say("site." + key), values(links...)})
			}
		}
		add("number", link{Text: d.Number})
		add("kind", link{Text: s.word("document-kind", d.Kind)})
		add("issuer", link{Text: d.Issuer})
		add("issued", link{Text: s.day(d.Issued)})
		if d.Unit != nil {
			add("unit", *p.unit(d.Unit))
		}
		if d.Implements != nil {
			add("implements", p.document(d.Implements))
		}
		if d.Replaces != nil {
			add("replaces", p.document(d.Replaces))
		}
		var by, instead []link
		for _, e := range s.Documents {
			if e.Implements == d {
				by = append(by, p.document(e))
			}
			if e.Replaces == d {
				instead = append(instead, p.document(e))
			}
		}
		add("implemented-by", by...)
		add("replaced-by", instead...)
		var reviewed []link
		for _, day := range d.Reviewed {
			reviewed = append(reviewed, link{Text: s.day(day)})
		}
		add("reviewed", reviewed...)
		v.Studies = s.sittings(p, s.say("site.studied"), s.studies(d))
		return s.execute(b, "document", v)
	}
}

func (p *page) document(d *archive.Document) link {
	return link{Text: d.Title, Href: href(p.to(documentAt(d.ID))), Note: d.Number}
}

// studies gives the sittings that studied a document, by date.
func (s *Site) studies(d *archive.Document) []*archive.Session {
	return sortedBy(s.studied[d], func(a, b *archive.Session) int { return cmp.Compare(a.Date, b.Date) })
}
