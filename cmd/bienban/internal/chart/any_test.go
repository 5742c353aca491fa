package chart

import (
	"fmt"
	"strings"
	"testing"
)

// charts calls a test with many charts.
func charts(t *testing.T, test func(t *testing.T, c *Chart)) {
	for seed := range uint64(120) {
		c := random(seed)
		t.Run(fmt.Sprint(seed, c.Kind, len(c.X), "x", len(c.Series)), func(t *testing.T) { test(t, c) })
	}
}

func TestEveryKnownMarkIsOneLinkThatSaysItsValue(t *testing.T) {
	charts(t, func(t *testing.T, c *Chart) {
		root := parse(t, c.SVG())
		links := map[string][]*node{}
		for _, a := range root.all("a") {
			links[a.attr["href"]] = append(links[a.attr["href"]], a)
		}
		want := 0
		for s := range c.Series {
			if c.Kind == "number" && s > 0 {
				break
			}
			for i := range c.X {
				m := c.mark(s, i)
				if !m.Known {
					continue
				}
				want++
				to := links[m.Href]
				if len(to) != 1 {
					t.Fatalf("%d links to %s", len(to), m.Href)
				}
				if !strings.Contains(to[0].text, m.Text) {
					t.Errorf("%s says %q, not %q", m.Href, to[0].text, m.Text)
				}
				if c.Kind != "number" && !strings.HasSuffix(to[0].title(), m.Text) {
					t.Errorf("%s is titled %q, not %q", m.Href, to[0].title(), m.Text)
				}
			}
		}
		got := 0
		for href := range links {
			if strings.HasPrefix(href, "m.html") {
				got++
			}
		}
		if c.Kind == "number" && want == 0 { // the first series with a known value is shown
			return
		}
		if got != want {
			t.Errorf("%d marks lead somewhere, of %d known", got, want)
		}
		if none := strings.Contains(root.text, c.None); none != (want == 0) {
			t.Errorf("%d known, and that there is nothing is said: %v", want, none)
		}
	})
}

func TestNothingLiesOutside(t *testing.T) {
	charts(t, func(t *testing.T, c *Chart) {
		for _, svg := range parse(t, c.SVG()).kids {
			if svg.name != "svg" {
				continue
			}
			high := svg.num(t, "height")
			svg.each(func(n *node) {
				for _, a := range []string{"x", "x1", "x2", "width"} {
					if v := n.attr[a]; strings.HasSuffix(v, "%") && (n.num(t, a) < 0 || n.num(t, a) > 100) {
						t.Errorf("%s of %s is %s", a, n.name, v)
					}
				}
				for _, a := range []string{"y", "y1", "y2", "height"} {
					if n.attr[a] != "" && (n.num(t, a) < 0 || n.num(t, a) > high) {
						t.Errorf("%s of %s is %s of %v", a, n.name, n.attr[a], high)
					}
				}
				if n.name == "rect" && strings.HasSuffix(n.attr["x"], "%") {
					if end := n.num(t, "x") + n.num(t, "width"); end > 100.01 {
						t.Errorf("a bar ends at %v %%", end)
					}
					if end := n.num(t, "y") + n.num(t, "height"); end > high {
						t.Errorf("a bar ends at %v of %v", end, high)
					}
				}
			})
		}
	})
}

func TestIdsAreOnceAndAllThatIsNamedIsThere(t *testing.T) {
	charts(t, func(t *testing.T, c *Chart) {
		svg := c.SVG()
		ids := map[string]int{}
		root := parse(t, svg)
		root.each(func(n *node) {
			if id := n.attr["id"]; id != "" {
				ids[id]++
			}
			if n.attr["style"] != "" || n.name == "script" || n.name == "style" {
				t.Errorf("%s would be refused by the pages' policy", n.name)
			}
		})
		root.each(func(n *node) {
			to := n.attr["aria-labelledby"]
			if n.name == "use" {
				to = strings.TrimPrefix(n.attr["href"], "#")
			}
			if fill, ok := strings.CutPrefix(n.attr["fill"], "url(#"); ok {
				to = strings.TrimSuffix(fill, ")")
			}
			if to != "" && ids[to] != 1 {
				t.Errorf("%s names %q, which is there %d times", n.name, to, ids[to])
			}
		})
		if again := c.SVG(); again != svg {
			t.Error("the second drawing differs from the first")
		}
	})
}

func TestLinksThatLeaveTheSiteAreNone(t *testing.T) {
	for href, want := range map[string]bool{
		"a.html": true, "../a/b.html#c:d": true, "a%3Ab.html": true, "./a:b": true, "?q=a:b": true, "#x": true,
		"": false, "javascript:alert(1)": false, "//host/a": false, "https://host/": false, "a:b": false, "\\\\host": false, "java\nscript:x": false,
	} {
		c := Chart{ID: "c", Kind: "line", X: []Label{{Text: "x", Href: href}}, Series: []Series{{Marks: []Mark{{Known: true, Href: href}}}}}
		links := parse(t, c.SVG()).all("a")
		if want && len(links) != 2 || !want && len(links) != 0 {
			t.Errorf("%q: %d links", href, len(links))
		}
	}
}

func FuzzEscaping(f *testing.F) {
	for _, w := range words {
		f.Add(w, w, "a.html?"+w)
	}
	f.Fuzz(func(t *testing.T, title, text, href string) {
		for _, c := range kinds {
			c.ID, c.Title, c.Unit = "c", title, text
			c.X = []Label{{Text: title, Short: text, Href: href}, {Text: text}}
			c.Series = []Series{{Name: title, Href: href, Marks: []Mark{{1, true, text, href, ""}, {Why: text}}}, {Name: text, Marks: []Mark{{2, true, title, "b", ""}}}}
			c.Unknown, c.Number = text, func(float64) string { return title }
			for _, n := range parse(t, c.SVG()).all("title") {
				if len(n.kids) > 0 {
					t.Fatalf("%q made an element", title+text)
				}
			}
			c.Series = nil
			c.None = text
			parse(t, c.SVG())
		}
	})
}
