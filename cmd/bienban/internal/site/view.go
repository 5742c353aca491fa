package site

import (
	"html/template"
	"strings"
	"unsafe"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/text"
)

// head is what every page's frame shows.
type head struct {
	Lang, Title, Site string
	Root              string // the way up to the site's root
	Refresh           string // where an old address leads
	AsOf              text.Date
	For               string // whom
	Trail             []link
	frame
	// UnitPage and YearPage are the addresses to which the pickers lead from
	// this page, with `{unit}` or `{year}` in place of what is picked. Empty, or
	// where there is no such page: that unit's or year's own page.
	UnitPage, YearPage string
}

// link is a text that leads somewhere.
type link struct {
	Text string
	Href template.HTMLAttr
	Note string
}

// fact is one labelled line of a fact sheet.
type fact struct {
	Label  string
	Values []value
}

// value is a text or a link, with a note.
type value struct {
	Text template.HTML
	Note string
}

// values makes values of links.
func values(links ...link) []value {
	out := make([]value, len(links))
	for i, l := range links {
		out[i].Note = l.Note
		if l.Href != "" {
			out[i].Text = template.HTML("<a " + string(l.Href) + ">" + template.HTMLEscapeString(l.Text) + "</a>")
		} else {
			out[i].Text = template.HTML(template.HTMLEscapeString(l.Text))
		}
	}
	return out
}

func (s *Site) head(p *page, title string, trail ...link) head {
	site := s.Settings.Title
	if site == "" {
		site = s.say("site.title")
	}
	root := strings.Repeat("../", strings.Count(p.address, "/"))
	if p.address != home {
		trail = append([]link{{Text: s.say("site.home"), Href: href(root + home)}}, trail...)
	}
	return head{
		Lang: s.o.Words.Lang(), Title: title, Site: site, Root: root, AsOf: s.AsOf, For: s.forWhom(), Trail: trail,
		frame: s.frame(p.address, root, site),
	}
}

// home is the address of the first page.
const home = "index.html"

// to gives the relative link from a page to an address.
func (p *page) to(at string) string { return address.Link(p.address, at) }

// The addresses of things, from their ids.
func sessionAt(id string) string  { return address.Page("sessions/" + id) }
func documentAt(id string) string { return address.Page("documents/" + id) }
func unitAt(id string) string     { return address.Page("units/" + id) }
func memberAt(id string) string   { return address.Page("members/" + id) }

func (p *page) unit(u *archive.Unit) *link {
	if u == nil {
		return nil
	}
	return &link{Text: u.Name, Href: href(p.to(unitAt(u.ID)))}
}

// member links a name to its person; the name as written where it has none.
func (s *Site) member(p *page, id, written string) *link {
	if m := s.Archive.Member(id); m != nil {
		return &link{Text: m.Name, Href: href(p.to(memberAt(m.ID)))}
	}
	if written == "" {
		return nil
	}
	return &link{Text: written}
}

// trail gives the way down to a unit.
func (s *Site) trail(p *page, u *archive.Unit) []link {
	var up []link
	for ; u != nil; u = u.Parent {
		up = append([]link{*p.unit(u)}, up...)
	}
	return up
}

// stateClass names a state in the style sheet.
func stateClass(state string) string { return strings.ReplaceAll(state, " ", "-") }

// raw marks a body as the safe HTML that package record made. Nobody changes a
// body once it is made, so its bytes need no copy.
func raw(html []byte) template.HTML {
	return template.HTML(unsafe.String(unsafe.SliceData(html), len(html)))
}

func escape(s string) string { return template.HTMLEscapeString(s) }

// note is a text that stands back.
func note(s string) string { return `<span class="note">` + escape(s) + "</span>" }

// anchor makes a whole link, which a template writes in one go: rows of links
// are most of what pages hold.
func anchor(to, text string) template.HTML {
	return template.HTML("<a " + string(href(to)) + ">" + template.HTMLEscapeString(text) + "</a>")
}

// href makes the attribute of a link from a relative address. Templates write
// it as it is, which spares them three looks at every address.
func href(to string) template.HTMLAttr {
	if strings.ContainsAny(to, `&'"<>`) {
		to = template.HTMLEscapeString(to)
	}
	return template.HTMLAttr(`href="` + to + `"`)
}
