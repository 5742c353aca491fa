package site

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/reduce"
	"bienban/cmd/bienban/internal/text"
)

// kindNeeds are all kinds of pages, by their folders and lists, with the
// sections of which each needs all to be shown.
var kindNeeds = map[string]string{
	"assets": "", "checks": "", "dashboards": "", "data": "", "documents": "", "guide": "", "index": "", "search": "", "units": "",
	"sessions": "", "sittings": "", "months": "", "years": "", "members": "",
	"items": "follow-up", "resolutions": "resolution", "talks": "experience talk", "confidence": "confidence vote",
	"reviews": "self-criticism, follow-up, assignments, classification, absences, attendance, register",
}

// kindOf tells a page's kind from its address.
func kindOf(address string) string {
	first, _, _ := strings.Cut(address, "/")
	first, _, _ = strings.Cut(first, ".html")
	first, _, _ = strings.Cut(first, "~")
	return first
}

// kindsFor gives the kinds of pages that an audience has, all of whose units it
// sees.
func kindsFor(t *testing.T, a *archive.Archive, o Options, sections []string) []string {
	t.Helper()
	au := &archive.Audience{Audience: &record.Audience{Name: "some", Sections: sections, Names: "full"}, Units: []*archive.Unit{a.Units[0]}}
	s := &Site{Archive: reduce.For(a, au, reduce.Options{}).Shown, o: o, ownBodies: map[string][]byte{}}
	return kindsOf(t, s)
}

func kindsOf(t *testing.T, s *Site) []string {
	t.Helper()
	if err := s.parse(); err != nil {
		t.Fatal(err)
	}
	s.index()
	if err := s.data(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.prepare(); err != nil {
		t.Fatal(err)
	}
	pages, err := s.pages()
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]bool{}
	for _, p := range pages {
		kinds[kindOf(p.address)] = true
	}
	for _, e := range append(slices.Clone(entries), lookups...) {
		if kind := kindOf(e.address); s.offers(e.section) != kinds[kind] {
			t.Errorf("without pages of the kind %s the site leads to them, or the other way round", kind)
		}
	}
	return slices.Sorted(maps.Keys(kinds))
}

// TestKindsOfPages finds a kind of page that is made although a section that it
// tells of is withheld, or is not made although all are shown, and a kind of
// which nobody said what it tells of.
func TestKindsOfPages(t *testing.T) {
	a := wholeArchive(t, "../../../../content")
	full, o := openReduced(t, a, nil)
	full.ownBodies = map[string][]byte{}
	all := kindsOf(t, full)
	if want := slices.Sorted(maps.Keys(kindNeeds)); !slices.Equal(all, want) {
		t.Fatalf("the kinds of pages are %v; it is told of %v what they need", all, want)
	}
	sections := text.AudienceSections.Words()
	try := func(sections []string) {
		var want []string
		for _, kind := range all {
			there := kind != "items" || slices.Contains(sections, "self-criticism") || slices.Contains(sections, "assignments")
			for section := range strings.SplitSeq(kindNeeds[kind], ", ") {
				there = there && (section == "" || slices.Contains(sections, section))
			}
			if there {
				want = append(want, kind)
			}
		}
		if got := kindsFor(t, a, o, sections); !slices.Equal(got, want) {
			t.Errorf("with %v there are %v, want %v", sections, got, want)
		}
	}
	try(nil)
	try(sections)
	for i, one := range sections {
		try([]string{one, "follow-up"})
		try(slices.Delete(slices.Clone(sections), i, i+1))
	}
}
