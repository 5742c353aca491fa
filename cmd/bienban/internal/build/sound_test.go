package build

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// sound looks at every page for what those who read with ears, keys or a
// narrow screen rely on.
func sound(t *testing.T, pages map[string]*html.Node) {
	t.Helper()
	on := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		for _, fault := range unsound(pages[name]) {
			if !slices.Contains(on[fault], name) {
				on[fault] = append(on[fault], name)
			}
		}
	}
	for fault, names := range on {
		t.Errorf("%s, on %d pages, such as %s", fault, len(names), names[0])
	}
}

// unsound tells what is wrong with a page.
func unsound(doc *html.Node) (out []string) {
	ids := map[string]int{}
	count := map[string]int{}
	landmarks := map[string][]string{}
	level := 0
	elements(doc, func(n *html.Node) {
		if id, ok := attr(n, "id"); ok {
			ids[id]++
		}
		count[n.Data]++
		switch n.Data {
		case "h1", "h2", "h3", "h4", "h5", "h6":
			now := int(n.Data[1] - '0')
			if now > level+1 {
				out = append(out, n.Data+" “"+textOf(n)+"” follows a level too high")
			}
			level = now
			if textOf(n) == "" {
				out = append(out, "an empty "+n.Data)
			}
		case "nav", "aside", "form", "header", "footer", "main":
			if n.Data == "header" || n.Data == "footer" {
				if n.Parent.DataAtom != atom.Body {
					break // not of the page: no landmark
				}
			}
			landmarks[n.Data] = append(landmarks[n.Data], nameOf(n))
		case "table":
			if !has(n, "caption") && !within(n, "figure") && !inBody(n) {
				out = append(out, "a table without a caption")
			}
		case "th":
			if scope, _ := attr(n, "scope"); scope == "" && !inBody(n) {
				out = append(out, "a head cell without a scope: "+textOf(n))
			}
		case "a", "button", "summary":
			if _, link := attr(n, "href"); (link || n.Data != "a") && nameOf(n) == "" && textOf(n) == "" && !titled(n) {
				out = append(out, "an empty "+n.Data)
			}
		case "svg":
			if hidden, _ := attr(n, "aria-hidden"); hidden != "true" && nameOf(n) == "" && !titled(n) && !within(n.Parent, "svg") {
				out = append(out, "a drawing without a name")
			}
		case "figure":
			if !has(n, "figcaption") {
				out = append(out, "a figure without a caption")
			}
		case "html":
			if lang, _ := attr(n, "lang"); lang == "" {
				out = append(out, "no language")
			}
		case "li":
			if n.Parent.Data != "ul" && n.Parent.Data != "ol" {
				out = append(out, "a point outside a list")
			}
		}
	})
	for id, n := range ids {
		if n > 1 || id == "" {
			out = append(out, "several elements have the id “"+id+"”")
		}
	}
	elements(doc, func(n *html.Node) {
		for _, key := range []string{"aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "for", "headers"} {
			value, _ := attr(n, key)
			for id := range strings.FieldsSeq(value) {
				if ids[id] == 0 {
					out = append(out, key+" names “"+id+"”, which is not there")
				}
			}
		}
	})
	for _, one := range []string{"h1", "main"} {
		if count[one] != 1 {
			out = append(out, "not one "+one)
		}
	}
	for kind, names := range landmarks {
		slices.Sort(names)
		for i, name := range names {
			if len(names) > 1 && name == "" {
				out = append(out, "one of several "+kind+" without a name")
			}
			if i > 0 && name == names[i-1] && kind != "nav" {
				out = append(out, "two "+kind+" with the name “"+name+"”")
			}
		}
	}
	return out
}

// nameOf gives the name that an element says it has.
func nameOf(n *html.Node) string {
	name, _ := attr(n, "aria-label")
	by, _ := attr(n, "aria-labelledby")
	return name + by
}

// titled tells whether a drawing, or a link in one, has a title.
func titled(n *html.Node) bool {
	found := false
	elements(n, func(m *html.Node) { found = found || m.Data == "title" && textOf(m) != "" })
	return found
}

// inBody tells whether an element is of the text that a clerk wrote.
func inBody(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if class, _ := attr(p, "class"); class == "body" {
			return true
		}
	}
	return false
}

// TestUnsound has pages with one fault each.
func TestUnsound(t *testing.T) {
	for page, want := range map[string]string{
		`<h1>A</h1><h3>B</h3>`:                                   "h3 “B” follows a level too high",
		`<h1>A</h1><h2 id="x">B</h2><p id="x">`:                  "several elements have the id “x”",
		`<h1>A</h1><p aria-labelledby="y">`:                      "aria-labelledby names “y”, which is not there",
		`<h1>A</h1><table><tr><td>1</table>`:                     "a table without a caption",
		`<h1>A</h1><svg></svg>`:                                  "a drawing without a name",
		`<h1>A</h1><a href="b.html"> </a>`:                       "an empty a",
		`<h1>A</h1><nav></nav><nav></nav>`:                       "one of several nav without a name",
		`<h1>A</h1><figure></figure>`:                            "a figure without a caption",
		`<p>A</p>`:                                               "not one h1",
		`<h1>A</h1><table><caption>A</caption><tr><th>1</table>`: "a head cell without a scope: 1",
	} {
		doc, err := html.Parse(strings.NewReader(`<!doctype html><html lang="vi"><main>` + page + `</main></html>`))
		if err != nil {
			t.Fatal(err)
		}
		if got := unsound(doc); !slices.Contains(got, want) {
			t.Errorf("%s: %q, want %q", page, got, want)
		}
	}
}
