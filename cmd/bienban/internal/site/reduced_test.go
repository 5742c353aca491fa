package site

import (
	"bytes"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/edittest"
	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/publish"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/reduce"
	"bienban/cmd/bienban/internal/words"
	"bienban/content"
	"bienban/layouts"
	"bienban/queries"

	"golang.org/x/net/html"
)

// wholeArchive loads an archive to be reduced.
func wholeArchive(t *testing.T, dir string) *archive.Archive {
	t.Helper()
	a, _, err := archive.Load(dir, archive.Options{Texts: true})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// openReduced gives a site of what an audience sees, about to be written.
func openReduced(t *testing.T, a *archive.Archive, au *archive.Audience) (*Site, Options) {
	t.Helper()
	w, _ := words.For("vi")
	o := Options{Words: w, Layouts: layouts.Files, Queries: withSmall(t), Dashboards: content.Dashboards, Exports: t.TempDir()}
	if au == nil {
		o.Facts = loaded(t, a, facts.Options{Queries: o.Queries, Exports: o.Exports})
		return &Site{Archive: a, o: o}, o
	}
	cut := reduce.For(a, au, reduce.Options{Secret: []byte("secret")})
	o.Figures = loaded(t, cut.Counted, facts.Options{Queries: o.Queries, Exports: o.Exports})
	o.Facts = loaded(t, cut.Shown, facts.Options{Queries: o.Queries, Exports: o.Exports, Outcomes: &facts.Outcomes{
		Of: o.Figures, Rules: func(string) bool { return true }, Own: func(string) bool { return false },
	}})
	o.Bodies = cut.Bodies
	o.Tables = func(name string) bool { return reduce.Table(au, name) }
	o.Offered = func(q *facts.Query) bool {
		columns, err := o.Facts.Reads(q.File, q.SQL)
		if err != nil {
			t.Error(err)
		}
		return len(q.Small) > 0 || reduce.Allows(au, columns, q.SQL)
	}
	return &Site{Archive: cut.Shown, o: o}, o
}

func loaded(t *testing.T, a *archive.Archive, o facts.Options) *facts.Facts {
	t.Helper()
	f, err := facts.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	if err := f.Load(a); err != nil {
		t.Fatal(err)
	}
	return f
}

// built writes a site and gives its pages by address.
func built(t *testing.T, a *archive.Archive, o Options) map[string]*html.Node {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	out, err := publish.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	ds, err := Write(a, out, o)
	if err != nil || len(ds) > 0 {
		t.Fatal(err, ds)
	}
	if _, err := out.Commit(); err != nil {
		t.Fatal(err)
	}
	pages := map[string]*html.Node{}
	for name, b := range edittest.Files(t, dir) {
		pages[filepath.ToSlash(name)] = nil
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

// ofAllUnits are queries of figures.
var ofAllUnits = strings.Fields(`headline-year headline-quarter headline-month year-change completion-by-cell remedy-states attendance-by-month
	sittings-by-month compliance compliance-by-year coverage sitting-quality preparation designation-lead classification-mix adoption participation
	overdue-ageing visits-by-year`)

// withSmall has queries say how their small cells are withheld.
func withSmall(t *testing.T) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(queries.Files, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := fs.ReadFile(queries.Files, name)
		if slices.Contains(ofAllUnits, strings.TrimSuffix(name, ".sql")) {
			b = append(b, "\n-- small cells\n"...)
		}
		out[name] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// textOf gives the words of a page without what stands around it.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// linksOf gives the addresses and anchors to which a page leads.
func linksOf(name string, doc *html.Node) (out []string, ids map[string]bool) {
	ids = map[string]bool{}
	for d := range doc.Descendants() {
		for _, a := range d.Attr {
			switch a.Key {
			case "id":
				ids[a.Val] = true
			case "href", "src":
				u, err := url.Parse(a.Val)
				if err != nil || u.Scheme != "" {
					continue
				}
				to := name
				if u.Path != "" {
					to = path.Join(path.Dir(name), u.Path)
				}
				out = append(out, to+"#"+u.Fragment)
			}
		}
	}
	return out, ids
}

// followed checks that every link of a site leads somewhere.
func followed(t *testing.T, pages map[string]*html.Node) {
	t.Helper()
	leads, ids := map[string][]string{}, map[string]map[string]bool{}
	for name, doc := range pages {
		if doc != nil {
			leads[name], ids[name] = linksOf(name, doc)
		}
	}
	for name, all := range leads {
		for _, link := range all {
			to, anchor, _ := strings.Cut(link, "#")
			if _, ok := pages[to]; !ok || anchor != "" && !ids[to][anchor] {
				t.Errorf("%s leads to %s", name, link)
			}
		}
	}
}

// truthful checks that every page of a reduced site says for whom it is, and none
// says of what is withheld that there is none.
func truthful(t *testing.T, pages map[string]string, au *archive.Audience) {
	t.Helper()
	w, _ := words.For("vi")
	for name, said := range pages {
		if !strings.Contains(said, "Bản dành cho: "+au.Title) {
			t.Errorf("%s does not say for whom it is", name)
		}
		for key := range inVersion {
			if plain := w.Say(key); !strings.Contains(plain, "%") && !strings.HasPrefix(name, "guide/") && strings.Contains(said, plain) {
				t.Errorf("%s says %q", name, plain)
			}
		}
	}
}

// TestReducedPages builds the sites of testdata/reduced.txt and holds their pages
// to what it says of them; all links lead somewhere.
func TestReducedPages(t *testing.T) {
	raw, err := os.ReadFile("testdata/reduced.txt")
	if err != nil {
		t.Fatal(err)
	}
	a := wholeArchive(t, "../../../../content")
	var pages map[string]string
	page := ""
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimRight(line, "\n")
		to, isFor := strings.CutPrefix(line, "for: ")
		want, isWant := strings.CutPrefix(line, "\t")
		switch {
		case isFor:
			pages = map[string]string{}
			au := someone(a, to)
			s, o := openReduced(t, a, au)
			found := built(t, s.Archive, o)
			followed(t, found)
			for name, doc := range found {
				if doc != nil {
					pages[name] = textOf(doc)
				}
			}
			truthful(t, pages, au)
		case isWant:
			never, not := strings.CutPrefix(want, "! ")
			if strings.Contains(pages[page], never) == not {
				t.Errorf("%s, looking for %q, says\n%s", page, want, pages[page])
			}
		case pages != nil && line != "":
			if page = line; pages[page] == "" {
				t.Errorf("there is no %s", page)
			}
		}
	}
}

// someone gives an audience of the archive's, or one of `units: sections`.
func someone(a *archive.Archive, words string) *archive.Audience {
	if au := a.Audience(words); au != nil {
		return au
	}
	units, sections, _ := strings.Cut(words, ":")
	au := &archive.Audience{Audience: &record.Audience{Name: "some", Title: "Người thử", Names: "full"}}
	au.Sections = given(strings.Split(strings.TrimSpace(sections), ", ")...)
	for _, id := range strings.Fields(units) {
		au.Units = append(au.Units, a.UnitOf(id))
	}
	return au
}
