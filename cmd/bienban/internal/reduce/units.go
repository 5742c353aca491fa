package reduce

import (
	"slices"
	"strconv"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/record"
)

func itoa(n int) string { return strconv.Itoa(n) }

// makeUnits keeps all units, since figures are of all; those whose records are
// not seen are marked.
func (r *reducer) makeUnits() {
	r.units = make(map[*archive.Unit]*archive.Unit, len(r.whole.Units))
	for _, u := range r.whole.Units {
		now := &archive.Unit{Unit: u.Unit, Depth: u.Depth, Withheld: !r.sees(u)}
		r.units[u] = now
		r.out.Units = append(r.out.Units, now)
	}
	for _, u := range r.whole.Units {
		now := r.units[u]
		now.Parent = r.units[u.Parent]
		for _, c := range u.Children {
			now.Children = append(now.Children, r.units[c])
		}
	}
}

// makeRegisters keeps awards and inspections of units that are seen.
func (r *reducer) makeRegisters() {
	for _, x := range r.whole.Awards {
		if r.sees(x.Unit) {
			x.Unit, x.Name, x.By = r.units[x.Unit], r.text(x.Name), r.text(x.By)
			r.out.Awards = append(r.out.Awards, x)
		}
	}
	for _, x := range r.whole.Inspections {
		if r.sees(x.Unit) {
			x.Unit, x.By, x.Findings = r.units[x.Unit], r.text(x.By), r.text(x.Findings)
			r.out.Inspections = append(r.out.Inspections, x)
		}
	}
}

// makeMembers keeps the register's rows in units that are seen, and whoever is
// named in what is shown.
func (r *reducer) makeMembers() {
	now := map[string]*archive.Member{}
	person := func(m *archive.Member) *archive.Member {
		id := r.id(m.ID)
		x := now[id]
		if x == nil {
			x = &archive.Member{ID: id, Name: r.name(m.ID, m.Name)}
			now[id] = x
			r.out.Members = append(r.out.Members, x)
		}
		return x
	}
	if r.shows("register") {
		for _, m := range r.whole.Members {
			for _, p := range m.Rows {
				if r.sees(p.Unit) {
					x := person(m)
					x.Rows = append(x.Rows, r.posting(x, p))
				}
			}
		}
	}
	named := r.named()
	for _, m := range r.whole.Members {
		if named[r.id(m.ID)] {
			person(m)
		}
	}
}

func (r *reducer) posting(m *archive.Member, p *archive.Posting) *archive.Posting {
	row := *p.Member
	row.ID, row.Name = m.ID, r.name(p.ID, row.Name)
	row.Rank, row.Post = r.text(row.Rank), r.text(row.Post)
	u := r.units[p.Unit]
	u.Roster = append(u.Roster, &row)
	return &archive.Posting{Member: &row, Unit: u}
}

// makeDocuments keeps documents of units that are seen, and of none.
func (r *reducer) makeDocuments() {
	r.documents = map[*archive.Document]*archive.Document{}
	for _, d := range r.whole.Documents {
		if d.Unit != nil && !r.sees(d.Unit) {
			continue
		}
		x := *d.Document
		x.ID = r.free("document ", x.ID)
		if r.counting && !(d.Unit == nil || r.au.Sees(d.Unit)) {
			x.ID = facts.Withheld(r.tokens.token(d.ID))
		}
		x.Title, x.Number, x.Issuer, x.Tags, x.Links = r.text(x.Title), r.text(x.Number), r.text(x.Issuer), r.textsOf(x.Tags), nil
		now := &archive.Document{Document: &x, Path: "documents/" + x.ID + ".md", Hash: r.hash(d.Hash), Unit: r.units[d.Unit]}
		r.documents[d] = now
		r.out.Documents = append(r.out.Documents, now)
		r.origin[now.Path] = from{path: d.Path, hash: d.Hash, now: now.Hash, unit: d.Unit}
	}
	for d, now := range r.documents {
		link := func(ref *record.Ref, to *archive.Document) *archive.Document {
			at := r.documents[to]
			if *ref = (record.Ref{}); at != nil {
				ref.Text = at.ID
			}
			return at
		}
		now.Implements = link(&now.Document.Implements, d.Implements)
		now.Replaces = link(&now.Document.Replaces, d.Replaces)
	}
}

// makePages keeps plain pages and dashboards, which are for all.
func (r *reducer) makePages() {
	for _, p := range r.whole.Pages {
		x := *p.Page
		x.Path = r.free("page ", x.Path)
		x.Title, x.Tags, x.Links, x.Blocks = r.text(x.Title), r.textsOf(x.Tags), nil, slices.Clone(x.Blocks)
		for i := range x.Blocks {
			x.Blocks[i].Title = r.text(x.Blocks[i].Title)
		}
		now := &archive.Page{Page: &x, Source: x.Path + ".md", Hash: r.hash(p.Hash)}
		r.out.Pages, r.pages = append(r.out.Pages, now), append(r.pages, p)
		r.origin[now.Source] = from{path: p.Source, hash: p.Hash, now: now.Hash}
	}
}
