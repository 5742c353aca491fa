package archive

import (
	"cmp"
	"runtime"
	"slices"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/record"
)

// link joins the records to the registers and to one another.
func (a *Archive) link(results []result, out *reports) {
	for _, s := range a.Sessions {
		a.sessions[s.ID] = s
		s.Future = s.Date > a.AsOf
		s.Counted = !s.Draft && !s.Future
	}
	a.linkDocuments(out)
	a.linkSessions(out)
	if !a.HasMembers {
		a.nameMembers()
	}
	a.neighbours()
	a.linkItems(out)
	a.linkClassifications()
	a.linkBlocks(out)
	a.linkPages(results, out)
}

// neighbours puts each unit's sittings in their order and links them.
func (a *Archive) neighbours() {
	for _, u := range a.Units {
		slices.SortStableFunc(u.Sessions, func(s, t *Session) int { return cmp.Compare(s.Date, t.Date) })
		for i, s := range u.Sessions[:max(len(u.Sessions)-1, 0)] {
			s.Next, u.Sessions[i+1].Previous = u.Sessions[i+1], s
		}
	}
}

// linkBlocks links the units that placed queries name.
func (a *Archive) linkBlocks(out *reports) {
	for _, p := range a.Pages {
		for i := range p.Blocks {
			if ref := &p.Blocks[i].Unit; ref.Text != "" {
				a.unit(ref, out.of(p.Source))
			}
		}
	}
}

// linkSessions links each sitting's unit, members and document.
func (a *Archive) linkSessions(out *reports) {
	type found struct {
		path string
		ds   diag.List
	}
	parts := make([][]found, runtime.GOMAXPROCS(0))
	documents := map[string]*Document{}
	for _, d := range a.Documents {
		documents[d.ID] = d
	}
	parallel(len(a.Sessions), func(w, from, to int) {
		names := a.resolver()
		for _, s := range a.Sessions[from:to] {
			var ds diag.List
			a.linkSession(s, names, documents, &ds)
			if len(ds) > 0 {
				parts[w] = append(parts[w], found{s.Path, ds})
			}
		}
	})
	for _, part := range parts {
		for _, f := range part {
			out.add(f.path, f.ds)
		}
	}
	for _, s := range a.Sessions {
		if s.Unit != nil {
			s.Unit.Sessions = append(s.Unit.Sessions, s)
		}
	}
}

func (a *Archive) linkSession(s *Session, names *resolver, documents map[string]*Document, ds *diag.List) {
	if s.Session.Unit.Text != "" && len(a.Units) > 0 {
		s.Unit = a.unit(&s.Session.Unit, ds)
	}
	if s.Unit != nil && s.Date != 0 && !s.Unit.Covers(s.Date) {
		ds.Warnf(s.DatePos, "session.outside", s.Unit.ID, s.Unit.From.String(), s.Unit.To.String())
	}
	if s.Future {
		ds.Warnf(s.DatePos, "session.future", s.Date.String(), a.AsOf.String())
	}
	if s.Document.Text != "" {
		if s.Studied = documents[s.Document.Text]; s.Studied == nil {
			a.documentUnknown(s.Document, ds)
		}
	}
	s.EachMember(func(ref *record.Ref) { names.member(ref, s.Unit, s.Date, ds) })
	if a.HasMembers { // else they still name members
		s.speakers()
	}
	for i := range s.Classifications {
		if c := &s.Classifications[i]; c.OfUnit && len(a.Units) > 0 {
			a.unit(&c.Subject, ds)
		}
	}
}

// speakers notes who contributed, in place of the references: those are much of
// all memory.
func (s *Session) speakers() {
	n := 0
	for i := range s.Reviews {
		n += len(s.Reviews[i].Contributions)
	}
	s.Speakers = make([]string, 0, n)
	for i := range s.Reviews {
		for _, c := range s.Reviews[i].Contributions {
			s.Speakers = append(s.Speakers, c.Member.ID)
		}
		s.Reviews[i].Contributions = nil
	}
}
