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

// scriptPage opens a page from a folder, in Chromium, that has loaded these
// files of layouts/assets after words.js.
func scriptPage(t *testing.T, assets ...string) context.Context {
	t.Helper()
	dir := t.TempDir()
	var head strings.Builder
	put := func(name, content string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		head.WriteString(`<script defer src="` + name + `"></script>`)
	}
	put("words.js", "var bienban = {lang: 'vi', words: {}};")
	for _, name := range assets {
		b, err := layouts.Files.ReadFile("assets/" + name)
		if err != nil {
			t.Fatal(err)
		}
		put(name, string(b))
	}
	page := `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>t</title>` + head.String() + `</head><body></body></html>`
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx := browsertest.Open(t)
	if err := chromedp.Do(ctx, chromedp.Navigate(fileURL(filepath.Join(dir, "index.html")))); err != nil {
		t.Fatal(err)
	}
	return ctx
}

func fileURL(path string) string {
	return "file://" + (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()
}

// askScript gives what a function of script makes of a value.
func askScript[T any](t *testing.T, ctx context.Context, function string, of any) T {
	t.Helper()
	in, err := json.Marshal(of)
	if err != nil {
		t.Fatal(err)
	}
	return evaluate[T](t, ctx, "("+function+")("+string(in)+")")
}

func evaluate[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	out, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatalf("%.200s: %v", expression, err)
	}
	return out
}
