package site

import (
	"strings"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/review"
)

// index gathers what pages look up: each sitting's key, each person's parts in
// sittings, each unit's years.
func (s *Site) index() {
	s.rows = make(map[*archive.Session]archive.Hash, len(s.Sessions))
	s.studied = map[*archive.Document][]*archive.Session{}
	for _, x := range s.Sessions {
		s.rows[x] = s.rowKey(x)
		if x.Studied != nil {
			s.studied[x.Studied] = append(s.studied[x.Studied], x)
		}
	}
	s.tree = treeOf(s.Documents)
	s.nameOrder = make(map[string]int, len(s.Members))
	for i, m := range byGivenName(s.Members) {
		s.nameOrder[m.ID] = i
	}
	s.people = s.Parts()
	s.indexSpeakers()
	s.indexYears()
	s.reviews = review.New(s.Archive, s.people)
}

// pages lists every page of the site, in no order that matters.
func (s *Site) pages() ([]page, error) {
	// First what is long to make and frees memory when it is made.
	out := append(s.dataPages(), s.assets()...)
	add := func(p page) { out = append(out, p) }
	for _, x := range s.Sessions {
		near := []*archive.Session{x}
		if x.Previous != nil {
			near = append(near, x.Previous)
		}
		if x.Next != nil {
			near = append(near, x.Next)
		}
		add(page{address: sessionAt(x.ID), source: x.Path, key: s.keyOf("session", near...), make: s.session(x)})
	}
	for _, u := range s.Units {
		add(s.unitPageOf(u))
		out = append(out, s.unitYears(u)...)
	}
	for _, p := range s.aliases() {
		add(p)
	}
	for _, m := range s.Members {
		out = append(out, s.memberPages(m)...)
	}
	for _, d := range s.Documents {
		add(page{address: documentAt(d.ID), source: d.Path, key: s.documentKey(d), make: s.document(d)})
	}
	for _, x := range s.plain {
		if x.Path != "index" {
			k := newKey(s.base)
			k.text("page")
			p := page{address: address.Page(x.Path), source: x.Source, make: s.plainPage(x)}
			s.placeOn(&p, x, s.everything(), k)
			p.key = k.sum()
			add(p)
		}
	}
	out = append(out, s.boardPages()...)
	add(s.homePage())
	add(s.searchPage())
	add(page{address: "units.html", always: true, make: s.units})
	out = append(out, s.documents()...)
	for _, list := range []struct {
		name  string
		pages func() []page
	}{
		{"items", s.itemsPages}, {"members", s.membersPages}, {"resolutions", s.resolutions}, {"talks", s.talks},
		{"confidence", s.confidence}, {"sittings", s.calendar},
	} {
		if s.offers(list.name) {
			out = append(out, list.pages()...)
		}
	}
	if s.offers("reviews") {
		packs, err := s.reviewPages()
		if err != nil {
			return nil, err
		}
		out = append(out, packs...)
	}
	out = append(out, s.words(), s.names(out))
	if s.reduced() {
		s.there = make(map[string]bool, len(out))
		for _, p := range out {
			s.there[p.address] = true
		}
	}
	return out, nil
}

// collisions names pages that would be one file on a disk that folds case.
func collisions(pages []page) diag.List {
	var ds diag.List
	taken := make(map[string]page, len(pages))
	for _, p := range pages {
		at := address.Same(p.address)
		before, ok := taken[at]
		taken[at] = p
		if !ok {
			continue
		}
		// The file that a person can rename is the one to name.
		if p.source == "" || strings.HasSuffix(p.source, ".csv") {
			p = before
		}
		d := ds.Errorf(diag.Pos{Line: 1, Col: 1}, "page.taken", p.address)
		d.File = p.source
		d.Advise("hint.rename")
	}
	ds.Sort()
	return ds
}
