package build

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tablePage writes a page with a table of 18 rows (day, share, number, name)
// and a mark a year, as pages with a choice of year have them.
func tablePage(t *testing.T, dir string) {
	t.Helper()
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>t</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'">
<link rel="stylesheet" href="assets/style.css"><script defer src="assets/words.js"></script><script defer src="assets/site.js"></script></head>
<body><main><div data-period></div><svg><circle data-y="2018" r="1"/><circle data-y="2019" r="1"/></svg>
<div class="wide"><table class="list"><caption>Bảng</caption><thead><tr><th scope="col">Ngày</th><th scope="col">Tỷ lệ</th><th scope="col">Số</th><th scope="col">Tên</th></tr></thead><tbody>`)
	names := []string{"Ánh", "Bình", "Ân", "An", "Đạt", "Dũng"}
	for i := range 18 {
		day := fmt.Sprintf("%02d/%02d/%d", 28-i, i%12+1, 2018+i%2)
		share, n := fmt.Sprintf("%d/10 (%d0,0 %%)", i%10, i%10), fmt.Sprintf("1.%03d,5", i*7%18)
		switch i {
		case 3:
			share, n = "9", "" // of how many, and how much, is not known
		case 4:
			share, day = "0/0", ""
		}
		fmt.Fprintf(&b, "<tr data-y=\"%d\"><td>%s</td><td>%s</td><td>%s</td><td>%s %d</td></tr>\n", 2018+i%2, day, share, n, names[i%6], i)
	}
	b.WriteString(`</tbody></table></div><table class="list" data-fixed><tbody>` + strings.Repeat("<tr><td>a</td></tr>", 20) + `</tbody></table>
<table class="list"><tbody>` + strings.Repeat("<tr><td>a</td></tr>", 20) + `</tbody><tfoot><tr><td>b</td></tr></tfoot></table>
<table class="list"><tbody>` + strings.Repeat("<tr><td>a</td></tr>", 15) + `</tbody></table></main></body></html>`)
	if err := os.WriteFile(filepath.Join(dir, "tables.html"), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// column gives the numbers of the rows in their order on the page.
const rowOrder = `Array.from(document.querySelector('table').tBodies[0].rows).filter((r) => !r.hidden).map((r) => Number(r.cells[3].textContent.split(' ')[1]))`

func TestLongTables(t *testing.T) {
	dir, _ := demoSite(t, "")
	tablePage(t, dir)
	s := newScreen(t, dir)
	s.open("tables.html")
	s.sees(`document.querySelector('.filter input')`)
	if n := ask[int](s, `document.querySelectorAll('.filter input').length`); n != 1 {
		t.Errorf("%d tables have a filter: one is long and free to be sorted", n)
	}
	written := ask[[]int](s, rowOrder)
	click := func(column int) []int {
		s.run(fmt.Sprintf(`document.querySelectorAll('thead button')[%d].click()`, column))
		return ask[[]int](s, rowOrder)
	}
	sorted := func(column int, down bool, less func(a, b int) int, unknown ...int) {
		t.Helper()
		var want []int
		for _, i := range written {
			if !slices.Contains(unknown, i) {
				want = append(want, i)
			}
		}
		slices.SortStableFunc(want, func(a, b int) int {
			if down {
				return less(b, a)
			}
			return less(a, b)
		})
		want = append(want, unknown...)
		if got := click(column); !slices.Equal(got, want) {
			t.Errorf("column %d sorted (down: %v) is %v, want %v", column, down, got, want)
		}
	}
	day := func(i int) int { return (2018+i%2)*10000 + (i%12+1)*100 + 28 - i }
	byDay := func(a, b int) int { return day(a) - day(b) }
	sorted(0, false, byDay, 4)
	s.sees(`document.querySelector('th').getAttribute('aria-sort') === 'ascending'`)
	sorted(0, true, byDay, 4)
	s.sees(`document.querySelector('th').getAttribute('aria-sort') === 'descending'`)
	if got := click(0); !slices.Equal(got, written) {
		t.Errorf("a third click leaves %v", got)
	}
	s.sees(`!document.querySelector('[aria-sort]')`)
	sorted(1, false, func(a, b int) int { return a%10 - b%10 }, 3, 4)
	sorted(2, false, func(a, b int) int { return a*7%18 - b*7%18 }, 3)
	if n := ask[int](s, `document.querySelectorAll('[aria-sort]').length`); n != 1 {
		t.Errorf("%d columns say that they sort", n)
	}
	place := map[int]int{3: 0, 0: 1, 2: 2, 1: 3, 5: 4, 4: 5} // An, Ánh, Ân, Bình, Dũng, Đạt
	sorted(3, false, func(a, b int) int { return (place[a%6]-place[b%6])*100 + a - b })
	click(3)
	click(3)

	const status = `document.querySelector('.filter:has(input) [role=status]').textContent`
	filter := func(words string) {
		s.run(`const i = document.querySelector('.filter input'); i.value = '` + words + `'; i.dispatchEvent(new Event('input'))`)
	}
	filter("dat")
	s.sees(status + ` === 'Đang hiện 3/18 dòng'`)
	if got := ask[[]int](s, rowOrder); !slices.Equal(got, []int{4, 10, 16}) {
		t.Errorf("the filter leaves %v", got)
	}
	filter("ĐẠT  2018 10")
	s.sees(status + ` === 'Đang hiện 2/18 dòng'`)
	s.run(`document.querySelector('.filter button').click()`)
	s.sees(status + ` === '' && document.querySelector('.filter button').hidden && document.activeElement.type === 'search'`)

	// A year hides the rows of others, whatever the filter leaves of it.
	const year = `document.querySelector('[data-period] select')`
	s.run(year + `.value = '2019'; ` + year + `.dispatchEvent(new Event('change'))`)
	s.sees(`document.querySelector('[data-period] [role=status]').textContent === 'Đang hiện 9/18 dòng'`)
	s.sees(`Array.from(document.querySelectorAll('circle'), (c) => c.classList.contains('dim')).join() === 'true,false'`)
	filter("dung")
	if got := ask[[]int](s, rowOrder); !slices.Equal(got, []int{5, 11, 17}) {
		t.Errorf("filter and year leave %v", got)
	}
	s.sees(`location.href.includes('nam=2019')`)
	kept := ask[string](s, `location.href`)
	s.open("index.html")
	s.run(`setTimeout(() => history.back())`) // what answers must not be gone before it does
	s.sees(`location.href === '` + kept + `' && ` + year + `?.value === '2019' && document.querySelectorAll('tr[hidden]').length === 9`)
	s.run(year + `.value = ''; ` + year + `.dispatchEvent(new Event('change'))`)
	s.sees(`!location.href.includes('nam') && !document.querySelector('.dim, tr[hidden]')`)
}
