package site

import (
	"html/template"
	"strings"
)

// frame is what stands around every page: what it loads, and its header. Few
// frames differ, so each is made once.
type frame struct{ Links, Top template.HTML }

type entry struct{ section, address, key string }

// entries are the header's ways into the site, in their order: the section
// that each opens, its address and its words.
var entries = []entry{
	{"dashboards", "dashboards.html", "site.boards"},
	{"sittings", "sittings.html", "site.sittings"},
	{"units", "units.html", "site.units"},
	{"members", "members.html", "site.members"},
	{"items", "items.html", "site.nav-items"},
	{"reviews", "reviews.html", "review.title"},
	{"documents", "documents.html", "site.documents"},
	{"checks", "checks.html", "site.checks"},
	{"data", "data.html", "site.data"},
	{"search", searchAt, "search.title"},
	{"guide", "guide/index.html", "site.guide"},
}

// under says to which section pages of other folders belong.
var under = map[string]string{
	"sessions": "sittings", "years": "sittings", "months": "sittings",
	"resolutions": "sittings", "talks": "sittings", "confidence": "sittings",
}

// sectionOf gives the section that an address belongs to: its first folder or
// list.
func sectionOf(address string) string {
	first, rest, _ := strings.Cut(address, "/")
	first, _, _ = strings.Cut(strings.TrimSuffix(first, ".html"), "~")
	if first == "years" && strings.Contains(rest, "/") {
		return "units" // a unit's year
	}
	if section, ok := under[first]; ok {
		return section
	}
	return first
}

// entryOf gives a section's way in.
func entryOf(section string) (out entry) {
	for _, e := range entries {
		if e.section == section {
			out = e
		}
	}
	return out
}

type frameView struct {
	Root, Site, Organisation string
	Entries                  []link // the note is the value of aria-current
}

// frame gives the frame of the page at an address.
func (s *Site) frame(address, root, site string) frame {
	section := sectionOf(address)
	of := struct{ root, section, address string }{root: root, section: section}
	for _, e := range entries {
		if e.address == address {
			of.address = address
		}
	}
	if made, ok := s.made.Load(of); ok {
		return made.(frame)
	}
	v := frameView{Root: root, Site: site, Organisation: s.Settings.Organisation}
	if strings.Contains(site, v.Organisation) {
		v.Organisation = "" // a title often says it already
	}
	for _, e := range entries {
		if e.section == "guide" && !s.guide || !s.offers(e.section) {
			continue
		}
		l := link{Text: s.say(e.key), Href: href(root + e.address)}
		switch {
		case e.address == address:
			l.Note = "page"
		case e.section == section:
			l.Note = "true"
		}
		v.Entries = append(v.Entries, l)
	}
	out := frame{Links: s.piece("links", v), Top: s.piece("top", v)}
	s.made.Store(of, out)
	return out
}
