package build

import (
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/facts"
	"bienban/queries"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"
)

// textOf gives a node's text with single spaces.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// part gives the element of a page that has an id or a class.
func part(n *html.Node, key, value string) *html.Node {
	var found *html.Node
	elements(n, func(m *html.Node) {
		if got, ok := attr(m, key); ok && got == value && found == nil {
			found = m
		}
	})
	return found
}

// TestReviewFigures holds the figures on every pack's cover, and those whom it
// names as not reviewed, against what the facts answer.
func TestReviewFigures(t *testing.T) {
	_, pages := demoSite(t, "en")
	a, _, err := archive.Load(demoContent, archive.Options{Texts: true})
	if err != nil {
		t.Fatal(err)
	}
	f, err := facts.Open(facts.Options{Queries: queries.Files})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Load(a); err != nil {
		t.Fatal(err)
	}
	all, err := facts.Queries(queries.Files)
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(all, func(q facts.Query) bool { return q.Name == "year-change" })
	answer, err := f.Ask("year-change", "select unit, year, n, out_of, rate, change from ("+all[at].SQL+")")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{} // a line a figure, by pack
	for _, r := range answer.Rows {
		change := "Not known"
		if d, ok := r[5].(float64); ok {
			change = strings.Replace(fmt.Sprintf("%+.1f", d), "-", "−", 1)
			change = strings.Replace(change, "+0.0", "0.0", 1)
		}
		want[fmt.Sprintf("reviews/%d/%s.html", r[1], r[0])] += fmt.Sprintf("%d/%d (%.1f%%) %s\n", r[2], r[3], r[4], change)
	}
	got := map[string]string{}
	for name, doc := range pages {
		if cover := part(doc, "class", "cover"); cover != nil {
			elements(cover, func(tr *html.Node) {
				var cells []string
				for c := range tr.ChildNodes() {
					if tr.Data == "tr" && c.Data == "td" {
						cells = append(cells, strings.ReplaceAll(textOf(c), ",", ""))
					}
				}
				if len(cells) == 3 && cells[0] != "Not known" {
					got[name] += cells[0] + " " + cells[2] + "\n"
				}
			})
		}
	}
	if len(want) < 20 {
		t.Errorf("only %d packs have figures", len(want))
	}
	for name := range want {
		if g, w := sorted(got[name]), sorted(want[name]); g != w {
			t.Errorf("%s says\n%swant\n%s", name, g, w)
		}
	}
	missed, err := f.Ask("checks", `select unit, year(date), string_agg(m.name, ',' order by m.name)
		from checks c join people() m on m.id = c.subject where rule = 'coverage' and outcome = 'fail' group by all`)
	if err != nil || len(missed.Rows) == 0 {
		t.Fatal(missed, err)
	}
	for _, r := range missed.Rows {
		name := fmt.Sprintf("reviews/%d/%s.html", r[1], r[0])
		section := textOf(part(pages[name], "id", "findings"))
		for who := range strings.SplitSeq(r[2].(string), ",") {
			if !strings.Contains(section, who+" : no review in the year") {
				t.Errorf("%s does not name %s among those not reviewed", name, who)
			}
		}
	}
}

func sorted(lines string) string {
	all := strings.SplitAfter(lines, "\n")
	slices.Sort(all)
	return strings.Join(all, "")
}

// TestReviewBooks reads every pack's workbook back: it has a row for each
// person of the page, and its links lead to places that there are.
func TestReviewBooks(t *testing.T) {
	dir, pages := demoSite(t, "")
	books, err := filepath.Glob(filepath.Join(dir, "reviews", "*", "*.xlsx"))
	if err != nil || len(books) < 20 {
		t.Fatal(len(books), err)
	}
	links := 0
	for _, file := range books {
		rel, _ := filepath.Rel(dir, file)
		name := strings.TrimSuffix(filepath.ToSlash(rel), ".xlsx") + ".html"
		f, err := excelize.OpenFile(file)
		if err != nil {
			t.Fatal(err)
		}
		people := map[string]bool{}
		elements(pages[name], func(n *html.Node) {
			if class, _ := attr(n, "class"); class == "sheet" {
				elements(n, func(h *html.Node) {
					if h.Data == "h2" {
						people[textOf(h)] = true
					}
				})
			}
		})
		rows, err := f.GetRows("Đảng viên")
		if err != nil {
			t.Fatal(err)
		}
		named := map[string]bool{}
		for _, r := range rows[1:] {
			named[r[0]] = true
		}
		if !maps.Equal(people, named) {
			t.Errorf("%s has %v, its workbook %v", name, people, named)
		}
		for _, tab := range f.GetSheetList() {
			rows, err := f.GetRows(tab)
			if err != nil {
				t.Fatal(err)
			}
			for i, r := range rows {
				for j := range r {
					cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
					formula, _ := f.GetCellFormula(tab, cell)
					if rest, ok := strings.CutPrefix(formula, `HYPERLINK("`); ok {
						links++
						to, _, _ := strings.Cut(rest, `"`)
						to, anchor, _ := strings.Cut(to, "#")
						doc := pages[path.Join(path.Dir(name), to)]
						if doc == nil || anchor != "" && part(doc, "id", anchor) == nil {
							t.Errorf("%s %s %s leads to %s#%s, where nothing is", name, tab, cell, to, anchor)
						}
					}
				}
			}
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if links < 500 {
		t.Errorf("only %d links were found", links)
	}
}
