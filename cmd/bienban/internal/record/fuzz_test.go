package record

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/diag"

	"github.com/rogpeppe/go-internal/txtar"
	gtext "github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

// FuzzSession, FuzzDocument and FuzzPage read anything at all as Markdown.
func FuzzSession(f *testing.F)  { fuzzMarkdown(f, "sessions/u/x.md") }
func FuzzDocument(f *testing.F) { fuzzMarkdown(f, "documents/x.md") }
func FuzzPage(f *testing.F)     { fuzzMarkdown(f, "guide/x.md") }

func fuzzMarkdown(f *testing.F, path string) {
	seed(f, ".md")
	f.Fuzz(func(t *testing.T, data []byte) {
		src, ds := NewSource(path, data)
		places(t, data, ds)
		if src.Text == nil {
			return
		}
		one, body, said := readMarkdown(src)
		places(t, src.Text, said)
		page := body.HTML()
		safe(t, page)
		src, _ = NewSource(path, data)
		other, again, saidAgain := readMarkdown(src)
		if dump(one) != dump(other) || !bytes.Equal(page, again.HTML()) || listing(said) != listing(saidAgain) {
			t.Error("read twice it is not the same")
		}
		if s, ok := one.(*Session); ok {
			anchors(t, s, Keep(page, func(string) bool { return true }))
		}
	})
}

// seed gives a fuzz test the inputs of the cases.
func seed(f *testing.F, end string) {
	f.Helper()
	names, err := filepath.Glob("testdata/cases/*/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		c, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, in := range c.Files {
			if strings.HasSuffix(in.Name, end) {
				f.Add(in.Data)
			}
		}
	}
	if example, err := os.ReadFile("testdata/example/vi.md"); err == nil && end == ".md" {
		f.Add(example)
	}
}

func readMarkdown(src *Source) (any, Body, diag.List) {
	switch {
	case strings.HasPrefix(src.Path, "sessions/"):
		return third(ReadSession(src))
	case strings.HasPrefix(src.Path, "documents/"):
		return third(ReadDocument(src))
	}
	return third(ReadPage(src))
}

func third[T any](record T, body Body, ds diag.List) (any, Body, diag.List) { return record, body, ds }

// places holds diagnostics to places that the file has.
func places(t *testing.T, data []byte, ds diag.List) {
	t.Helper()
	lines := strings.Split(string(data), "\n")
	for _, d := range ds {
		if d.Pos.Line < 1 || int(d.Pos.Line) > len(lines) || d.Pos.Col < 1 || int(d.Pos.Col) > len([]rune(lines[d.Pos.Line-1]))+1 {
			t.Errorf("%s stands at %v, which the file has not", d.Message, d.Pos)
		}
	}
}

// elements are what a body is made of, with their attributes.
var elements = map[string]string{
	"a": "href title class aria-labelledby", "h2": "id", "h3": "id", "h4": "id", "h5": "id", "h6": "id", "li": "id", "tr": "id", "ol": "start",
	"th": "align", "td": "align", "code": "class", "input": "checked disabled type", "p": "", "ul": "", "em": "", "strong": "", "del": "",
	"pre": "", "blockquote": "", "hr": "", "br": "", "table": "", "div": "class", "thead": "", "tbody": "",
}

// ownClass is the one class that an element of the program's own has.
var ownClass = map[string]string{"a": "pin", "div": "wide"}

// goodLink is an address of the web, of mail, or one without a scheme: no colon
// stands before its first slash.
var goodLink = regexp.MustCompile(`(?i)^(https?://|mailto:|#|$|[^/\\:?#][^:/?#]*([/?#]|$))`)

// safe holds a body to elements and links that can do nothing.
func safe(t *testing.T, page []byte) {
	t.Helper()
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.CommentToken, html.DoctypeToken:
			t.Errorf("a comment in %q", page)
		case html.StartTagToken, html.SelfClosingTagToken:
			tag := z.Token()
			allowed, ok := elements[tag.Data]
			if !ok {
				t.Errorf("<%s> in %q", tag.Data, page)
			}
			for _, a := range tag.Attr {
				if !strings.Contains(" "+allowed+" ", " "+a.Key+" ") {
					t.Errorf("<%s %s> in %q", tag.Data, a.Key, page)
				}
				if own := ownClass[tag.Data]; a.Key == "class" && own != "" && a.Val != own {
					t.Errorf("<%s> of the class %q in %q", tag.Data, a.Val, page)
				}
				if a.Key == "href" && !goodLink.MatchString(strings.TrimSpace(a.Val)) {
					t.Errorf("a link to %q in %q", a.Val, page)
				}
			}
		}
	}
}

var slot = regexp.MustCompile("\x00([^\x00<>]+)\x00")

// anchors holds a sitting's items and reports to one anchor and one slot each.
func anchors(t *testing.T, s *Session, page []byte) {
	t.Helper()
	ids := map[string]int{}
	z := html.NewTokenizer(bytes.NewReader(page))
	for z.Next() != html.ErrorToken {
		for _, a := range z.Token().Attr {
			if a.Key == "id" {
				ids[a.Val]++
			}
		}
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("the anchor %q stands %d times", id, n)
		}
	}
	want := map[string]bool{}
	for i := range s.Items {
		want[s.Items[i].Anchor()] = true
	}
	for i := range s.Followups {
		want[s.Followups[i].Anchor()] = true
	}
	if len(want) != len(s.Items)+len(s.Followups) {
		t.Error("two items have one anchor")
	}
	slots := slot.FindAllSubmatch(page, -1)
	for _, m := range slots {
		if name := string(m[1]); !want[name] || ids[name] != 1 {
			t.Errorf("a slot %q, anchors %v", name, ids)
		}
	}
	if len(slots) != len(want) || bytes.Count(page, []byte(Slot)) != 2*len(want) {
		t.Errorf("%d slots for %d items and reports", len(slots), len(want))
	}
}

// FuzzRegisters reads anything at all as each of the registers.
func FuzzRegisters(f *testing.F) {
	seed(f, ".csv")
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"units.csv", "members.csv", "rules.csv", "awards.csv", "inspections.csv"} {
			record, ds := readOne(name, data)
			src, _ := NewSource(name, data)
			if src.Text != nil {
				places(t, src.Text, ds)
			}
			again, saidAgain := readOne(name, data)
			if dump(record) != dump(again) || listing(ds) != listing(saidAgain) {
				t.Errorf("%s: read twice it is not the same", name)
			}
		}
	})
}

// FuzzSettings reads anything at all as site.yaml.
func FuzzSettings(f *testing.F) {
	seed(f, "site.yaml")
	f.Fuzz(func(t *testing.T, data []byte) {
		_, ds := readOne("site.yaml", data)
		if src, _ := NewSource("site.yaml", data); src.Text != nil {
			places(t, src.Text, ds)
		}
	})
}

// ends are the ends of lines, with the space that may be left there.
var ends = regexp.MustCompile(`[ \t]+(\n|<br>)`)

// FuzzPlainMarkdown holds the quick reader of texts without inline markup to
// the whole reader's word.
func FuzzPlainMarkdown(f *testing.F) {
	seed(f, ".md")
	f.Fuzz(func(t *testing.T, data []byte) {
		src, _ := NewSource("x.md", data)
		if src.Text == nil || survey(src.Text).fault != "" || survey(src.Text).marked {
			return
		}
		r := &reader{src: src, slugs: map[string]int{}}
		quick := Body{r, r.parse()}
		whole := Body{r, markdown.Parser().Parse(gtext.NewReader(src.Text))}
		if a, b := ends.ReplaceAll(quick.HTML(), []byte("$1")), ends.ReplaceAll(whole.HTML(), []byte("$1")); !bytes.Equal(a, b) {
			t.Errorf("%q gives\n%q, not\n%q", src.Text, a, b)
		}
	})
}

// FuzzAudiences reads anything at all as audiences.yaml. What can be read
// without an error names folders, each once.
func FuzzAudiences(f *testing.F) {
	seed(f, "audiences.yaml")
	f.Fuzz(func(t *testing.T, data []byte) {
		src, _ := NewSource("audiences.yaml", data)
		if src.Text == nil {
			return
		}
		list, ds := ReadAudiences(src)
		places(t, src.Text, ds)
		if ds.Count(diag.Error) > 0 {
			return
		}
		seen := map[string]bool{}
		for _, a := range list {
			if a.Title == "" && a.Name != Full || seen[a.Name] || !filepath.IsLocal(a.Name) || filepath.Base(a.Name) != a.Name {
				t.Errorf("%q of %q", a.Name, data)
			}
			seen[a.Name] = true
		}
	})
}
