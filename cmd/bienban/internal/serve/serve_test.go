package serve

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// patience is how long a test waits for what must come; nothing sleeps.
const patience = 30 * time.Second

// house is a content folder, a site, and a builder that joins the one into
// the other's index.html; a file that says BAD is a problem.
type house struct {
	content, site string
	builds        atomic.Int32
	mu            sync.Mutex
	lines         []string
}

func newHouse(t *testing.T) *house {
	t.Helper()
	h := &house{content: filepath.Join(t.TempDir(), "content"), site: filepath.Join(t.TempDir(), "public")}
	h.write(t, "a.md", "first")
	return h
}

func (h *house) write(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join(h.content, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func (h *house) build(context.Context) (problem string, err error) {
	defer h.builds.Add(1)
	var all []string
	err = filepath.WalkDir(h.content, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		all = append(all, string(text))
		return err
	})
	if err != nil {
		return "", err
	}
	text := strings.Join(all, "|")
	if strings.Contains(text, "BAD") {
		return "a.md:1:1: error: BAD\n  BAD\n  ^", nil
	}
	if err := os.MkdirAll(h.site, 0o777); err != nil {
		return "", err
	}
	page := `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="` +
		`default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'` +
		`"><title>T</title></head><body><p id="text">` + text + `</p></body></html>`
	return "", os.WriteFile(filepath.Join(h.site, "index.html"), []byte(page), 0o666)
}

func (h *house) options() Options {
	return Options{
		Dir: h.site, Watch: []string{h.content}, Addr: "127.0.0.1:0",
		Build: h.build, Ready: func(string) {}, Say: say,
		Log: func(line string) {
			h.mu.Lock()
			defer h.mu.Unlock()
			h.lines = append(h.lines, line)
		},
	}
}

func (h *house) logged() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return strings.Join(h.lines, "\n")
}

func say(key string, args ...any) string { return strings.TrimSpace(key + " " + fmt.Sprintln(args...)) }

// start runs a server until the test ends and gives its address.
func start(t *testing.T, o Options, change ...func(*server)) string {
	t.Helper()
	ready := make(chan string, 1)
	o.Ready = func(url string) { ready <- url }
	s, err := newServer(o)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range change {
		c(s)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := await(t, ended, "the end"); err != nil {
			t.Errorf("run: %v", err)
		}
	})
	select {
	case err := <-ended:
		ended <- nil
		t.Fatalf("run ended early: %v", err)
	case url := <-ready:
		return url
	case <-time.After(patience):
		t.Fatal("never ready")
	}
	return ""
}

func await[T any](t *testing.T, from <-chan T, what string) (got T) {
	t.Helper()
	select {
	case got = <-from:
	case <-time.After(patience):
		t.Fatalf("waited in vain for %s", what)
	}
	return got
}

// event is one server-sent event.
type event struct{ name, id, data string }

// listen opens an event stream; it ends with the test.
func listen(t *testing.T, url, query string) <-chan event {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), "GET", url+"-/events"+query, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	if got := res.Header.Get("Content-Type"); got != "text/event-stream; charset=utf-8" {
		t.Errorf("events have type %q", got)
	}
	events := make(chan event, 100)
	go func() {
		defer res.Body.Close()
		var e event
		for in := bufio.NewScanner(res.Body); in.Scan(); {
			field, value, _ := strings.Cut(in.Text(), ": ")
			switch field {
			case "event":
				e = event{name: value}
			case "id":
				e.id = value
			case "data":
				e.data = strings.TrimPrefix(e.data+"\n"+value, "\n")
			case "":
				if e.name != "words" {
					events <- e
				}
			}
		}
	}()
	return events
}

func expect(t *testing.T, events <-chan event, name string) event {
	t.Helper()
	e := await(t, events, name)
	if e.name != name {
		t.Fatalf("got event %+v, want %s", e, name)
	}
	return e
}

// until waits for a condition of another goroutine's making.
func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(patience); !holds(); <-tick.C {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain until %s", what)
		}
	}
}

func TestChangeReloads(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	url := start(t, h.options())
	if _, body := get(t, url); !strings.Contains(body, "first") {
		t.Errorf("page: %s", body)
	}
	events := listen(t, url, "")
	h.write(t, "a.md", "second")
	expect(t, events, "reload")
	if _, body := get(t, url); !strings.Contains(body, "second") {
		t.Errorf("page after the reload: %s", body)
	}
	if log := h.logged(); !strings.Contains(log, "serve.built") {
		t.Errorf("log: %s", log)
	}
}

func TestProblemShowsAndClears(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	url := start(t, h.options())
	events := listen(t, url, "")
	h.write(t, "a.md", "BAD")
	first := expect(t, events, "problem")
	if want := "a.md:1:1: error: BAD\n  BAD\n  ^"; first.data != want {
		t.Errorf("problem %q, want %q", first.data, want)
	}
	if _, body := get(t, url); !strings.Contains(body, "first") {
		t.Errorf("the last good page is gone: %s", body)
	}

	if late := expect(t, listen(t, url, ""), "problem"); late != first {
		t.Errorf("a late page got %+v, want %+v", late, first)
	}
	// The same mistake after another save is news to one who had closed it.
	h.write(t, "a.md", "BAD again")
	if again := expect(t, events, "problem"); again.id == first.id {
		t.Errorf("second problem has the first's id %q", again.id)
	}
	h.write(t, "a.md", "mended")
	expect(t, events, "reload")
	if log := h.logged(); !strings.Contains(log, "error: BAD") {
		t.Errorf("log: %s", log)
	}
}

func TestPageThatMissedABuildReloads(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	url := start(t, h.options())
	expect(t, listen(t, url, "?site=of-an-earlier-run"), "reload")
}

func TestErrorOfTheMachineIsShown(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	o := h.options()
	o.Build = func(context.Context) (string, error) { return "half <read>", errors.New("disk full") }
	url := start(t, o)
	if e := expect(t, listen(t, url, ""), "problem"); e.data != "half <read>\ndisk full" {
		t.Errorf("problem %q", e.data)
	}
	res, body := get(t, url)
	if res.StatusCode != http.StatusServiceUnavailable || !strings.Contains(body, "half &lt;read&gt;\ndisk full</pre>") || !strings.Contains(body, "/-/reload.js") {
		t.Errorf("without a site: %d\n%s", res.StatusCode, body)
	}
}

func TestFoldersComeAndGo(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	layouts := filepath.Join(t.TempDir(), "layouts")
	o := h.options()
	o.Watch = append(o.Watch, layouts)
	url := start(t, o)
	events := listen(t, url, "")

	h.write(t, "new/deep/b.md", "deep")
	expect(t, events, "reload")
	until(t, "the file in the new folder shows", func() bool { return shows(t, url, "deep") })

	h.write(t, "new/deep/b.md", "deeper")
	until(t, "the new folder is watched", func() bool { return shows(t, url, "deeper") })

	before := h.builds.Load()
	if err := os.Rename(filepath.Join(h.content, "new"), filepath.Join(h.content, "renamed")); err != nil {
		t.Fatal(err)
	}
	until(t, "the new name leads to a build", func() bool { return h.builds.Load() > before })
	h.write(t, "renamed/deep/b.md", "deepest")
	until(t, "a folder in the renamed one is watched", func() bool { return shows(t, url, "deepest") })
	h.write(t, "renamed/c.md", "shallow")
	until(t, "the renamed folder is watched", func() bool { return shows(t, url, "shallow") })

	before = h.builds.Load()
	if err := os.MkdirAll(layouts, 0o777); err != nil {
		t.Fatal(err)
	}
	until(t, "a missing folder is adopted", func() bool { return h.builds.Load() > before })
	before = h.builds.Load()
	if err := os.WriteFile(filepath.Join(layouts, "x.html"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	until(t, "the adopted folder is watched", func() bool { return h.builds.Load() > before })
}

func TestShutdownLeavesNothingBehind(t *testing.T) {
	// Not parallel: it looks at all goroutines.
	h := newHouse(t)
	ready := make(chan string, 1)
	o := h.options()
	o.Ready = func(url string) { ready <- url }
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- Run(ctx, o) }()
	url := await(t, ready, "readiness")
	stream, err := http.Get(url + "-/events") // a page stays open
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Body.Close()
	cancel()
	if _, err := io.ReadAll(stream.Body); err != nil {
		t.Errorf("the stream was torn off: %v", err)
	}
	if err := await(t, ended, "the end"); err != nil {
		t.Errorf("Run: %v", err)
	}
	stacks := make([]byte, 1<<20)
	until(t, "all goroutines ended", func() bool {
		stacks := string(stacks[:runtime.Stack(stacks, true)])
		return !strings.Contains(stacks, "serve.(*") && !strings.Contains(stacks, "fsnotify.(*") && !strings.Contains(stacks, "http.(*conn).serve")
	})
	if _, err := http.Get(url); err == nil {
		t.Error("still answers")
	}
}

func TestCancelledFirstBuild(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	o := h.options()
	ctx, cancel := context.WithCancel(context.Background())
	o.Build = func(ctx context.Context) (string, error) { cancel(); return "", ctx.Err() }
	o.Ready = func(string) { t.Error("ready after the end") }
	if err := Run(ctx, o); err != nil {
		t.Errorf("Run: %v", err)
	}
	if log := h.logged(); log != "" {
		t.Errorf("log: %s", log)
	}
}

func shows(t *testing.T, url, text string) bool {
	t.Helper()
	_, body := get(t, url)
	return strings.Contains(body, text)
}
