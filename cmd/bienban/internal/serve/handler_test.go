package serve

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func get(t *testing.T, url string) (*http.Response, string) {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(body)
}

// shop is a server over a site of the given files, without watching.
func shop(t *testing.T, files map[string]string) *server {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	s, err := newServer(Options{Dir: dir, Say: say})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// ask sends a request as it stands, with nothing made clean on the way.
func ask(s *server, method, target string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	r := httptest.NewRequest(method, "http://127.0.0.1"+target, nil)
	s.ServeHTTP(w, r)
	return w
}

func TestFiles(t *testing.T) {
	t.Parallel()
	s := shop(t, map[string]string{
		"index.html":           "<body>home</BODY></html>",
		"đơn vị/c1.html":       "unit",
		"guide/index.html":     "<body>guide",
		"empty/x.txt":          "x",
		"assets/style.css":     "p{}",
		"search/i.js":          "1",
		"data/a.csv":           "a",
		"data/b.parquet":       "b",
		".bienban/manifest":    "m",
		"data/.hidden/x.html":  "x",
		"data/unknown.strange": "<script>",
	})
	tests := []struct {
		target, kind, body string
		status             int
	}{
		{"/", "text/html; charset=utf-8", `<body>home<script src="/-/reload.js" data-site="SITE"></script></BODY></html>`, 200},
		{"/index.html?q=1", "text/html; charset=utf-8", "home", 200},
		{"/%C4%91%C6%A1n%20v%E1%BB%8B/c1.html", "text/html; charset=utf-8", `unit<script src="/-/reload.js" data-site="SITE"></script>`, 200},
		{"/guide/", "text/html; charset=utf-8", "guide", 200},
		{"/guide", "text/html; charset=utf-8", "/guide/", 302},
		{"/assets/style.css", "text/css; charset=utf-8", "p{}", 200},
		{"/search/i.js", "text/javascript; charset=utf-8", "1", 200},
		{"/data/a.csv", "text/csv; charset=utf-8", "a", 200},
		{"/data/b.parquet", "application/vnd.apache.parquet", "b", 200},
		{"/data/unknown.strange", "application/octet-stream", "<script>", 200},
		{"/-/reload.js", "text/javascript; charset=utf-8", "EventSource", 200},
		{"/-/reload.css", "text/css; charset=utf-8", "#bienban-problem", 200},
		{"/nowhere.html", "text/html; charset=utf-8", `<a href="/">serve.missing.home</a>`, 404},
		{"/<script>x", "text/html; charset=utf-8", "/&lt;script&gt;x", 404},
		{"/empty/", "text/html; charset=utf-8", "serve.missing", 404},
		{"/empty", "text/html; charset=utf-8", "serve.missing", 404},
		{"/-/other", "text/html; charset=utf-8", "serve.missing", 404},
		{"/.bienban/manifest", "text/html; charset=utf-8", "serve.missing", 404},
		{"/data/.hidden/x.html", "text/html; charset=utf-8", "serve.missing", 404},
		{"//guide", "text/html; charset=utf-8", "serve.missing", 404},
	}
	now, _ := s.board.look()
	for _, tt := range tests {
		w := ask(s, "GET", tt.target)
		body := strings.ReplaceAll(w.Body.String(), now.site, "SITE")
		if w.Code != tt.status || w.Header().Get("Content-Type") != tt.kind || !strings.Contains(body, tt.body) {
			t.Errorf("%s: %d %s\n%s", tt.target, w.Code, w.Header().Get("Content-Type"), body)
		}
		if got := w.Header().Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s: Cache-Control %q", tt.target, got)
		}
		head := ask(s, "HEAD", tt.target)
		if head.Code != tt.status || head.Body.Len() != 0 || tt.status != 302 && head.Header().Get("Content-Length") != w.Header().Get("Content-Length") {
			t.Errorf("HEAD %s: %d %v %q", tt.target, head.Code, head.Header(), head.Body)
		}
	}
	if w := ask(s, "HEAD", "/-/events"); w.Code != 200 || w.Body.Len() != 0 {
		t.Errorf("HEAD of events: %d %q", w.Code, w.Body)
	}
}

func TestTraversalRefused(t *testing.T) {
	t.Parallel()
	s := shop(t, map[string]string{"index.html": "home", "a/b.html": "b"})
	secret := filepath.Join(filepath.Dir(s.Dir), "secret.txt")
	if err := os.WriteFile(secret, []byte("SECRET"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, target := range []string{
		"/../secret.txt", "/%2e%2e/secret.txt", "/a/../../secret.txt", "/a/%2e%2e%2f%2e%2e%2fsecret.txt",
		"/..%5csecret.txt", "/a/..%5c..%5csecret.txt", "/" + secret, "//secret.txt", "/./../secret.txt", "/a%00b", "/-/../secret.txt", "/-/%2e%2e/file.go",
	} {
		if w := ask(s, "GET", target); w.Code != 404 || strings.Contains(w.Body.String(), "SECRET") {
			t.Errorf("%s: %d\n%s", target, w.Code, w.Body)
		}
	}
}

func TestSymlinkOutOfTheSiteRefused(t *testing.T) {
	t.Parallel()
	s := shop(t, map[string]string{"index.html": "home", "a.txt": "inside"})
	outside := t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "secret.txt"), []byte("SECRET"), 0o666); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{
		"file.txt": filepath.Join(outside, "secret.txt"), "folder": outside, "up": "..", "near.txt": "a.txt",
	} {
		if err := os.Symlink(to, filepath.Join(s.Dir, name)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	for _, target := range []string{"/file.txt", "/folder/secret.txt", "/folder/", "/up/secret.txt"} {
		if w := ask(s, "GET", target); w.Code != 404 || strings.Contains(w.Body.String(), "SECRET") {
			t.Errorf("%s: %d\n%s", target, w.Code, w.Body)
		}
	}
	if w := ask(s, "GET", "/near.txt"); w.Body.String() != "inside" {
		t.Errorf("a link inside the site: %d %s", w.Code, w.Body)
	}
}

func TestOnlyReading(t *testing.T) {
	t.Parallel()
	s := shop(t, map[string]string{"index.html": "home"})
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "TRACE"} {
		for _, target := range []string{"/", "/-/events"} {
			if w := ask(s, method, target); w.Code != 405 || w.Header().Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: %d", method, target, w.Code)
			}
		}
	}
}

func TestForeignPagesKeptOut(t *testing.T) {
	t.Parallel()
	s := shop(t, map[string]string{"search/i.js": "1"})
	w := ask(s, "GET", "/search/i.js")
	for name, want := range map[string]string{
		"Cross-Origin-Resource-Policy": "same-origin", "X-Content-Type-Options": "nosniff", "Access-Control-Allow-Origin": "",
	} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestInject(t *testing.T) {
	t.Parallel()
	const tag = `<script src="/-/reload.js" data-site="x"></script>`
	for before, want := range map[string]string{
		"":                               tag,
		"İİİ<body>p</body></html>":       "İİİ<body>p" + tag + "</body></html>",
		"<body>p</Body >":                "<body>p" + tag + "</Body >",
		"a</body>b</body>c</p></":        "a</body>b" + tag + "</body>c</p></",
		"<p>no end</bod":                 "<p>no end</bod" + tag,
		"<pre>&lt;/body&gt;</pre></BODY": "<pre>&lt;/body&gt;</pre>" + tag + "</BODY",
	} {
		if got := string(inject([]byte(before), "x")); got != want {
			t.Errorf("inject(%q) = %q, want %q", before, got, want)
		}
	}
}
