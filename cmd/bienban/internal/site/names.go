package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/archive"
)

// nameList is what the pickers and the finder offer, in the order in which they
// offer it: assets/names.js, which a page loads when one of them is used. A
// thing's first field is its page's address in its folder, without `.html`.
type nameList struct {
	Units     []unitName     `json:"units"` // each before those below it
	Years     []string       `json:"years"`
	Members   []memberName   `json:"members"`
	Documents []documentName `json:"documents"`
	Pages     [][2]string    `json:"pages"` // address, title
	// Places lists, folder by folder, the pages named for a unit or a year.
	Places map[string][]string `json:"places"`
}

// These are written as arrays, to be small.
type (
	unitName struct {
		At, Name string
		Depth    int
	}
	memberName struct {
		At, Name string
		Unit     int // in Units, -1 for none
	}
	documentName struct{ At, Title, Number string }
)

func (n unitName) MarshalJSON() ([]byte, error)   { return json.Marshal([]any{n.At, n.Name, n.Depth}) }
func (n memberName) MarshalJSON() ([]byte, error) { return json.Marshal([]any{n.At, n.Name, n.Unit}) }
func (n documentName) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{n.At, n.Title, n.Number})
}

// names gives the page of names, among all other pages of the site.
func (s *Site) names(pages []page) page {
	return page{address: "assets/names.js", always: true, make: func(p *page, b *bytes.Buffer) error {
		n := nameList{Places: map[string][]string{}}
		places := map[string]bool{}
		index := map[*archive.Unit]int{}
		for _, root := range s.roots {
			for _, u := range below(root) {
				index[u] = len(n.Units)
				n.Units = append(n.Units, unitName{stem("units", unitAt(u.ID)), u.Name, u.Depth})
				places[path.Base(unitAt(u.ID))] = true
			}
		}
		for _, m := range s.months() {
			at := path.Base(yearAt(m.month.Year()))
			if year := stem("", at); len(n.Years) == 0 || n.Years[len(n.Years)-1] != year {
				n.Years = append(n.Years, year)
				places[at] = true
			}
		}
		for _, m := range s.Members {
			row := memberName{stem("members", memberAt(m.ID)), m.Name, -1}
			if u, _ := s.whereIs(m); u != nil {
				row.Unit = index[u]
			}
			n.Members = append(n.Members, row)
		}
		for _, d := range s.Documents {
			n.Documents = append(n.Documents, documentName{stem("documents", documentAt(d.ID)), d.Title, d.Number})
		}
		for _, e := range lookups {
			if entryOf(e.section).address == "" && s.offers(e.section) {
				n.Pages = append(n.Pages, [2]string{stem("", e.address), s.say(e.key)})
			}
		}
		for _, e := range entries {
			if (e.section != "guide" || s.guide) && s.offers(e.section) {
				n.Pages = append(n.Pages, [2]string{stem("", e.address), s.say(e.key)})
			}
		}
		for _, x := range append(slices.Clone(s.boards), s.plain...) {
			if x.Path != "index" {
				n.Pages = append(n.Pages, [2]string{stem("", address.Page(x.Path)), x.Title})
			}
		}
		for _, other := range pages {
			if folder, name := path.Split(other.address); places[name] && folder != "" {
				folder = strings.TrimSuffix(folder, "/")
				n.Places[folder] = append(n.Places[folder], strings.TrimSuffix(name, ".html"))
			}
		}
		return call(b, "bienban.names(%s);\n", n)
	}}
}

// stem gives an address in its folder, without its end.
func stem(folder, at string) string {
	return strings.TrimSuffix(strings.TrimPrefix(at, folder+"/"), ".html")
}

// call writes a line of script with a value in it.
func call(b *bytes.Buffer, line string, value any) error {
	out, err := json.Marshal(value)
	fmt.Fprintf(b, line, out)
	return err
}

// words gives the page of the words that scripts say.
func (s *Site) words() page {
	return page{address: "assets/words.js", always: true, make: func(p *page, b *bytes.Buffer) error {
		said := map[string]string{}
		for _, key := range scriptWords {
			said[strings.TrimPrefix(key, "site.js-")] = s.say(key)
		}
		return call(b, "var bienban = %s;\n", map[string]any{"lang": s.o.Words.Lang(), "words": said})
	}}
}

// scriptWords are the keys of all that layouts/assets/*.js say.
var scriptWords = []string{
	"site.js-clear", "site.js-document", "site.js-every-year", "site.js-filter", "site.js-find", "site.js-find-hint", "site.js-found",
	"site.js-in-texts", "site.js-loading", "site.js-member", "site.js-menu", "site.js-none", "site.js-of-rows", "site.js-page",
	"site.js-period", "site.js-pick-unit", "site.js-pick-unit-about", "site.js-pick-year", "site.js-pick-year-about", "site.js-scroll",
	"site.js-shown", "site.js-unit", "site.js-unread", "site.js-withheld", "site.js-year",
}
