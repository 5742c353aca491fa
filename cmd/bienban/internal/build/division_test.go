package build

import (
	"maps"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/demo"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"
)

// division builds the archive of an invented division in a language and gives
// its pages by address.
func division(t *testing.T, lang string) (dir string, pages map[string]*html.Node) {
	t.Helper()
	content, dir := filepath.Join(t.TempDir(), "content"), filepath.Join(t.TempDir(), "public")
	if err := demo.Write(content, demo.Options{Cells: 20, Months: 14, Seed: 3}); err != nil {
		t.Fatal(err)
	}
	res, err := Run(Options{Source: content, Out: dir, Lang: lang})
	if err != nil || res.Failed() {
		t.Fatal(err, res.Diagnostics)
	}
	return dir, parsed(t, dir)
}

// TestDivision looks at every page of an invented division, and follows every
// link: those of pages and drawings, of the pickers, of names.js, of workbooks.
func TestDivision(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		dir, pages := division(t, lang)
		sound(t, pages)
		if links := follow(t, dir, pages); links < 20_000 {
			t.Errorf("%s: only %d links were found", lang, links)
		}
		followPickers(t, pages)
		if lang == "vi" { // the same addresses stand in the other
			followNames(t, dir, pages)
			followBooks(t, dir, pages)
		}
	}
}

// followPickers looks for a page behind the addresses to which pickers lead.
func followPickers(t *testing.T, pages map[string]*html.Node) {
	t.Helper()
	names := strings.Join(slices.Sorted(maps.Keys(pages)), "\n")
	found := map[string]int{}
	for name, doc := range pages {
		elements(doc, func(n *html.Node) {
			for _, key := range []string{"data-unit-page", "data-year-page"} {
				to, ok := attr(n, key)
				if !ok {
					continue
				}
				found[key]++
				form := strings.ReplaceAll(strings.ReplaceAll(regexp.QuoteMeta(to), `\{unit\}`, `[^/\n]+`), `\{year\}`, `\d{4}`)
				if key == "data-year-page" && !hasLink(doc, "/sessions/") {
					continue // of a unit without sittings: to the year's own page
				}
				if !regexp.MustCompile(`(?m)^` + form + `$`).MatchString(names) {
					t.Errorf("%s: %s leads to %q, where no page is", name, key, to)
				}
			}
		})
	}
	if len(found) != 2 {
		t.Errorf("pickers were found on so many pages: %v", found)
	}
}

// hasLink tells whether a page has a link whose address has a part.
func hasLink(doc *html.Node, part string) bool {
	found := false
	elements(doc, func(n *html.Node) {
		to, _ := attr(n, "href")
		found = found || strings.Contains(to, part)
	})
	return found
}

// followNames looks for the pages that the finder and the pickers know.
func followNames(t *testing.T, dir string, pages map[string]*html.Node) {
	t.Helper()
	n := namesOf(t, dir)
	for folder, rows := range map[string][][]any{"units": n.Units, "members": n.Members, "documents": n.Documents, "": n.Pages} {
		for _, row := range rows {
			if at := path.Join(folder, row[0].(string)+".html"); pages[at] == nil {
				t.Errorf("names.js leads to %s, which is no page", at)
			}
		}
	}
	for folder, stems := range n.Places {
		for _, stem := range stems {
			if at := path.Join(folder, stem+".html"); pages[at] == nil {
				t.Errorf("names.js has %s, which is no page", at)
			}
		}
	}
}

// followBooks follows the links of every workbook of datasets.
func followBooks(t *testing.T, dir string, pages map[string]*html.Node) {
	t.Helper()
	ids := map[string]bool{}
	for name, doc := range pages {
		ids[name+"#"] = true
		elements(doc, func(n *html.Node) {
			if id, ok := attr(n, "id"); ok {
				ids[name+"#"+id] = true
			}
		})
	}
	files, err := filepath.Glob(filepath.Join(dir, "data", "*.xlsx"))
	if err != nil || len(files) == 0 {
		t.Fatal("no workbooks", err)
	}
	links := 0
	for _, file := range files {
		f, err := excelize.OpenFile(file)
		if err != nil {
			t.Fatal(err)
		}
		tab := f.GetSheetList()[0]
		rows, err := f.GetRows(tab)
		if err != nil {
			t.Fatal(err)
		}
		for i := range min(len(rows), 60) {
			for j := range rows[i] {
				cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
				formula, _ := f.GetCellFormula(tab, cell)
				if rest, ok := strings.CutPrefix(formula, `HYPERLINK("`); ok {
					links++
					to, _, _ := strings.Cut(rest, `"`)
					to, anchor, _ := strings.Cut(to, "#")
					if !ids[path.Join("data", to)+"#"+anchor] {
						t.Errorf("%s %s leads to %s#%s, where nothing is", filepath.Base(file), cell, to, anchor)
					}
				}
			}
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if links < 500 {
		t.Errorf("only %d links of workbooks were found", links)
	}
}
