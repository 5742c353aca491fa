package site

import (
	"bytes"
	"cmp"
	"html/template"

	"bienban/cmd/bienban/internal/archive"
)

type documentView struct {
	Head    head
	Facts   []fact
	Tree    []treeRow
	More    int // documents of the tree that are not shown
	Body    template.HTML
	Units   []studyRow
	Shares  bool              // the units' shares are shown
	Rule    template.HTMLAttr // leads to the rule that they are of
	Studies sittingsTable
}

// documentKey is all that a document's page shows, of itself and the others.
func (s *Site) documentKey(d *archive.Document) archive.Hash {
	k := newKey(s.keyOf("document", s.studies(d)...))
	for _, e := range s.tree.family[d] {
		k.hash(e.Hash)
		k.text(e.ID)
	}
	k.hash(d.Hash)
	return k.sum()
}

// document shows a document with what it implements and replaces, what
// implements and replaces it, and who studied it.
func (s *Site) document(d *archive.Document) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		body, err := s.body(d.Path, d.Hash)
		if err != nil {
			return err
		}
		v := documentView{Head: s.head(p, d.Title, link{Text: s.say("site.documents"), Href: href(p.to("documents.html"))}), Body: raw(body)}
		v.Facts = s.documentFacts(p, d)
		if v.Shares = s.shows("absences", "register"); v.Shares && s.ruled("study-coverage") {
			v.Rule = href(p.to(checkAt("study-coverage")))
		}
		v.Tree, v.More = s.treeAround(p, d)
		for _, u := range studyUnits(s.studies(d)) {
			v.Units = append(v.Units, s.studyRow(p, u))
		}
		v.Studies = s.sittings(p, s.say("site.studied"), s.studies(d))
		v.Studies.Has.Reviews, v.Studies.Has.Items = false, false
		return s.execute(b, "document", v)
	}
}

func (s *Site) documentFacts(p *page, d *archive.Document) []fact {
	var out []fact
	add := func(key string, links ...link) {
		if len(links) > 0 && links[0].Text != "" {
			out = append(out, fact{s.say("site." + key), values(links...)})
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
	var by []link
	for _, e := range s.tree.carriers[d] {
		by = append(by, p.document(e))
	}
	add("implemented-by", by...)
	add("replaced-by", s.replacedBy(p, d)...)
	last, ago := s.lastReviewed(d)
	add("last-reviewed", link{Text: cmp.Or(last, s.say("site.never-reviewed")), Note: ago})
	var reviewed []link
	for _, day := range d.Reviewed {
		l := link{Text: s.day(day)}
		if day > s.AsOf {
			l.Note = s.say("site.future")
		}
		reviewed = append(reviewed, l)
	}
	add("reviewed", reviewed...)
	return out
}

// treeRow is a line of the tree around a document.
type treeRow struct {
	Indent   string
	Document link
	Current  bool
	Replaced []link
}

// treeShown is how many documents below one its page shows.
const treeShown = 40

// treeAround gives the documents that one carries out, from the top, itself,
// and all that carry it out; nothing where it stands alone.
func (s *Site) treeAround(p *page, d *archive.Document) (rows []treeRow, more int) {
	var up []documentPlace
	for e := d.Implements; e != nil; e = e.Implements {
		up = append([]documentPlace{{Document: e}}, up...)
	}
	for i := range up {
		up[i].depth = i
	}
	all := append(up, documentPlace{d, len(up)})
	all = append(all, s.tree.below(d, len(up)+1)...)
	if len(all) == 1 {
		return nil, 0
	}
	for _, e := range all[:min(len(up)+1+treeShown, len(all))] {
		rows = append(rows, treeRow{indent(e.depth), p.document(e.Document), e.Document == d, s.replacedBy(p, e.Document)})
	}
	return rows, len(all) - len(rows)
}
