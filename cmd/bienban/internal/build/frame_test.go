package build

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestFrame uses the header of pages opened by double click.
func TestFrame(t *testing.T) {
	dir, _ := demoSite(t, "")
	s := newScreen(t, dir)
	s.do(chromedp.EmulateViewport(1280, 900))
	for _, part := range []struct {
		name string
		test func(*screen)
	}{
		{"pickers", pickersLeadOn}, {"picker by keys", pickerByKeys}, {"finder", finderFinds}, {"fold", scriptFolds},
		{"keyboard", keyboardWalks}, {"pins", pinsLead}, {"narrow", menuOnNarrowScreen}, {"no script", withoutScript},
	} {
		t.Run(part.name, func(t *testing.T) { part.test(s.in(t)) })
	}
}

const (
	unitPicker = `document.querySelectorAll('.pick select')[0]`
	yearPicker = `document.querySelectorAll('.pick select')[1]`
	findBox    = `document.querySelector('.finder input')`
	options    = `Array.from(document.querySelectorAll('[role=option]'), (o) => o.textContent)`
)

// pick chooses as a mouse does.
func (s *screen) pick(picker, value string) {
	s.Helper()
	s.sees(picker)
	s.run(picker + `.focus()`)
	s.sees(picker + `.options.length > 1`)
	s.run(picker + `.value = '` + value + `'; ` + picker + `.dispatchEvent(new Event('change', { bubbles: true }))`)
}

func pickersLeadOn(s *screen) {
	s.open("members.html")
	if n := ask[int](s, `document.querySelectorAll('script[src$="names.js"]').length`); n != 0 {
		s.Errorf("names are read before they are wanted")
	}
	s.pick(unitPicker, "c5-d4-e941")
	s.at("units/c5-d4-e941.html")
	s.pick(yearPicker, "2018")
	s.at("years/2018/c5-d4-e941.html")

	// The same kind of page for another unit or year, where there is one.
	s.open("years/2019/c7-d4-e941.html")
	s.pick(unitPicker, "c5-d4-e941")
	s.at("years/2019/c5-d4-e941.html")
	s.pick(yearPicker, "2018")
	s.at("years/2018/c5-d4-e941.html")
	s.pick(unitPicker, "t1-c7-d4-e941")
	if _, err := os.Stat(s.dir + "/years/2018/t1-c7-d4-e941.html"); err == nil {
		s.Fatal("the demo has changed: a unit without sittings that year is wanted here")
	}
	s.at("units/t1-c7-d4-e941.html")
	s.open("dashboards/chuan-bi.html")
	s.pick(unitPicker, "e942")
	s.at("dashboards/chuan-bi/e942.html")
	s.pick(yearPicker, "2019")
	s.at("years/2019/e942.html")
	s.open("checks/lead-days/2018.html")
	s.pick(yearPicker, "2019")
	s.at("checks/lead-days/2019.html")
	s.sees(unitPicker + `?.options.length === 1`)
	s.run(unitPicker + `.focus()`)
	s.sees(unitPicker + `.options.length > 10`)
	if got := ask[string](s, `Array.from(`+unitPicker+`.options, (o) => o.textContent.search(/\S/)).slice(0, 7).join()`); got != "0,0,1,1,2,2,3" {
		s.Errorf("units are indented by %s", got)
	}
}

// pickerByKeys goes through a picker with the arrow keys: only Enter leaves.
func pickerByKeys(s *screen) {
	s.open("members.html")
	s.run(yearPicker + `.focus()`)
	s.sees(yearPicker + `.options.length > 2`)
	s.keys(kb.ArrowDown + kb.ArrowDown)
	s.sees(yearPicker + `.value === '2018'`)
	s.at("members.html")
	s.keys(kb.Enter)
	s.at("years/2018.html")
}

func finderFinds(s *screen) {
	s.open("units/c7-d4-e941.html")
	s.sees(findBox)
	// As one event: a letter that a page has taken is then not typed.
	slash := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "/", Code: "Slash", Text: "/"}
	if _, err := chromedp.Call(s.ctx, input.DispatchKeyEvent, slash); err != nil {
		s.Fatal(err)
	}
	s.sees(findBox + `.value === '' && document.activeElement === ` + findBox)
	s.keys("pham van dung")
	s.sees(options + `[0]?.startsWith('Phạm Văn Dũng ')`)
	s.sees(findBox + `.getAttribute('aria-expanded') === 'true' && !` + findBox + `.hasAttribute('aria-activedescendant')`)
	s.sees(`/^\d+ kết quả$/.test(document.querySelector('.found [role=status]').textContent)`)
	s.keys(kb.ArrowDown)
	s.sees(`document.getElementById(` + findBox + `.getAttribute('aria-activedescendant')).getAttribute('aria-selected') === 'true'`)
	s.keys(kb.Escape)
	s.sees(`document.querySelector('.found').hidden && ` + findBox + `.value !== ''`)
	s.keys(kb.Escape)
	s.sees(findBox + `.value === ''`)

	for _, c := range []struct{ typed, first string }{
		{"dai doi 5", "Chi bộ Đại đội 5 tổ chức"}, {"ĐẠI ĐỘI 5", "Chi bộ Đại đội 5 tổ chức"}, {"2019", "2019 năm"}, {"so lieu", "Số liệu trang"},
		{"chi thi 53", "Chỉ thị "}, {"nguyen van an", "Nguyễn Văn An đảng viên · "},
	} {
		s.run(findBox + `.value = ''; ` + findBox + `.focus()`)
		s.keys(c.typed)
		s.sees(options + `.some((o) => o.startsWith('` + c.first + `'))`)
	}
	s.run(findBox + `.value = ''`)
	s.keys("khong co ai ten nhu the")
	s.sees(options + `.join() === 'Tìm “khong co ai ten nhu the” trong toàn bộ biên bản' && document.querySelector('.found [role=status]').textContent === 'Không tìm thấy tên nào.'`)
	s.run(findBox + `.value = ''`)
	s.keys("dai doi 7")
	s.sees(options + `[0]?.includes('Đại đội 7')`)
	want := ask[string](s, options+`[1]`)
	s.keys(kb.ArrowDown + kb.ArrowDown + kb.Enter)
	s.sees(`location.href.includes('/units/') && !location.href.includes('/c7-d4-e941') && document.readyState === 'complete'`)
	if h1 := ask[string](s, `document.querySelector('h1').textContent`); !strings.HasPrefix(want, h1) {
		s.Errorf("Enter on %q leads to %q", want, h1)
	}
	// Enter alone opens what is named so, and else searches the texts.
	for _, c := range []struct{ typed, at string }{
		{"chi bo dai doi 5", "units/c5-d4-e941.html"}, {"đối thoại & 1", "search.html?q=%C4%91%E1%BB%91i%20tho%E1%BA%A1i%20%26%201"}, {"dai doi", "search.html?q=dai%20doi"},
	} {
		s.open("documents.html")
		s.sees(findBox)
		s.run(findBox + `.focus()`)
		s.keys(c.typed)
		s.sees(options + `.at(-1) === 'Tìm “` + c.typed + `” trong toàn bộ biên bản' && document.querySelector('.found [role=status]').textContent !== bienban.words.loading`)
		s.keys(kb.Enter)
		s.sees(`location.href === '` + s.base + c.at + `'`)
	}
	s.open("documents.html")
	s.sees(findBox)
	s.run(findBox + `.focus()`)
	s.keys("dai doi 5")
	s.sees(options + `[0]?.includes('Đại đội 5')`)
	s.keys(kb.ArrowUp + kb.Enter)
	s.sees(`location.href === '` + s.base + `search.html?q=dai%20doi%205'`)
}

// scriptFolds holds the script's fold to the vectors of package text.
func scriptFolds(s *screen) {
	b, err := os.ReadFile("../text/testdata/fold.json")
	if err != nil {
		s.Fatal(err)
	}
	var vectors [][2]string
	if err := json.Unmarshal(b, &vectors); err != nil {
		s.Fatal(err)
	}
	s.open("index.html")
	for i, got := range ask[[]string](s, `(`+string(b)+`).map(([word]) => bienban.fold(word))`) {
		if got != vectors[i][1] {
			s.Errorf("%q is folded to %q, want %q", vectors[i][0], got, vectors[i][1])
		}
	}
}

// keyboardWalks goes through the header by Tab; what has the focus shows it.
func keyboardWalks(s *screen) {
	s.open("documents.html")
	var walk []string
	for range 17 {
		s.keys(kb.Tab)
		walk = append(walk, ask[string](s, `(() => {
			const e = document.activeElement, look = getComputedStyle(e), box = e.getBoundingClientRect();
			const seen = look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2 && box.left >= 0 && box.width > 0;
			return (seen ? '' : 'unseen ') + (e.localName === 'select' ? e.options[0].textContent : e.placeholder || e.textContent);
		})()`))
	}
	want := []string{
		"Đến nội dung chính", "Sổ biên bản Đảng bộ Sư đoàn 399", "Tìm tổ chức, đảng viên, văn kiện…", "Tổ chức…", "Năm…",
		"Bảng tổng hợp", "Sinh hoạt", "Tổ chức", "Đảng viên", "Khuyết điểm, nhiệm vụ", "Kiểm điểm cuối năm", "Văn kiện", "Quy định", "Số liệu", "Tìm kiếm", "Hướng dẫn",
		"Trang đầu",
	}
	if !slices.Equal(walk, want) {
		s.Errorf("Tab goes through\n%q, want\n%q", walk, want)
	}
	if got := ask[string](s, `Array.from(document.querySelectorAll('nav [aria-current=page]'), (e) => e.textContent).join()`); got != "Văn kiện" {
		s.Errorf("the current entry is %q", got)
	}
}

// pinsLead follows the permanent links of a sitting.
func pinsLead(s *screen) {
	s.open("sessions/c7-d4-e941/2019-11-04.html")
	s.run(`document.querySelector('h2 > .pin').click()`)
	s.sees(`location.hash === '#' + document.querySelector('h2:has(> .pin)').id`)
	s.run(`document.querySelector('tr .pin').click()`)
	s.sees(`location.hash === '#t1' && document.querySelector('tr:target .pin').textContent === '#t1'`)
	for _, bare := range []string{
		`:is(h2, h3, h4)[id]:not(:has(> .pin))`, `:is(h2, h3):not([id])`, `li[id]:not([id^=f]):not(:has(.pin))`,
	} {
		if n := ask[int](s, `document.querySelectorAll('.body `+bare+`').length`); n > 0 {
			s.Errorf("%d elements %s have no permanent link", n, bare)
		}
	}
}

// menuOnNarrowScreen has the finder at hand and the rest behind a button.
func menuOnNarrowScreen(s *screen) {
	s.do(chromedp.EmulateViewport(320, 700))
	s.open("units/c7-d4-e941.html")
	const menu, nav = `document.querySelector('.menu')`, `document.querySelector('header nav')`
	s.sees(nav + `.offsetParent === null && ` + menu + `.offsetParent && ` + findBox + `.offsetParent`)
	s.sees(`document.querySelector('header').offsetHeight < 110`)
	s.run(menu + `.click()`)
	s.sees(nav + `.offsetParent && ` + unitPicker + `.offsetParent && ` + menu + `.getAttribute('aria-expanded') === 'true'`)
	s.sees(`document.scrollingElement.scrollWidth <= 320`)
	s.run(findBox + `.focus()`)
	s.keys("nguyen")
	s.sees(options + `.length > 3 && document.scrollingElement.scrollWidth <= 320`)
	s.do(chromedp.EmulateViewport(1280, 900))
}

// withoutScript looks at what those see whose browser runs none.
func withoutScript(s *screen) {
	script := func(off bool) {
		if _, err := chromedp.Call(s.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off}); err != nil {
			s.Fatal(err)
		}
	}
	script(true)
	defer script(false)
	for _, width := range []int64{1280, 320} {
		s.do(chromedp.EmulateViewport(width, 900))
		for _, name := range []string{"sessions/c7-d4-e941/2019-11-04.html", "data/items.html", "units.html"} {
			s.open(name)
			if n := ask[int](s, `document.querySelectorAll('select, input, button').length`); n > 0 {
				s.Errorf("%s shows %d controls that do nothing", name, n)
			}
			if n := ask[int](s, `Array.from(document.querySelectorAll('header nav a')).filter((a) => a.offsetParent).length`); n != 11 {
				s.Errorf("%s shows %d ways into the site", name, n)
			}
			if n := ask[int](s, `Array.from(document.querySelectorAll('main *:not(.paper, .paper *, [hidden], br)')).filter((e) => getComputedStyle(e).display === 'none').length`); n > 0 {
				s.Errorf("%s hides %d elements", name, n)
			}
		}
	}
}
