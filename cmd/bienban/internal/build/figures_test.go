package build

import (
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// table reads one of the site's CSV files: each row by its columns' names.
func table(t *testing.T, dir, name string) []map[string]string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "data", name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(b), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(name, err)
	}
	var out []map[string]string
	for _, r := range rows[1:] {
		row := map[string]string{}
		for i, column := range rows[0] {
			row[column] = r[i]
		}
		out = append(out, row)
	}
	return out
}

// marks gives what the drawings of a page's figure say of their marks.
func marks(doc *html.Node, figure string) map[string]bool {
	out := map[string]bool{}
	elements(doc, func(n *html.Node) {
		if id, _ := attr(n, "id"); id != figure {
			return
		}
		elements(n, func(m *html.Node) {
			if m.Namespace == "svg" && m.Data == "title" && m.FirstChild != nil {
				out[m.FirstChild.Data] = true
			}
		})
	})
	return out
}

// TestFiguresCountTheMinutes counts the marks of dashboards anew from the
// tables, without any query.
func TestFiguresCountTheMinutes(t *testing.T) {
	dir, pages := demoSite(t, "")
	units, below := map[string]map[string]string{}, map[string][]string{}
	for _, u := range table(t, dir, "units") {
		units[u["id"]] = u
	}
	for _, pair := range table(t, dir, "unit_tree") {
		below[pair["ancestor"]] = append(below[pair["ancestor"]], pair["unit"])
	}
	sessions := map[string]map[string]string{}
	for _, x := range table(t, dir, "sessions") {
		sessions[x["id"]] = x
	}
	unitOf := func(row map[string]string) string { return sessions[row["session"]]["unit"] }
	yearOf := func(row map[string]string) string { return sessions[row["session"]]["date"][:4] }
	items, reviews := table(t, dir, "items"), table(t, dir, "reviews")
	asOf, _ := time.Parse(time.DateOnly, table(t, dir, "build")[0]["as_of"])
	// in counts the rows of a unit and all below it that are as asked.
	in := func(unit string, rows []map[string]string, as func(map[string]string) bool) int {
		n := 0
		for _, u := range below[unit] {
			for _, r := range rows {
				if unitOf(r) == u && as(r) {
					n++
				}
			}
		}
		return n
	}
	checked := 0
	want := func(page, figure, mark string) {
		t.Helper()
		checked++
		if found := marks(pages[page], figure); !found[mark] {
			t.Errorf("%s, %s: no mark says %q; there are %q", page, figure, mark, slices.Sorted(maps.Keys(found)))
		}
	}
	board := func(name, unit string) string {
		if units[unit]["parent"] == "" {
			return "dashboards/" + name + ".html"
		}
		return "dashboards/" + name + "/" + unit + ".html"
	}
	for id, u := range units {
		if pages[board("khac-phuc", id)] == nil {
			continue
		}
		for state, name := range map[string]string{"done on time": "Xong đúng hạn", "done late": "Xong quá hạn", "overdue": "Quá hạn"} {
			for _, year := range []string{"2018", "2019"} {
				of := func(r map[string]string) bool { return r["kind"] == "shortcoming" && yearOf(r) == year }
				if in(id, items, of) > 0 {
					n := in(id, items, func(r map[string]string) bool { return of(r) && r["state"] == state })
					want(board("khac-phuc", id), "query-3", fmt.Sprintf("%s · %s: %d", year, name, n))
				}
			}
		}
		if whole := in(id, reviews, func(r map[string]string) bool { return yearOf(r) == "2019" }); whole > 0 && u["kind"] != "group" { // the one sitting of a group has no trend
			complete := in(id, reviews, func(r map[string]string) bool { return yearOf(r) == "2019" && r["complete"] == "true" })
			rate := strings.Replace(fmt.Sprintf("%.1f", 100*float64(complete)/float64(whole)), ".", ",", 1)
			want(board("tong-quan", id), "query-1", fmt.Sprintf("2019 · Tỷ lệ tự phê bình đủ các bước: %d/%d (%s %%)", complete, whole, rate))
		}
		if u["kind"] == "cell" || u["kind"] == "grassroots-cell" {
			for m := 1; m <= 12; m++ {
				month := fmt.Sprintf("2019-%02d-01", m)
				n := 0
				for _, x := range sessions {
					if x["unit"] == id && x["kind"] == "regular" && x["period"] == month {
						n++
					}
				}
				if u["to_date"] == "" {
					want(board("chat-luong", id), "query-1", fmt.Sprintf("Tháng %d năm 2019 · %s: %d", m, u["name"], n))
				}
			}
			continue
		}
		for child, c := range units {
			late := func(r map[string]string) bool {
				due, err := time.Parse(time.DateOnly, r["due_now"])
				return r["state"] == "overdue" && err == nil && asOf.Sub(due) > 180*24*time.Hour
			}
			overdue := func(r map[string]string) bool { return r["state"] == "overdue" }
			if c["parent"] == id && in(child, items, overdue) > 0 {
				want(board("khac-phuc", id), "query-1", fmt.Sprintf("%s · Trên 180 ngày: %d", c["name"], in(child, items, late)))
			}
		}
	}
	if checked < 150 {
		t.Errorf("only %d marks were held against the tables", checked)
	}
}
