package main

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"bienban/cmd/bienban/internal/browsertest"
	"bienban/cmd/bienban/internal/search"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// namedQueries are asked of the page of the search.
var namedQueries = []string{
	"tự phê bình", "tu phe binh", "tu phe binh dai doi 7", "chi bộ đại đội", "kiểm tra vũ khí", `"gác đêm"`, "gac dem",
	"02-NQ/CB", "ống nhòm", "Chu Duy Tùng sốt xuất huyết",
}

// BenchmarkSearchPage asks the page of the search in Chromium, by double click:
//
//	BIENBAN_SITTINGS=100000 go test ./cmd/bienban -run '^$' -bench SearchPage -benchtime 5x -timeout 1h
//
// page-ms is from the address to the first hit on the screen, cold-ms the same
// for a page that is open, warm-ms when it is asked the fifth time; read-kB is all that
// was read of the index, in so many files. Medians.
func BenchmarkSearchPage(b *testing.B) {
	dir, err := benchArchive()
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = os.RemoveAll(dir) }) // the system's temporary folder is the last resort
	site := filepath.Join(dir, "page")
	small := exec.Command(os.Args[0], "build", mustAbs("../../content"), "--out", site)
	small.Env = append(os.Environ(), "BIENBAN_COMMAND=1")
	large := exec.Command(os.Args[0])
	large.Env = append(os.Environ(), "BIENBAN_INDEX="+filepath.Join(dir, "content")+"\n"+filepath.Join(dir, "index"))
	for _, c := range []*exec.Cmd{small, large} {
		if text, err := c.CombinedOutput(); err != nil {
			b.Fatalf("%v: %v\n%s", c.Args, err, text)
		}
	}
	if err := os.RemoveAll(filepath.Join(site, search.Folder)); err != nil {
		b.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, "index", search.Folder), filepath.Join(site, search.Folder)); err != nil {
		b.Fatal(err)
	}
	ctx := browsertest.Open(b)
	observe := page.AddScriptToEvaluateOnNewDocumentParams{Source: `new MutationObserver((_, o) => {
		if (document.querySelector('#results > li')) { window.first = performance.now(); o.disconnect(); }
	}).observe(document, { childList: true, subtree: true });`}
	open(b, ctx, "about:blank")
	if _, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, observe); err != nil {
		b.Fatal(err)
	}
	var mu sync.Mutex
	var loaded []string
	if err := chromedp.Listen(ctx, func(e any) {
		if e, ok := e.(*network.EventRequestWillBeSent); ok {
			mu.Lock()
			loaded = append(loaded, e.Request.URL)
			mu.Unlock()
		}
	}); err != nil {
		b.Fatal(err)
	}
	at := "file://" + filepath.ToSlash(site) + "/search.html"
	for _, q := range namedQueries {
		b.Run(strings.ReplaceAll(q, " ", "-"), func(b *testing.B) {
			var pageMS, cold, warm, read, files []float64
			for b.Loop() {
				mu.Lock()
				loaded = nil
				mu.Unlock()
				open(b, ctx, at+"?q="+url.QueryEscape(q))
				pageMS = append(pageMS, evaluate[float64](b, ctx, `(async () => {
					while (!window.first) await new Promise((done) => setTimeout(done, 10));
					return window.first;
				})()`))
				time.Sleep(200 * time.Millisecond)
				mu.Lock()
				size, n := indexRead(b, site, loaded)
				mu.Unlock()
				read, files = append(read, size/1e3), append(files, n)
				open(b, ctx, at)
				times := evaluate[[]float64](b, ctx, fmt.Sprintf(`(async () => {
					const engine = bienban.engine(new URL('.', location));
					await engine.ready;
					const times = [];
					for (let n = 0; n < 5; n++) {
						const from = performance.now();
						await engine.search(%q);
						times.push(performance.now() - from);
					}
					return times;
				})()`, q))
				cold, warm = append(cold, times[0]), append(warm, times[4])
			}
			for unit, all := range map[string][]float64{"page-ms": pageMS, "cold-ms": cold, "warm-ms": warm, "read-kB": read, "files": files} {
				slices.Sort(all)
				b.ReportMetric(all[len(all)/2], unit)
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

func open(b *testing.B, ctx context.Context, address string) {
	b.Helper()
	if _, err := chromedp.Run(ctx, chromedp.Navigate(address)); err != nil {
		b.Fatal(err)
	}
}

// evaluate gives what a promise comes to, or a value.
func evaluate[T any](b *testing.B, ctx context.Context, expression string) T {
	b.Helper()
	out, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatal(err)
	}
	return out
}

// indexRead gives the bytes and files of the index among what a page loaded.
func indexRead(b *testing.B, site string, names []string) (size, files float64) {
	for _, name := range names {
		u, err := url.Parse(name)
		if err != nil {
			b.Fatal(err)
		}
		rel, err := filepath.Rel(filepath.ToSlash(site), u.Path)
		if err != nil || !strings.HasPrefix(path.Clean(filepath.ToSlash(rel)), search.Folder+"/") {
			continue
		}
		info, err := os.Stat(u.Path)
		if err != nil {
			b.Fatal(err)
		}
		size += float64(info.Size())
		files++
	}
	return size, files
}
