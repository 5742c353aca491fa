package record

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
)

// TestPassages reads cases of testdata/passages: minutes, and their text with a
// passage's level, anchor and heading before its lines.
func TestPassages(t *testing.T) {
	names, err := filepath.Glob("testdata/passages/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			c, err := txtar.ParseFile(name)
			if err != nil || len(c.Files) != 2 {
				t.Fatal("a case has minutes and their text", err)
			}
			src, _ := NewSource("sessions/u/x.md", c.Files[0].Data)
			_, body, _ := ReadSession(src)
			var got strings.Builder
			for _, p := range Passages(body.HTML()) {
				fmt.Fprintf(&got, "%s #%s %s\n", strings.Repeat("=", p.Level), p.Anchor, p.Heading)
				for _, line := range p.Lines {
					got.WriteString("| " + line + "\n")
				}
			}
			if want := string(c.Files[1].Data); got.String() != want {
				t.Errorf("got\n%s\nwant\n%s", got.String(), want)
			}
		})
	}
}

// FuzzPassages holds the text of bodies to what a browser makes of them.
func FuzzPassages(f *testing.F) {
	seed(f, ".md")
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, path := range []string{"sessions/u/x.md", "guide/x.md"} {
			src, _ := NewSource(path, data)
			if src.Text == nil {
				return
			}
			_, body, _ := readMarkdown(src)
			page := body.HTML()
			doc, err := html.Parse(bytes.NewReader(slot.ReplaceAll(page, nil)))
			if err != nil {
				t.Fatal(err)
			}
			var got, want strings.Builder
			textContent(&want, doc)
			for _, p := range Passages(page) {
				got.WriteString(p.Heading)
				for _, line := range append(p.Lines, p.Heading) {
					if line != strings.Trim(line, " ") || strings.ContainsAny(line, "\n\t") || strings.Contains(line, "  ") {
						t.Errorf("the line %q has space to spare", line)
					}
				}
				got.WriteString(strings.Join(p.Lines, ""))
			}
			if a, b := strings.Map(solid, got.String()), strings.Map(solid, want.String()); a != b {
				t.Errorf("got\n%q, want\n%q of\n%q", a, b, page)
			}
		}
	})
}

// textContent writes a node's text without the links that name a place.
func textContent(out *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		out.WriteString(n.Data)
	}
	if n.Type == html.ElementNode && n.Data == "a" && n.Attr[0] == (html.Attribute{Key: "class", Val: "pin"}) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		textContent(out, c)
	}
}

// solid drops space, and the mark between cells, which stands also in texts.
func solid(c rune) rune {
	if unicode.IsSpace(c) || c == '·' {
		return -1
	}
	return c
}

func BenchmarkPassages(b *testing.B) {
	data, err := os.ReadFile("../../../../content/sessions/c7-d4-e941/2018-01-05.md")
	if err != nil {
		b.Fatal(err)
	}
	src, _ := NewSource("sessions/u/x.md", data)
	_, body, _ := ReadSession(src)
	page := body.HTML()
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		Passages(page)
	}
}
