package build

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bienban/layouts"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// samples gives the heaviest page of every kind and of every shape that its
// addresses have, of a site built from the demo.
func samples(t *testing.T, dir string) []string {
	t.Helper()
	heaviest, weight := map[string]string{}, map[string]int64{}
	kinds := map[string]bool{}
	for name, parts := range kindsOf(t, "vi") {
		kind := kindOf(parts)
		kinds[kind] = true
		info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		if of := kind + " " + shape(name); info.Size() > weight[of] {
			heaviest[of], weight[of] = name, info.Size()
		}
	}
	files, err := layouts.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		kind, page := strings.CutSuffix(f.Name(), ".html")
		if page && strings.Contains(layout(t, f.Name()), `{{define "main"}}`) && !kinds[kind] {
			t.Errorf("no page of the demo is of the kind %s", kind)
		}
	}
	return slices.Sorted(maps.Values(heaviest))
}

const (
	// hidden are elements of a page's text that are not shown; what is on paper only,
	// what a drawing only says, and what narrow drawings do without are left out.
	hidden = `Array.from(document.querySelectorAll('main *:not(.paper, .paper *, [hidden], br, script, title, defs, defs *, svg .o, svg .e)'))
		.filter((e) => getComputedStyle(e).display === 'none' || getComputedStyle(e).visibility === 'hidden').map((e) => e.outerHTML.slice(0, 80)).slice(0, 3)`

	// faint are texts that stand out too little from what is behind them, by
	// the contrast of WCAG 2.2 (1.4.3).
	faint = `(() => {
		const parts = (colour) => { const n = colour.match(/[\d.]+/g)?.map(Number); return n && { rgb: n.slice(0, 3), alpha: n[3] ?? 1 }; };
		const light = ({ rgb }) => rgb.map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
			.reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
		const behind = (e) => {
			for (; e; e = e.parentElement) {
				const c = parts(getComputedStyle(e).backgroundColor);
				if (c?.alpha > 0) return c;
			}
			return parts(getComputedStyle(document.querySelector('html')).colorScheme === 'dark' ? 'rgb(18, 18, 18)' : 'rgb(255, 255, 255)');
		};
		const out = [], seen = new Set();
		for (const e of document.querySelectorAll('body :not(svg, svg *, script, .skip)')) {
			if (!Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.data.trim()) || !e.getClientRects().length) continue;
			const look = getComputedStyle(e), back = behind(e), key = look.color + JSON.stringify(back);
			if (seen.has(key) || Number(look.opacity) === 0) continue;
			seen.add(key);
			const [a, b] = [light(parts(look.color)), light(back)].sort((x, y) => y - x);
			const big = parseFloat(look.fontSize) >= 24 || parseFloat(look.fontSize) >= 18.66 && look.fontWeight >= 700;
			if ((a + 0.05) / (b + 0.05) < (big ? 3 : 4.5)) out.push(key + e.outerHTML.slice(0, 80));
		}
		return out;
	})()`
)

// looks gives the page another look: of a dark screen, or of a system that
// forces colours.
func (s *screen) looks(features ...*emulation.MediaFeature) {
	s.Helper()
	if _, err := chromedp.Call(s.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features}); err != nil {
		s.Fatal(err)
	}
}

// TestBrowse opens a page of every kind in a real browser, by double click and
// from a server: the browser has nothing to complain of, nothing is asked for
// elsewhere, the page fits wide and narrow screens, its text can be read in all
// colours, and without script nothing of it is hidden.
func TestBrowse(t *testing.T) {
	dir, _ := demoSite(t, "")
	pages := samples(t, dir)
	if len(pages) < 30 {
		t.Errorf("only %d kinds of pages", len(pages))
	}
	t.Run("double click", func(t *testing.T) {
		s := newScreen(t, dir)
		for _, name := range pages {
			s.browse(name)
		}
		if _, err := chromedp.Call(s.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
			t.Fatal(err)
		}
		for _, name := range pages {
			s.visit(name)
			for _, width := range []int64{1280, 320} {
				s.do(chromedp.EmulateViewport(width, 900))
				if got := ask[[]string](s, hidden); len(got) > 0 {
					t.Errorf("%s, without script, %d wide: %q are not shown", name, width, got)
				}
				if got := ask[int](s, `document.scrollingElement.scrollWidth`); got > int(width) {
					t.Errorf("%s, without script, is %d wide on a screen of %d", name, got, width)
				}
			}
			s.quiet(name)
		}
	})
	t.Run("server", func(t *testing.T) {
		server := httptest.NewServer(http.FileServer(http.Dir(dir)))
		t.Cleanup(server.Close)
		s := newScreenAt(t, dir, server.URL+"/")
		for _, name := range pages {
			s.visit(name)
			s.sees(`document.querySelector('header.scripted')`) // the script is at work
			s.quiet(name)
		}
	})
}

// visit opens a page, and goes with it where it leads by itself.
func (s *screen) visit(name string) {
	s.Helper()
	s.open(name)
	s.sees(`document.readyState === 'complete' && !document.querySelector('meta[http-equiv=refresh]')`)
}

// browse looks at a page in all widths and colours.
func (s *screen) browse(name string) {
	s.Helper()
	s.do(chromedp.EmulateViewport(1280, 900))
	s.visit(name)
	s.sees(`document.querySelector('header.scripted')`)
	for _, width := range []int64{1280, 320} {
		s.do(chromedp.EmulateViewport(width, 900))
		if got := ask[int](s, `document.scrollingElement.scrollWidth`); got > int(width) {
			s.Errorf("%s is %d wide on a screen of %d", name, got, width)
		}
	}
	for _, look := range []struct {
		name     string
		features []*emulation.MediaFeature
	}{
		{"light", nil},
		{"dark", []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}},
		{"forced colours", []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}},
	} {
		s.looks(look.features...)
		if got := ask[[]string](s, faint); len(got) > 0 {
			s.Errorf("%s, %s: these can hardly be read: %q", name, look.name, got)
		}
	}
	s.looks()
	s.quiet(name)
}
