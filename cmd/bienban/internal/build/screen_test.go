package build

import (
	"context"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"bienban/cmd/bienban/internal/browsertest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// screen is a page of a site's folder in a real browser, which notes whatever
// the browser complains of and whatever is asked for outside the folder.
type screen struct {
	*testing.T
	ctx  context.Context
	dir  string
	base string // the folder's URL

	mu         sync.Mutex
	complaints []string
}

func newScreen(t *testing.T, dir string) *screen {
	t.Helper()
	return newScreenAt(t, dir, "file://"+(&url.URL{Path: filepath.ToSlash(dir)}).EscapedPath()+"/")
}

// newScreenAt shows the folder's pages at a URL.
func newScreenAt(t *testing.T, dir, base string) *screen {
	t.Helper()
	s := &screen{T: t, ctx: browsertest.Open(t), dir: dir, base: base}
	s.do(chromedp.Navigate("about:blank"))
	// Pages hear of focus only in a window that has it.
	if _, err := chromedp.Call(s.ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	err := chromedp.Listen(s.ctx, func(e any) {
		s.mu.Lock()
		defer s.mu.Unlock()
		switch e := e.(type) {
		case *runtime.EventExceptionThrown:
			s.complaints = append(s.complaints, e.ExceptionDetails.Text)
		case *runtime.EventConsoleAPICalled:
			s.complaints = append(s.complaints, "the console was written to")
		case *log.EventEntryAdded:
			s.complaints = append(s.complaints, e.Entry.Text)
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(e.Request.URL, s.base) {
				s.complaints = append(s.complaints, "asked for "+e.Request.URL)
			}
		case *network.EventResponseReceived:
			if e.Response.Status >= 400 {
				s.complaints = append(s.complaints, e.Response.StatusText+": "+e.Response.URL)
			}
		case *network.EventLoadingFailed:
			if !e.Canceled {
				s.complaints = append(s.complaints, e.ErrorText)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.quiet("the browser") })
	return s
}

// quiet sees to it that nothing was complained of so far.
func (s *screen) quiet(where string) {
	s.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.complaints) > 0 {
		s.Errorf("%s complains: %q", where, s.complaints)
	}
	s.complaints = nil
}

// in gives the same screen for a part of a test.
func (s *screen) in(t *testing.T) *screen { return &screen{T: t, ctx: s.ctx, dir: s.dir, base: s.base} }

func (s *screen) do(actions ...chromedp.Action[chromedp.Void]) {
	s.Helper()
	if err := chromedp.Do(s.ctx, actions...); err != nil {
		s.Fatal(err)
	}
}

// address gives a file's URL.
func (s *screen) address(name string) string {
	return s.base + (&url.URL{Path: name}).EscapedPath()
}

func (s *screen) open(name string) {
	s.Helper()
	s.do(chromedp.Navigate(s.address(name)))
}

func (s *screen) keys(keys string) {
	s.Helper()
	s.do(chromedp.KeyEvent(keys))
}

// sees waits until an expression holds.
func (s *screen) sees(condition string) {
	s.Helper()
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		holds, err := chromedp.Run(s.ctx, chromedp.Evaluate[bool]("!!("+condition+")"))
		if err == nil && holds {
			return
		}
		if time.Now().After(deadline) {
			s.Fatalf("the page never has %s (%v)", condition, err)
		}
	}
}

// at waits until the browser shows a page of the site.
func (s *screen) at(name string) {
	s.Helper()
	s.sees("location.href === '" + s.address(name) + "'")
}

func ask[T any](s *screen, expression string) T {
	s.Helper()
	out, err := chromedp.Run(s.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		s.Fatalf("%s: %v", expression, err)
	}
	return out
}

func (s *screen) run(script string) {
	s.Helper()
	ask[bool](s, "{"+script+"; true}")
}
