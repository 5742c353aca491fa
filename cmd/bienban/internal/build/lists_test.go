package build

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/edittest"
	"bienban/cmd/bienban/internal/text"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
)

var update = flag.Bool("update", false, "rewrite what the lists want")

// TestLists builds each archive of testdata/lists, judged on 2019-12-31, and
// compares what its pages list, a line a row, with the case's `want` files.
// What no file is wanted of is looked at by other tests.
func TestLists(t *testing.T) {
	cases, err := filepath.Glob("testdata/lists/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			c, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			out := buildCase(t, c)
			for i, f := range c.Files {
				page, ok := strings.CutPrefix(f.Name, "want ")
				if !ok {
					continue
				}
				got := listed(t, filepath.Join(out, filepath.FromSlash(page)))
				if *update {
					c.Files[i].Data = []byte(got)
				} else if got != string(f.Data) {
					t.Errorf("%s lists\n%swant\n%s", page, got, f.Data)
				}
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(c), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func buildCase(t *testing.T, c *txtar.Archive) (out string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "content")
	edittest.Unpack(t, dir, c)
	out = filepath.Join(t.TempDir(), "public")
	day, _ := text.NewDate(2019, 12, 31)
	res, err := Run(Options{Source: dir, Out: out, AsOf: day, Today: day, Lang: "vi"})
	if err != nil || res.Failed() {
		t.Fatal(err, res.Diagnostics)
	}
	return out
}

// listed tells what a page's main part lists: headings, rows of tables, lines
// of lists, paragraphs; a link is followed by where it leads.
func listed(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	line := func(mark, s string) {
		out.WriteString(strings.TrimRight(mark+s, " ") + "\n")
	}
	elements(doc, func(n *html.Node) {
		if !within(n, "main") || within(n.Parent, "nav") && n.Data != "nav" {
			return
		}
		switch n.Data {
		case "h1", "h2", "h3":
			line(strings.Repeat("#", int(n.Data[1]-'0'))+" ", said(n))
		case "caption":
			line("= ", said(n))
		case "tr":
			var cells []string
			for c := range n.ChildNodes() {
				if c.Type == html.ElementNode {
					cells = append(cells, said(c))
				}
			}
			line("", strings.Join(cells, " | "))
		case "p":
			line("", said(n))
		case "li":
			class, _ := attr(n, "class")
			line(strings.TrimSpace("- "+class)+" ", said(n))
		case "nav":
			if class, _ := attr(n, "class"); class == "letters" {
				line("- ", said(n))
			}
		case "dt":
			line("", said(n)+": "+said(n.NextSibling))
		}
	})
	return out.String()
}

func within(n *html.Node, tag string) bool {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && n.Data == tag {
			return true
		}
	}
	return false
}

// said gives an element's text with single spaces.
func said(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			b.WriteString(d.Data)
		case d.Type == html.ElementNode && d.Data == "br":
			b.WriteString(" ")
		case d.Type == html.ElementNode && d.Data == "a":
			if to, ok := attr(d, "href"); ok {
				b.WriteString("<" + to + ">")
			}
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
