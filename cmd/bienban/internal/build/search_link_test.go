package build

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

const gathering = `
-- units.csv --
id,name,kind
c1,Chi bộ Một,cell
-- sessions/c1/2019-10-02.md --
---
unit: c1
date: 2019-10-02
subject: gác đêm
minutes: adopted
---
# Họp chi bộ

Gác đêm.
`

// forge has the page's engine give hits with these addresses.
const forge = `Object.defineProperty(window, 'bienban', { configurable: true, set(made) {
	const value = new Proxy(made, { set(to, key, given) {
		to[key] = key !== 'engine' ? given : (root) => {
			const engine = given(root);
			return { ...engine, async search(...asked) {
				const answer = await engine.search(...asked);
				const urls = ['javascript:alert(1)', 'javascript:alert(1)//x.html', 'javascript:alert.html', '//127.0.0.2/x.html', '/x.html', 'http://127.0.0.2/x.html',
					'data:text/html,x.html', '../x.html', 'a/../../x.html', '\\\\127.0.0.2\\x.html', '?x.html', 'javascript:x.html#a'];
				return { ...answer, hits: urls.flatMap((url) => ['page', 'item'].map((kind) => ({ ...answer.hits[0], kind, url, snippet: [] }))) };
			} };
		};
		return true;
	} });
	Object.defineProperty(window, 'bienban', { value, writable: true });
} })`

// TestSearchLinksStayInTheSite shows hits whose addresses no program wrote.
func TestSearchLinksStayInTheSite(t *testing.T) {
	s := newScreen(t, smallSite(t, gathering))
	if _, err := chromedp.Call(s.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: forge}); err != nil {
		t.Fatal(err)
	}
	s.search("q=" + url.QueryEscape("gác"))
	s.sees(hits + `.length === 24`)
	to := ask[[]string](s, hitLinks+`.filter(Boolean).map((a) => a.href)`)
	if len(to) == 0 {
		t.Error("no address is a link: nothing was shown")
	}
	for _, href := range to {
		if !strings.HasPrefix(href, s.base) {
			t.Errorf("a hit leads to %s", href)
		}
	}
}

// TestSearchAddressStaysOnItsHost opens the page by a path that begins with two
// slashes, which some servers take for one.
func TestSearchAddressStaysOnItsHost(t *testing.T) {
	dir := smallSite(t, gathering)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.URL.Path = "/" + strings.TrimLeft(r.URL.Path, "/")
		http.FileServer(http.Dir(dir)).ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	s := newScreenAt(t, dir, server.URL+"//")
	s.search("kind=session&q=" + url.QueryEscape("gác"))
	s.sees(filled)
	s.enter("đêm")
	s.sees(`location.search === '?q=%C4%91%C3%AAm&kind=session' && location.pathname === '//search.html'`)
	if got := ask[string](s, `document.querySelector('.chips a').href`); !strings.HasPrefix(got, s.base) {
		t.Errorf("taking a filter off leads to %s", got)
	}
	s.quiet("the search")
}
