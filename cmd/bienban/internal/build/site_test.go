package build

import (
	"bytes"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/edittest"

	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"
)

// demoSite builds the repository's archive and gives its pages by address.
func demoSite(t *testing.T, lang string) (dir string, pages map[string]*html.Node) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "thư mục của tôi", "public")
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		t.Fatal(err)
	}
	res, err := Run(Options{Source: demoContent, Out: dir, Lang: lang})
	if err != nil || len(res.Diagnostics) > 0 {
		t.Fatal(err, res.Diagnostics)
	}
	return dir, parsed(t, dir)
}

// parsed gives a site's pages by address.
func parsed(t *testing.T, dir string) map[string]*html.Node {
	t.Helper()
	pages := map[string]*html.Node{}
	for name, b := range edittest.Files(t, dir) {
		if strings.HasSuffix(name, ".html") {
			doc, err := html.Parse(bytes.NewReader(b))
			if err != nil {
				t.Fatal(err)
			}
			pages[filepath.ToSlash(name)] = doc
		}
	}
	return pages
}

// elements visits every element below a node.
func elements(n *html.Node, visit func(*html.Node)) {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode {
			visit(d)
		}
	}
}

func attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// TestLinks follows every link of the demo site, anchors included.
func TestLinks(t *testing.T) {
	dir, pages := demoSite(t, "")
	if links := follow(t, dir, pages); links < 1000 {
		t.Errorf("only %d links were found", links)
	}
}

// follow follows every link of a site and gives how many there are.
func follow(t *testing.T, dir string, pages map[string]*html.Node) int {
	t.Helper()
	ids := map[string]bool{}
	for name, doc := range pages {
		elements(doc, func(n *html.Node) {
			if id, ok := attr(n, "id"); ok {
				if ids[name+"#"+id] {
					t.Errorf("%s: two elements have the id %q", name, id)
				}
				ids[name+"#"+id] = true
			}
		})
	}
	links := 0
	for name, doc := range pages {
		elements(doc, func(n *html.Node) {
			for _, key := range []string{"href", "src", "action"} {
				to, ok := attr(n, key)
				if !ok {
					continue
				}
				links++
				u, err := url.Parse(to)
				if err != nil || u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/") {
					t.Errorf("%s: %q is no relative link", name, to)
					continue
				}
				target := path.Join(path.Dir(name), u.Path)
				if u.Path == "" {
					target = name
				}
				if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(target))); err != nil || strings.HasSuffix(u.Path, "/") {
					t.Errorf("%s: %q leads nowhere", name, to)
				} else if u.Fragment != "" && !ids[target+"#"+u.Fragment] {
					t.Errorf("%s: %q leads to no such place on the page", name, to)
				}
			}
		})
	}
	return links
}

// pageScript are the two files of script that a page loads by itself.
var pageScript = regexp.MustCompile(`^(\.\./)*assets/(words|site)\.js$`)

// searchScript are those that the page of the search loads besides.
var searchScript = regexp.MustCompile(`^assets/(terms|query|simpler|docs|decode|lookup|hit|order|rank|search)\.js$`)

var missingWord = regexp.MustCompile(`\[(site|word|search)\.[a-z]|%!|<no value>`)

// TestPagesAreWhole looks at every page in both languages for what no page may
// lack or hold.
func TestPagesAreWhole(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		_, pages := demoSite(t, lang)
		if len(pages) < 300 {
			t.Errorf("only %d pages", len(pages))
		}
		sound(t, pages)
		for name, doc := range pages {
			count := map[string]int{}
			scripts := 2
			if name == "search.html" {
				scripts += 10
			}
			elements(doc, func(n *html.Node) {
				if n.Namespace == "" { // drawings have titles of their own
					count[n.Data]++
				}
				for _, a := range n.Attr {
					if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
						t.Errorf("%s: <%s %s> is not allowed", name, n.Data, a.Key)
					}
				}
				if got, _ := attr(n, "lang"); n.Data == "html" && got != lang {
					t.Errorf("%s speaks %q", name, got)
				}
				if src, _ := attr(n, "src"); n.Data == "script" && (n.FirstChild != nil || !pageScript.MatchString(src) && !(name == "search.html" && searchScript.MatchString(src))) {
					t.Errorf("%s runs %q", name, src)
				}
				if n.Data == "table" && n.FirstChild != nil {
					if class, _ := attr(n, "class"); class == "list" && !has(n, "caption") {
						t.Errorf("%s: a table without a caption", name)
					}
				}
			})
			for _, one := range []string{"h1", "main", "header", "footer", "title"} {
				if count[one] != 1 {
					t.Errorf("%s has %d <%s>", name, count[one], one)
				}
			}
			if count["script"] != scripts || count["img"] > 0 || count["iframe"] > 0 {
				t.Errorf("%s loads what it should not", name)
			}
			var text strings.Builder
			for n := range doc.Descendants() {
				if n.Type == html.TextNode {
					text.WriteString(n.Data)
				}
			}
			if at := missingWord.FindString(text.String()); at != "" {
				t.Errorf("%s shows %q", name, at)
			}
		}
	}
}

func has(n *html.Node, tag string) bool {
	found := false
	elements(n, func(m *html.Node) { found = found || m.Data == tag })
	return found
}

// TestPagesOpenByDoubleClick opens a page of every kind from the folder in a
// real browser: nothing is asked of any network, nothing is complained of,
// and the page fits a narrow screen.
func TestPagesOpenByDoubleClick(t *testing.T) {
	dir, _ := demoSite(t, "")
	s := newScreen(t, dir)
	s.do(chromedp.EmulateViewport(320, 700))
	for _, name := range []string{
		"index", "sittings", "years/2019", "months/2019-11", "sessions/c7-d4-e941/2019-11-04", "units", "units/c7-d4-e941",
		"members", "members/nva-1979", "items", "years/2019/c7-d4-e941", "years/2019/f399", "dashboards", "dashboards/tong-quan", "dashboards/khac-phuc/e941", "dashboards/chuan-bi/c7-d4-e941", "documents", "documents/chi-thi-53",
		"resolutions", "resolutions/2019", "talks", "talks/basis", "talks/untold", "confidence", "confidence/2019", "guide/index",
		"data", "data/overdue", "data/headline-year", "data/sessions", "checks", "checks/lead-days", "checks/lead-days/2018",
		"reviews", "reviews/2019", "reviews/2019/e942",
	} {
		at := filepath.Join(dir, filepath.FromSlash(name)+".html")
		if _, err := os.Stat(at); err != nil {
			at = anyPage(t, dir, path.Dir(name))
		}
		address, err := filepath.Rel(dir, at)
		if err != nil {
			t.Fatal(err)
		}
		s.open(address)
		if wide := ask[int](s, `document.scrollingElement.scrollWidth`); wide > 320 {
			t.Errorf("%s is %d pixels wide on a screen of 320", name, wide)
		}
		if !ask[bool](s, `getComputedStyle(document.querySelector('.skip')).position === 'absolute'`) {
			t.Errorf("%s has no style", name)
		}
	}
}

// anyPage gives some page of a folder, for kinds whose ids the demo may change.
func anyPage(t *testing.T, dir, folder string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, folder, "*.html"))
	if err != nil || len(found) == 0 {
		t.Fatalf("no page in %s", folder)
	}
	return found[0]
}
