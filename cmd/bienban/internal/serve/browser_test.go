package serve

import (
	"context"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/browsertest"

	"github.com/chromedp/chromedp"
)

// eye looks at the page of a browser.
type eye struct {
	*testing.T
	ctx context.Context
}

func (e eye) do(what string, action chromedp.Action[chromedp.Void]) {
	e.Helper()
	if err := chromedp.Do(e.ctx, action); err != nil {
		e.Fatalf("%s: %v", what, err)
	}
}

// sees waits until a JavaScript condition holds, through any reloads: in the
// midst of one there is no page to ask.
func (e eye) sees(what, condition string) {
	e.Helper()
	until(e.T, "the page has "+what, func() bool {
		holds, err := chromedp.Run(e.ctx, chromedp.Evaluate[bool]("!!("+condition+")"))
		return err == nil && holds
	})
}

// TestOpenPageFollows is the whole story as the person sees it, under the
// content security policy that built pages carry.
func TestOpenPageFollows(t *testing.T) {
	page := eye{t, browsertest.Open(t)}
	h := newHouse(t)
	url := start(t, h.options())
	const panel = `document.querySelector('#bienban-problem[role=alert]')`
	const text = `document.querySelector('#text')?.textContent`

	page.do("opening", chromedp.Navigate(url))
	page.sees("the site", text+` === 'first'`)
	h.write(t, "a.md", "second")
	page.sees("reloaded", text+` === 'second'`)

	h.write(t, "a.md", "BAD")
	page.sees("the problem", panel+`?.querySelector('pre').textContent === 'a.md:1:1: error: BAD\n  BAD\n  ^'`)
	page.sees("the last good text below it", text+` === 'second'`)
	page.sees("the panel in its style", `getComputedStyle(`+panel+`).position === 'fixed'`)
	h.write(t, "a.md", "third")
	page.sees("no problem any more", `!`+panel+` && `+text+` === 'third'`)

	h.write(t, "a.md", "BAD once more")
	page.sees("the problem again", panel)
	page.do("Tab", chromedp.KeyEvent("\t"))
	page.sees("the button in focus", `document.activeElement === `+panel+`.querySelector('button')`)
	page.do("Escape", chromedp.KeyEvent("\x1b"))
	page.sees("closed the panel", `!`+panel)
	h.write(t, "a.md", "BAD still")
	page.sees("the next build's problem", panel)
	page.do("Tab", chromedp.KeyEvent("\t"))
	page.sees("the new button in focus", `document.activeElement === `+panel+`.querySelector('button')`)
	page.do("Enter", chromedp.KeyEvent("\r"))
	page.sees("closed the panel by its button", `!`+panel)

	page.do("going to a page that isn't there", chromedp.Navigate(url+"nowhere.html"))
	page.sees("the problem over it too", panel+` && document.querySelector('h1').textContent === 'serve.missing.title'`)
}

// TestHiddenPageCatchesUp has a page that isn't seen, and so holds no
// connection, reload when it is seen again.
func TestHiddenPageCatchesUp(t *testing.T) {
	page := eye{t, browsertest.Open(t)}
	h := newHouse(t)
	s := make(chan *server, 1)
	url := start(t, h.options(), func(made *server) { s <- made })
	streams := &(<-s).streams

	page.do("opening", chromedp.Navigate(url))
	until(t, "the page listens", func() bool { return streams.Load() == 1 })
	page.do("hiding", hide)
	until(t, "the page has let go", func() bool { return streams.Load() == 0 })
	before := h.builds.Load()
	h.write(t, "a.md", "second")
	until(t, "the site is built again", func() bool { return h.builds.Load() > before })
	page.do("showing", show)
	page.sees("caught up", `document.querySelector('#text')?.textContent === 'second'`)

	h.write(t, "a.md", "BAD")
	page.sees("a problem", `document.querySelector('#bienban-problem')`)
	page.do("Escape", chromedp.KeyEvent("\x1b"))
	page.do("hiding", hide)
	until(t, "the page has let go again", func() bool { return streams.Load() == 0 })
	page.do("showing", show)
	until(t, "the page listens again", func() bool { return streams.Load() == 1 })
	page.do("listening beside it", chromedp.Evaluate[chromedp.Void](`
		new EventSource('/-/events').addEventListener('problem', () => { document.title = 'told' })`))
	page.sees("been told the same problem and kept it closed", `document.title === 'told' && !document.querySelector('#bienban-problem')`)
}

// What a browser does when another tab comes to the front, and goes.
var (
	hide = chromedp.Evaluate[chromedp.Void](`
		Object.defineProperty(document, 'hidden', { value: true, configurable: true });
		document.dispatchEvent(new Event('visibilitychange'))`)
	show = chromedp.Evaluate[chromedp.Void](`
		delete document.hidden;
		document.dispatchEvent(new Event('visibilitychange'))`)
)

// TestServerGoesAndComesBack has the page say so, and no longer when another
// server answers.
func TestServerGoesAndComesBack(t *testing.T) {
	page := eye{t, browsertest.Open(t)}
	h := newHouse(t)
	o := h.options()
	ready := make(chan string, 1)
	o.Ready = func(url string) { ready <- url }
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	ended := make(chan error, 1)
	go func() { ended <- Run(ctx, o) }()
	url := await(t, ready, "readiness")

	page.do("opening", chromedp.Navigate(url))
	h.write(t, "a.md", "BAD")
	page.sees("the stream standing", `document.querySelector('#bienban-problem')`)
	stop()
	if err := await(t, ended, "the end"); err != nil {
		t.Fatal(err)
	}
	page.sees("the word of loss", `document.querySelector('#bienban-lost[role=status]')?.textContent === 'serve.panel.lost'`)

	h.write(t, "a.md", "second life")
	o.Addr = strings.TrimSuffix(strings.TrimPrefix(url, "http://"), "/")
	if again := start(t, o); again != url {
		t.Fatalf("came back at %s, not %s", again, url)
	}
	page.sees("the new server's site", `!document.querySelector('#bienban-lost') && document.querySelector('#text')?.textContent === 'second life'`)
}
