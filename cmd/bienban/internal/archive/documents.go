package archive

import (
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

// linkDocuments links what a document implements and replaces. A loop of
// replacements is an error: none of them would be in force.
func (a *Archive) linkDocuments(out *reports) {
	byID := map[string]*Document{}
	for _, d := range a.Documents {
		byID[d.ID] = d
	}
	link := func(ref record.Ref, ds *diag.List) *Document {
		if ref.Text == "" {
			return nil
		}
		if byID[ref.Text] == nil {
			a.documentUnknown(ref, ds)
		}
		return byID[ref.Text]
	}
	for _, d := range a.Documents {
		ds := out.of(d.Path)
		if d.Document.Unit.Text != "" && len(a.Units) > 0 {
			d.Unit = a.unit(&d.Document.Unit, ds)
		}
		d.Implements = link(d.Document.Implements, ds)
		d.Replaces = link(d.Document.Replaces, ds)
	}
	for _, chain := range []struct {
		up   func(*Document) **Document
		ref  func(*Document) record.Ref
		name string
	}{
		{func(d *Document) **Document { return &d.Replaces }, func(d *Document) record.Ref { return d.Document.Replaces }, "replaces"},
		{func(d *Document) **Document { return &d.Implements }, func(d *Document) record.Ref { return d.Document.Implements }, "implements"},
	} {
		var looped []*Document
		for _, d := range a.Documents {
			seen := map[*Document]bool{}
			for p := *chain.up(d); p != nil && !seen[p]; p = *chain.up(p) {
				if p == d {
					looped = append(looped, d)
				}
				seen[p] = true
			}
		}
		for _, d := range looped {
			out.of(d.Path).Errorf(chain.ref(d).Pos, "document.loop", chain.name, d.ID)
			*chain.up(d) = nil
		}
	}
}

func (a *Archive) documentUnknown(ref record.Ref, ds *diag.List) {
	var ids []string
	for _, d := range a.Documents {
		ids = append(ids, d.ID)
	}
	ds.Errorf(ref.Pos, "document.unknown", ref.Text).Suggest(text.Nearest(ref.Text, ids))
}

// linkPages warns of links to files that are not there.
func (a *Archive) linkPages(results []result, out *reports) {
	there := make(map[string]bool, len(results))
	for _, r := range results {
		there[r.path] = true
	}
	check := func(path string, links []record.Link) {
		for _, l := range links {
			if !there[l.Target] {
				out.of(path).Warnf(l.Pos, "link.broken", l.Target)
			}
		}
	}
	for _, s := range a.Sessions {
		check(s.Path, s.Links)
	}
	for _, d := range a.Documents {
		check(d.Path, d.Links)
	}
	for _, p := range a.Pages {
		check(p.Source, p.Links)
	}
}
