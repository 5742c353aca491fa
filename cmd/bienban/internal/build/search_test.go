package build

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/browsertest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestSearchPage uses the page of the search, opened by double click.
func TestSearchPage(t *testing.T) {
	dir, _ := demoSite(t, "")
	s := newScreen(t, dir)
	s.do(chromedp.EmulateViewport(1280, 900))
	for _, part := range []struct {
		name string
		test func(*screen)
	}{
		{"deep link", deepLinkAnswers}, {"typing", typingSearches}, {"history", historyHoldsQueries}, {"keyboard", keyboardWalksHits},
		{"filters", filtersNarrow}, {"nothing found", nothingFound}, {"faults", faultsAreTold}, {"waiting", lateAnswersAreDropped},
		{"looks", hitsLook}, {"paper", hitsOnPaper}, {"no script", searchWithoutScript},
	} {
		t.Run(part.name, func(t *testing.T) { part.test(s.in(t)) })
	}
	t.Run("server", func(t *testing.T) {
		dir, _ := demoSite(t, "")
		server := httptest.NewServer(http.FileServer(http.Dir(dir)))
		t.Cleanup(server.Close)
		s := newScreenAt(t, dir, server.URL+"/")
		for _, part := range []func(*screen){deepLinkAnswers, typingSearches, historyHoldsQueries} {
			part(s)
		}
	})
}

const (
	askBox   = `document.querySelector('form.search input')`
	hits     = `Array.from(document.querySelectorAll('#results > li'))`
	hitLinks = `Array.from(document.querySelectorAll('#results > li'), (li) => li.querySelector('a'))`
	total    = `Number(document.getElementById('results').dataset.total)`
	told     = `document.getElementById('told').textContent`
	filled   = `document.getElementById('results')?.children.length > 0`
)

// ask for a query by the address.
func (s *screen) search(query string) {
	s.Helper()
	s.do(chromedp.Navigate(s.base + "search.html?" + query)) // address would escape the question mark
	s.sees(askBox + `?.offsetParent`)
}

// enter puts a text in the place of what the box has.
func (s *screen) enter(text string) {
	s.Helper()
	s.run(askBox + `.focus(); ` + askBox + `.select()`)
	s.keys(text)
}

func deepLinkAnswers(s *screen) {
	s.search("q=" + url.QueryEscape("gác đêm"))
	s.sees(filled)
	if n := ask[int](s, total); n < 11 || ask[string](s, `document.getElementById('results').dataset.exact`) != "true" {
		s.Errorf("%d hits", n)
	}
	s.sees(told + ` === ` + total + ` + ' kết quả · trang 1/' + Math.ceil(` + total + ` / 10)`)
	if n := ask[int](s, hits+`.length`); n != 10 {
		s.Errorf("a page of %d hits", n)
	}
	s.sees(hits + `.every((li) => li.querySelector('mark'))`)
	s.sees(askBox + `.value === 'gác đêm' && document.title.startsWith('“gác đêm” · Tìm kiếm')`)
	// A hit opens at its place, and is told what was sought.
	to := ask[string](s, hitLinks+`.find((a) => a.hash.length > 3).href`)
	if !strings.Contains(to, ".html?hl="+url.PathEscape("gác đêm")+"#") {
		s.Errorf("a hit leads to %s", to)
	}
	s.do(chromedp.Navigate(to))
	s.sees(`document.getElementById(decodeURIComponent(location.hash.slice(1)))`)
	// No other page reads the index.
	if n := ask[int](s, `document.querySelectorAll('script[src*="search/"], script[src$="search.js"]').length`); n > 0 {
		s.Errorf("%s reads the index", to)
	}
	s.quiet("the search")
}

func typingSearches(s *screen) {
	s.open("search.html")
	s.sees(`document.activeElement === ` + askBox + ` && document.querySelector('.hint').textContent.includes('ngoặc kép')`)
	before := ask[int](s, `history.length`)
	s.keys("tu phe bi")
	s.sees(filled + ` && location.search === '?q=tu+phe+bi'`)
	s.sees(hits + `.some((li) => /phê b/i.test(li.textContent))`)
	s.sees(hitLinks + `.every((a) => a.href.includes('?hl=tu%20phe%20bi*'))`)
	s.keys("nh")
	s.sees(`location.search === '?q=tu+phe+binh' && ` + filled)
	if n := ask[int](s, `history.length`); n != before {
		s.Errorf("typing made %d entries of history", n-before)
	}
	// Nothing that is shown moves while typing goes on; the list is never empty.
	s.run(`window.least = 99; window.tops = new Set();
		new MutationObserver(() => { least = Math.min(least, document.getElementById('results').children.length); tops.add(document.getElementById('results').getBoundingClientRect().top); })
			.observe(document.querySelector('main'), { subtree: true, childList: true })`)
	s.keys(" va phe binh")
	s.sees(`location.search === '?q=tu+phe+binh+va+phe+binh' && ` + hitLinks + `[0].href.includes('va%20phe%20binh')`)
	if least, tops := ask[int](s, `least`), ask[int](s, `tops.size`); least == 0 || tops != 1 {
		s.Errorf("while typing the list had %d hits and %d places", least, tops)
	}
	s.keys(kb.Escape)
	s.sees(askBox + `.value === '' && location.search === '' && ` + total + ` === 0 && ` + told + ` === ''`)
}

func historyHoldsQueries(s *screen) {
	s.open("units.html")
	s.open("search.html")
	s.sees(`document.activeElement === ` + askBox)
	s.keys("gac dem" + kb.Enter)
	s.sees(`location.search === '?q=gac+dem' && ` + filled)
	first := ask[string](s, hitLinks+`[0].textContent`)
	s.enter("đối thoại")
	s.keys(kb.Enter)
	s.sees(`location.search.startsWith('?q=%C4%91') && ` + filled + ` && ` + hitLinks + `[0].textContent !== ` + quoted(first))
	s.run(`document.querySelector('.pager a[rel=next]').click()`)
	s.sees(`location.search.endsWith('&p=2') && ` + told + `.includes('trang 2/') && document.getElementById('results').start === 11`)
	s.run(`history.back()`)
	s.sees(`!location.search.includes('p=') && ` + told + `.includes('trang 1/')`)
	s.run(`history.back()`)
	s.sees(askBox + `.value === 'gac dem' && ` + hitLinks + `[0]?.textContent === ` + quoted(first))
	s.run(hitLinks + `[0].click()`)
	s.sees(`location.href.includes('?hl=gac%20dem')`)
	s.run(`history.back()`)
	s.sees(`location.search === '?q=gac+dem' && ` + hitLinks + `[0]?.textContent === ` + quoted(first))
	s.run(`history.back()`)
	s.sees(`location.search === '' && ` + askBox + `.value === '' && ` + total + ` === 0`)
	// Of a word left half typed, the same is shown on every page and on coming back.
	s.open("search.html")
	s.sees(`document.activeElement === ` + askBox)
	s.keys("kiem tra d")
	s.keys("e")
	s.sees(`location.search === '?q=kiem+tra+de' && ` + filled)
	half := ask[string](s, told)
	s.run(`document.querySelector('.pager a[rel=next]').click()`)
	s.sees(told + ` === ` + quoted(half) + `.replace('trang 1/', 'trang 2/')`)
	s.run(`history.back()`)
	s.sees(told + ` === ` + quoted(half))
	s.run(hitLinks + `[0].click()`)
	s.sees(`location.search.startsWith('?hl=')`)
	s.run(`history.back()`)
	s.sees(`location.search === '?q=kiem+tra+de' && ` + filled)
	if got := ask[string](s, told); got != half {
		s.Errorf("after coming back %q, before %q", got, half)
	}
	s.enter("kiem tra de" + kb.Enter)
	s.sees(filled + ` && ` + told + ` !== ` + quoted(half))
	// A page beyond the last is the last.
	s.search("q=gac+dem&p=999")
	s.sees(filled + ` && !location.search.includes('999') && document.querySelector('.pager a[rel=prev]') && !document.querySelector('.pager a[rel=next]')`)
}

func keyboardWalksHits(s *screen) {
	s.search("q=gac+dem")
	s.sees(filled)
	slash := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "/", Code: "Slash", Text: "/"}
	if _, err := chromedp.Call(s.ctx, input.DispatchKeyEvent, slash); err != nil {
		s.Fatal(err)
	}
	s.sees(`document.activeElement === ` + askBox + ` && ` + askBox + `.value === 'gac dem'`)
	s.keys(kb.ArrowDown)
	s.sees(`document.activeElement === ` + hitLinks + `[0]`)
	s.keys(kb.ArrowDown + kb.ArrowDown + kb.ArrowUp)
	s.sees(`document.activeElement === ` + hitLinks + `[1]`)
	s.keys(kb.ArrowUp + kb.ArrowUp)
	s.sees(`document.activeElement === ` + askBox)
	s.keys(kb.ArrowDown)
	to := ask[string](s, hitLinks+`[0].href`)
	s.keys(kb.Enter)
	s.sees(`location.href === ` + quoted(to))
	s.search("q=gac+dem")
	s.sees(filled)
	s.keys(kb.ArrowDown + kb.Escape)
	s.sees(askBox + `.value === '' && document.activeElement === ` + askBox)
}

const limitsOf = `document.querySelector('form.search').elements`

func filtersNarrow(s *screen) {
	s.search("q=gac+dem")
	s.sees(filled)
	all := ask[int](s, total)
	s.run(`document.querySelector('form.search details').open = true`)
	s.sees(limitsOf + `.year.options.length === 3 && / \(\d+\)$/.test(` + limitsOf + `.state.options[1].textContent) && / \(\d+\)$/.test(` + limitsOf + `.unit.options[1].textContent)`)
	if got := ask[string](s, `Array.from(`+limitsOf+`.unit.options, (o) => o.textContent.replace(/\(\d+\)/, '(n)')).slice(0, 3).join('|')`); !strings.HasPrefix(got, "Mọi tổ chức|Đảng bộ Sư đoàn 399 (n)|\u2003") {
		s.Errorf("units to choose from: %q", got)
	}
	count := ask[int](s, `Number(`+limitsOf+`.year.options[1].textContent.match(/\((\d+)\)/)[1])`)
	s.run(limitsOf + `.year.value = '2019'; ` + limitsOf + `.year.dispatchEvent(new Event('change', { bubbles: true }))`)
	s.sees(`location.search === '?q=gac+dem&year=2019' && ` + total + ` < ` + strconv.Itoa(all))
	if n := ask[int](s, total); n != count {
		s.Errorf("%d hits of the year, but %d were told", n, count)
	}
	s.sees(hits + `.every((li) => /\/2019/.test(li.textContent))`)
	s.sees(`document.querySelector('.chips').textContent === 'Năm: 2019 ×'`)
	s.run(limitsOf + `.unit.value = 'e941'; ` + limitsOf + `.unit.dispatchEvent(new Event('change', { bubbles: true }))`)
	s.sees(`document.querySelector('.chips').textContent === 'Tổ chức: Đảng bộ Trung đoàn 941 ×Năm: 2019 ×'`)
	s.sees(`Array.from(` + limitsOf + `.unit.options).some((o) => o.value === 'd4-e941' && o.textContent.startsWith('\u2003\u2003'))`)
	s.run(`document.querySelectorAll('.chips a')[0].click()`)
	s.sees(`location.search === '?q=gac+dem&year=2019' && ` + total + ` === ` + strconv.Itoa(count))
	s.run(`document.querySelectorAll('.chips a')[0].click()`)
	s.sees(`location.search === '?q=gac+dem' && ` + total + ` === ` + strconv.Itoa(all) + ` && !document.querySelector('.chips a')`)

	// All of it may stand in the address.
	s.search("q=gac&kind=shortcoming&state=overdue&sort=date&member=" + url.QueryEscape("Phạm Văn Dũng"))
	s.sees(filled + ` && ` + hits + `.every((li) => li.querySelector('.s-overdue') && li.textContent.includes('khuyết điểm · Phạm Văn Dũng'))`)
	s.sees(limitsOf + `.kind.value === 'shortcoming' && ` + limitsOf + `.sort.value === 'date' && document.querySelector('.chips').textContent.includes('Đảng viên: Phạm Văn Dũng ×')`)
	// With nothing asked for, the controls tell of everything.
	s.open("search.html")
	s.sees(askBox + `?.offsetParent`)
	s.run(`document.querySelector('form.search details').open = true`)
	s.sees(limitsOf + `.kind.options[1].textContent === 'Mọi biên bản (184)' && Array.from(` + limitsOf + `.unit.options).every((o) => !o.disabled)`)
	s.run(limitsOf + `.year.value = '2018'; ` + limitsOf + `.year.dispatchEvent(new Event('change', { bubbles: true }))`)
	s.sees(`location.search === '?year=2018' && ` + filled)
	s.sees(`Array.from(` + limitsOf + `.year.options).some((o) => /^2019 \([1-9]/.test(o.textContent) && !o.disabled)`)
	// Filters alone find all within them.
	s.search("kind=unit")
	s.sees(filled + ` && ` + hits + `.every((li) => li.querySelector('.note').textContent.startsWith('tổ chức'))`)
}

func nothingFound(s *screen) {
	s.search("q=" + url.QueryEscape("gác đêm xyzzyx"))
	s.sees(told + ` === 'Không tìm thấy gì cho “gác đêm xyzzyx”' && ` + total + ` === 0`)
	s.sees(`/^Thử tìm: gác đêm \(\d+ kết quả\)$/.test(document.querySelector('.hint p')?.textContent)`)
	s.sees(`document.querySelector('.hint').textContent.includes('bớt vài từ') && !document.querySelector('.hint').textContent.includes('điều kiện lọc')`)
	s.run(`document.querySelector('.hint a').click()`)
	s.sees(`location.search.startsWith('?q=g%C3%A1c') && ` + filled)
	// A long query is not said again in full.
	s.search("q=" + strings.Repeat("zzyzx+", 40))
	s.sees(told + `.length < 120 && ` + told + `.endsWith('…”') && document.title.length < 160`)
	// A name must be whole, which is no matter of marks.
	s.search("q=" + url.QueryEscape("người:Dũng"))
	s.sees(`document.querySelector('.hint').textContent === 'Sau đơn-vị: hoặc người: ghi mã, hoặc ghi đủ tên trong ngoặc kép.'`)
	// Where nothing is asked, nothing is missed.
	for _, query := range []string{"OR OR", "- =", "kind:", "loại:abc", `""`} {
		s.search("q=" + url.QueryEscape(query))
		s.sees(`document.querySelector('.hint > p')?.textContent.startsWith('Gõ vài từ')`)
		if got := ask[string](s, told); got != "" {
			s.Errorf("%s: %q", query, got)
		}
	}
}

// hitsOnPaper says over the hits what was asked for.
func hitsOnPaper(s *screen) {
	s.search("q=gac+dem&year=2019")
	s.sees(filled)
	yes := true
	out, err := chromedp.Call(s.ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes})
	if err != nil {
		s.Fatal(err)
	}
	c := exec.Command(browsertest.Tool(s.T, "pdftotext"), "-enc", "UTF-8", "-", "-")
	c.Stdin = bytes.NewReader(out.Data)
	text, err := c.Output()
	if err != nil {
		s.Fatal(err)
	}
	if got := flat(string(text)); !strings.HasPrefix(got, "Tìm kiếm gac dem Năm: 2019 ") || strings.Contains(got, "Lọc và") {
		s.Errorf("on paper: %.200q", got)
	}
}

func faultsAreTold(s *screen) {
	s.search("q=" + url.QueryEscape("gác loại:thuong-ki từ:32/13/2019 năm:x đơn-vị: "))
	s.sees(filled)
	got := ask[[]string](s, `Array.from(document.querySelectorAll('.faults li'), (li) => li.textContent)`)
	want := []string{
		"Bỏ qua “Loại: thuong-ki” vì không có giá trị này. Có phải “thường kỳ”?",
		"Bỏ qua “từ: 32/13/2019” vì không đọc được ngày. Ghi như 4/11/2019, 11/2019 hoặc 2019.",
		"Bỏ qua “Năm: x” vì không phải là năm. Ghi như 2019 hoặc 2018-2020.",
		"Bỏ qua “Tổ chức” vì sau dấu hai chấm chưa có gì.",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		s.Errorf("faults\n%q, want\n%q", got, want)
	}
	// A filter that is being typed is not yet wrong.
	s.enter("gác năm:x")
	s.sees(`location.search.endsWith('x') && ` + filled + ` && !document.querySelector('.faults')`)
	s.keys(" ")
	s.keys("đêm")
	s.sees(`document.querySelectorAll('.faults li').length === 1`)
	s.keys(kb.Enter)
	s.sees(`document.querySelectorAll('.faults li').length === 1 && document.querySelector('#results mark')`)
}

// lateAnswersAreDropped holds back what the index hands over.
func lateAnswersAreDropped(s *screen) {
	s.open("search.html")
	s.sees(`document.activeElement === ` + askBox)
	s.run(`window.held = []; window.append = Element.prototype.append;
		Element.prototype.append = function (...all) { if (all[0]?.localName === 'script') held.push(() => append.apply(this, all)); else append.apply(this, all); }`)
	s.keys("gac dem")
	s.sees(told + ` === 'Đang tìm…'`)
	s.keys(kb.Escape)
	s.sees(told + ` === '' && !document.querySelector('.hint').hidden`)
	s.run(`Element.prototype.append = append; for (const go of held) go()`)
	s.sees(`held.length > 0`)
	s.keys("zzyzxqq")
	s.sees(told + ` === 'Không tìm thấy gì cho “zzyzxqq”'`)
	s.run(`window.seen = []; new MutationObserver(() => seen.push(document.getElementById('results').children.length)).observe(document.getElementById('results'), { childList: true })`)
	s.keys(kb.Escape + "gac dem")
	s.sees(filled)
	if got := ask[[]int](s, `seen`); len(got) != 1 {
		s.Errorf("lists of %v hits were shown", got)
	}
}

// hitsLook looks at a list of all kinds of hits on narrow and dark screens.
func hitsLook(s *screen) {
	for _, query := range []string{"q=dai+doi+7&unit=c7-d4-e941", "q=gac+dem", "q=xyzzyx"} {
		s.search(query)
		s.sees(told + ` !== ''`)
		s.sees(`document.querySelectorAll('.chips a').length === Number(new URLSearchParams(location.search).has('unit'))`)
		for _, dark := range []string{"light", "dark"} {
			s.looks(&emulation.MediaFeature{Name: "prefers-color-scheme", Value: dark})
			if got := ask[[]string](s, faint); len(got) > 0 {
				s.Errorf("%s, %s: these can hardly be read: %q", query, dark, got)
			}
		}
		s.looks()
		s.do(chromedp.EmulateViewport(320, 900))
		if got := ask[int](s, `document.scrollingElement.scrollWidth`); got > 320 {
			s.Errorf("%s is %d wide on a screen of 320", query, got)
		}
		s.do(chromedp.EmulateViewport(1280, 900))
	}
}

func searchWithoutScript(s *screen) {
	script := func(off bool) {
		if _, err := chromedp.Call(s.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off}); err != nil {
			s.Fatal(err)
		}
	}
	script(true)
	defer script(false)
	s.open("search.html")
	if n := ask[int](s, `Array.from(document.querySelectorAll('main a')).filter((a) => a.offsetParent && /(sittings|documents|members)\.html$/.test(a.href)).length`); n != 3 {
		s.Errorf("%d ways to lists", n)
	}
	if ask[bool](s, `!!`+askBox+`.offsetParent`) {
		s.Error("a box that does nothing is shown")
	}
	if !strings.Contains(ask[string](s, `document.querySelector('main').innerText`), "đang tắt JavaScript") {
		s.Error("it is not said why nothing can be searched")
	}
}

// TestSearchShowsText searches an archive whose texts are markup.
func TestSearchShowsText(t *testing.T) {
	const bad = `<img src=x onerror=alert(1)> & "gác" </script> 'đêm'`
	dir := smallSite(t, `
-- units.csv --
id,name,kind
c1,"Chi bộ <b>Một</b> gác",cell
-- sessions/c1/2019-10-02.md --
---
unit: c1
date: 2019-10-02
subject: `+"|\n  "+bad+`
minutes: adopted
---
# \<img src=x onerror=alert(1)\> & "gác" \</script\> 'đêm'

## \<i\>Gác\</i\>

\<img src=x onerror=alert(1)\> & "gác" \</script\> 'đêm'
`)
	s := newScreen(t, dir)
	s.search("q=" + url.QueryEscape(`gác <img src=x onerror=alert(1)>`))
	s.sees(filled)
	if got := ask[string](s, hitLinks+`[0].textContent`); got != bad {
		t.Errorf("the title %q", got)
	}
	s.sees(`!document.querySelector('main :is(img, i)')`)
	s.search("q=" + url.QueryEscape(`</script><script>alert(1)</script>`))
	s.sees(told + ` !== ''`)
}

func quoted(text string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(text) + "'"
}

// TestSearchFirefox does the most common things in the other browser, by double
// click and from a server.
func TestSearchFirefox(t *testing.T) {
	f := browsertest.OpenFirefox(t)
	dir, _ := demoSite(t, "")
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(server.Close)
	for _, base := range []string{"file://" + (&url.URL{Path: filepath.ToSlash(dir)}).EscapedPath() + "/", server.URL + "/"} {
		f.Go(base + "search.html?q=gac+dem")
		f.Wait(`return ` + filled + ` && ` + total + ` > 10 && ` + told + `.includes('kết quả')`)
		f.Run(`const box = `+askBox+`; box.value = '"đối thoại'; box.dispatchEvent(new Event('input')); return true`, new(bool))
		f.Wait(`return location.search.includes('tho') && ` + hits + `.some((li) => li.querySelector('mark'))`)
		f.Run(`const box = `+askBox+`; box.value = 'đối tho'; box.dispatchEvent(new Event('input')); return true`, new(bool))
		f.Wait(`return ` + hits + `.some((li) => /đối thoại/i.test(li.textContent)) && ` + hitLinks + `[0]?.search.endsWith('tho*')`)
		f.Run(`document.querySelector('form.search').requestSubmit(); return true`, new(bool))
		f.Wait(`return ` + hitLinks + `[0]?.search.endsWith('tho') || ` + told + `.startsWith('Không')`)
		f.Run(`history.back(); return true`, new(bool))
		f.Wait(`return location.search === '?q=gac+dem' && ` + hits + `.length === 10 && ` + askBox + `.value === 'gac dem'`)
		f.Run(`const box = document.querySelector('form.search details'); box.open = true; return true`, new(bool))
		f.Wait(`return / \(\d+\)$/.test(` + limitsOf + `.unit.options[1]?.textContent)`)
		f.Run(hitLinks+`[0].click(); return true`, new(bool))
		f.Wait(`return location.search.startsWith('?hl=') && !!document.getElementById(decodeURIComponent(location.hash.slice(1)))`)
	}
}
