package search

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"bienban/cmd/bienban/internal/browsertest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// marked gives the words that stand out on a page, in order.
const marked = `(window.Highlight ? Array.from(CSS.highlights.get('found') ?? [])
		.sort((a, b) => (a.startContainer === b.startContainer ? a.startOffset - b.startOffset : a.startContainer.compareDocumentPosition(b.startContainer) & 4 ? -1 : 1))
		.map((r) => r.startContainer.data.slice(r.startOffset, r.endOffset))
	: Array.from(document.querySelectorAll('mark'), (m) => m.textContent)).map((word) => word.normalize())`

const foundPage = `<header><p>gác đêm ngoài main</p></header><main id="main"><nav><a href="#">gác</a></nav>
<h1>Sinh hoạt chi bộ tháng 11 năm 2019</h1>
<h2 id="mot">Tự phê bình và phê bình<a class="pin" href="#mot">gác</a></h2>
<p>Kiểm tra <b>gác</b> đêm <em>chưa</em> đều. Quyết định 11-NQ/CB; hạn 5/12/2019, họp 2019-12-05 và 12/2019.</p>
<p class="paper">gác đêm trên giấy</p>
<script type="application/json">gác đêm</script>
<form><input value="gác"><select><option>gác đêm</option></select><textarea>gác</textarea></form>
<svg><text>gác đêm</text></svg>
<ul><li>Đ<i>ạ</i>i đội 7</li><li>7 đại đội<br>gác</li><li>Gac cầu, đêm tối. Đêm</li></ul>
<table><tbody><tr><td>tư</td><td>tu</td><td>tự</td></tr></tbody></table>
<p>` + "T\u01b0\u0323 ki\u00ea\u0309m" + ` điểm, ki` + "\u00ad" + `ểm, hòa hoà hoa</p>
</main>`

// TestHighlight opens pages with queries, beside the text and in it.
func TestHighlight(t *testing.T) {
	address := writePage(t, foundPage, "site.js")
	ctx := browsertest.Open(t)
	openPage(t, ctx, address)
	const text = `document.body.textContent`
	plain := inPage[string](t, ctx, text)
	if got := inPage[bool](t, ctx, `document.querySelector('script[src*=terms]') === null && CSS.highlights.size === 0`); !got {
		t.Error("a page that was not searched for loads what marks words")
	}
	// inText are asked as well where words can't be marked beside the text.
	inText := []string{"gac", "dai", "2019-12", "ki*", `“gac dem” 7`, "<b>"}
	for query, want := range map[string]string{
		"dem":                             "đêm đêm Đêm",
		"gác":                             "gác gác",
		"GÁC":                             "gác gác",
		"gàc":                             "gác gác Gac", // no such marks here
		"gac":                             "gác gác Gac",
		"=gac":                            "Gac",
		"=gạc":                            "gác gác Gac",
		`"gác đêm"`:                       "gác đêm",
		`“gac dem” 7`:                     "gác đêm 7 7",
		`"gác đêm`:                        "gác đêm",
		`"đêm gác"`:                       "gác đêm gác đêm Đêm", // no such row: each by itself
		`"tối đêm"`:                       "đêm đêm tối Đêm",     // a sentence ends between them
		`"đại đội gác"`:                   "gác Đ ạ i đội đại đội gác",
		"dai":                             "Đ ạ i đại",
		"11-nq/cb":                        "11 NQ CB",
		"5/12/2019":                       "5 12 2019 2019 12 05",
		"2019-12":                         "12 2019 2019 12 12 2019",
		"tự":                              "Tự tự Tự",
		"tư":                              "tư",
		"tu":                              "Tự tư tu tự Tự",
		"quy*":                            "Quyết",
		"qui*":                            "Quyết",
		"quyế*":                           "Quyết",
		"ki*":                             "Kiểm kiểm ki\u00adểm",
		"kiể*":                            "Kiểm kiểm ki\u00adểm",
		"đ*":                              "đêm đều định Đ ạ i đội đại đội đêm Đêm điểm",
		"kiệ*":                            "Kiểm kiểm ki\u00adểm",
		"ki":                              "",
		"hoà":                             "hòa hoà",
		"gác -đêm":                        "gác gác",
		`gác -"đại đội"`:                  "gác gác",
		"gác loại:dem":                    "gác gác",
		"gác đơn-vị:\"dai 7\"":            "gác gác",
		"-unit:7 gác":                     "gác gác",
		`="gác đêm"`:                      "gác đêm",
		"gác OR cau":                      "gác gác cầu",
		"gác HOẶC | cau":                  "gác gác cầu",
		"họp: 7":                          "họp 7 7",
		"gác gac":                         "gác gác Gac",
		"":                                "",
		"- \" * = : .":                    "",
		"<b>":                             "",
		strings.Repeat("x ", 128) + "gác": "",
	} {
		ways := []string{"?hl="}
		if slices.Contains(inText, query) {
			ways = append(ways, "?old&hl=")
		}
		for _, how := range ways {
			openPage(t, ctx, address+how+url.QueryEscape(query))
			got := inPage[[]string](t, ctx, marked)
			if !slices.Equal(got, strings.Fields(want)) {
				t.Errorf("%s%s marks %q, not %q", how, query, got, want)
			}
			if inPage[string](t, ctx, text) != plain {
				t.Errorf("%s%s changes the text", how, query)
			}
			if old := inPage[bool](t, ctx, `!window.Highlight`); old != strings.Contains(how, "old") {
				t.Error("the fallback isn't tried")
			}
		}
	}
}

// TestHighlightComesIntoSight reads where a page stands after it was opened.
func TestHighlightComesIntoSight(t *testing.T) {
	space := strings.Repeat("<p>…</p>", 60)
	address := writePage(t, `<main><p hidden>đêm</p><h2 id="a">Một</h2>`+space+`<p>gác <a href="#c">trực</a></p>`+space+
		`<h2 id="b">Hai</h2><p>gác đêm</p>`+space+`<h2 id="c">Ba</h2>`+space+`<p>gác đêm trực</p>`+space+`</main>`, "site.js")
	ctx := browsertest.Open(t)
	const (
		// nth tells which words found are in sight.
		nth = `Array.from(CSS.highlights.get('found'), (r, n) => {
			const range = document.createRange();
			range.setStart(r.startContainer, r.startOffset);
			range.setEnd(r.endContainer, r.endOffset);
			const box = range.getBoundingClientRect();
			return box.height && box.top >= 0 && box.bottom <= innerHeight ? n : -1;
		}).filter((n) => n >= 0)`
		heading = `Array.from(document.querySelectorAll('h2')).filter((h) => Math.abs(h.getBoundingClientRect().top) < 40).map((h) => h.id).join()`
	)
	for _, c := range []struct {
		at      string
		sees    []int
		heading string
	}{
		{"?hl=gác", []int{0}, ""},
		{"?hl=gác#", []int{0}, ""},
		{"?hl=gác#no-such", []int{0}, ""},
		{"?hl=đêm", []int{1}, ""}, // the first is hidden
		{"?hl=một", []int{0}, ""},
		{"?hl=gác#a", []int{0}, ""},
		{"?hl=gác#b", []int{1}, "b"}, // in sight already
		{"?hl=hai#b", []int{0}, "b"},
		{"?hl=gác#c", []int{2}, ""},
		{"?hl=một#c", nil, "c"}, // above the anchor: the page stays there
		{"?hl=không#c", nil, "c"},
	} {
		openPage(t, ctx, "about:blank")
		at, fragment, cut := strings.Cut(c.at, "#")
		if cut {
			fragment = "#" + fragment
		}
		openPage(t, ctx, address+"?hl="+url.QueryEscape(strings.TrimPrefix(at, "?hl="))+fragment)
		standsStill(t, ctx)
		if got := inPage[[]int](t, ctx, nth); !slices.Equal(got, c.sees) {
			t.Errorf("%s shows the words %v, not %v (%s)", c.at, got, c.sees, inPage[string](t, ctx, `scrollY + ' ' + Array.from(document.querySelectorAll('h2'), (h) => h.getBoundingClientRect().top)`))
		}
		if got := inPage[string](t, ctx, heading); c.heading != "" && got != c.heading {
			t.Errorf("%s shows the heading %q, not %q", c.at, got, c.heading)
		}
		if got := inPage[bool](t, ctx, `document.activeElement === document.body && getSelection().isCollapsed`); !got {
			t.Errorf("%s moves the focus", c.at)
		}
	}
	// Who comes back to a page finds it as it was left.
	openPage(t, ctx, address+"?hl="+url.QueryEscape("trực"))
	standsStill(t, ctx)
	inPage[bool](t, ctx, `scrollTo({ top: 40, behavior: 'instant' }); true`)
	standsStill(t, ctx)
	if err := chromedp.Do(ctx, chromedp.Reload()); err != nil {
		t.Fatal(err)
	}
	standsStill(t, ctx)
	if got := inPage[float64](t, ctx, `scrollY`); got != 40 {
		t.Errorf("a page read again stands at %v", got)
	}
}

// standsStill waits until a page has stood still for a while.
func standsStill(t *testing.T, ctx context.Context) {
	t.Helper()
	last, still := -1.0, 0
	for range 100 {
		time.Sleep(40 * time.Millisecond)
		now := inPage[float64](t, ctx, `scrollY`)
		if still++; now != last {
			last, still = now, 0
		}
		if still == 5 {
			return
		}
	}
	t.Fatal("the page goes on scrolling")
}

// TestHighlightLooks reads the colours of marks on every kind of screen, and
// that paper has none.
func TestHighlightLooks(t *testing.T) {
	address := writePage(t, foundPage, "site.js")
	ctx := browsertest.Open(t)
	look := func(media string, features ...*emulation.MediaFeature) {
		t.Helper()
		p := emulation.SetEmulatedMediaParams{Features: features, Media: media}
		if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, p); err != nil {
			t.Fatal(err)
		}
	}
	scheme := func(value string) *emulation.MediaFeature {
		return &emulation.MediaFeature{Name: "prefers-color-scheme", Value: value}
	}
	forced := func(value string) *emulation.MediaFeature {
		return &emulation.MediaFeature{Name: "forced-colors", Value: value}
	}
	for how, of := range map[string]string{
		"?hl=gac":     `getComputedStyle(document.querySelector('li'), '::highlight(found)')`,
		"?old&hl=gac": `getComputedStyle(document.querySelector('mark'))`,
	} {
		openPage(t, ctx, address+how)
		backs := map[string]bool{}
		for _, on := range [][2]string{{"light", "none"}, {"dark", "none"}, {"light", "active"}} {
			look("screen", scheme(on[0]), forced(on[1]))
			back := inPage[string](t, ctx, of+`.backgroundColor`)
			if backs[back] || back == "rgba(0, 0, 0, 0)" || back == inPage[string](t, ctx, of+`.color`) {
				t.Errorf("%s: marks on a screen %q are %s", how, on, back)
			}
			backs[back] = true
		}
		look("print", scheme("light"), forced("none"))
		if got := inPage[string](t, ctx, of+`.backgroundColor + `+of+`.textDecorationLine`); got != "rgba(0, 0, 0, 0)none" {
			t.Errorf("%s: marks on paper are %s", how, got)
		}
		look("")
	}
}
