package search

import (
	"context"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/browsertest"
	"bienban/layouts"

	"github.com/chromedp/chromedp"
)

// scriptPage opens, in Chromium and from a folder, an empty page that has loaded
// these files of layouts/assets after words.js.
func scriptPage(t *testing.T, assets ...string) context.Context {
	t.Helper()
	ctx := browsertest.Open(t)
	openPage(t, ctx, writePage(t, "", assets...))
	return ctx
}

// writePage writes a page into a new folder, with all of layouts/assets, and
// gives its URL. With ?old it has no CSS.highlights.
func writePage(t *testing.T, body string, scripts ...string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, layouts.Files); err != nil {
		t.Fatal(err)
	}
	page := `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>t</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'">
<link rel="stylesheet" href="assets/style.css">`
	for _, name := range append([]string{"words.js"}, scripts...) {
		page += `<script defer src="assets/` + name + `"></script>`
	}
	for name, content := range map[string]string{
		"assets/words.js": `var bienban = {lang: 'vi', words: {}}; if (/[?&]old/.test(location.search)) delete window.Highlight;`,
		"index.html":      page + "</head><body>" + body + "</body></html>",
	} {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.ToSlash(filepath.Join(dir, "index.html"))
	return "file://" + strings.TrimSuffix("/", path[:1]) + (&url.URL{Path: path}).EscapedPath()
}

func openPage(t *testing.T, ctx context.Context, url string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		t.Fatal(err)
	}
}

// askScript gives what a function of script makes of a value, or promises to.
func askScript[T any](t *testing.T, ctx context.Context, function string, of any) T {
	t.Helper()
	in, err := json.Marshal(of)
	if err != nil {
		t.Fatal(err)
	}
	return inPage[T](t, ctx, "("+function+")("+string(in)+")")
}

func inPage[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	out, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%.200s: %v", expression, err)
	}
	return out
}
