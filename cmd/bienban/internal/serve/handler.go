package serve

import (
	"embed"
	"net/http"
	"path"
	"strings"
)

// reserved is where the server's own addresses are; no page of a site is.
const reserved = "/-/"

//go:embed assets
var assets embed.FS

// ServeHTTP answers one request: the server's own files, or the site's.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	// Some page of the web, open in the same browser, must not load or frame
	// these: the search index is scripts, which any page could include.
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("X-Frame-Options", "SAMEORIGIN")
	switch {
	case !loopbackHost(r.Host):
		http.Error(w, s.Say("serve.host"), http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, s.Say("serve.method"), http.StatusMethodNotAllowed)
	case r.URL.Path == reserved+"events":
		s.events(w, r)
	case strings.HasPrefix(r.URL.Path, reserved):
		s.asset(w, r)
	default:
		s.file(w, r)
	}
}

// asset gives one of the two files that pages load from the server itself.
func (s *server) asset(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, reserved)
	data, err := assets.ReadFile("assets/" + name)
	if err != nil {
		s.missing(w, r)
		return
	}
	w.Header().Set("Content-Type", contentType(name))
	reply(w, r, http.StatusOK, data)
}

// types are said by hand: what a machine's own tables hold is not known.
var types = map[string]string{
	".html":    "text/html; charset=utf-8",
	".css":     "text/css; charset=utf-8",
	".js":      "text/javascript; charset=utf-8",
	".json":    "application/json; charset=utf-8",
	".svg":     "image/svg+xml; charset=utf-8",
	".xml":     "application/xml; charset=utf-8",
	".csv":     "text/csv; charset=utf-8",
	".txt":     "text/plain; charset=utf-8",
	".md":      "text/markdown; charset=utf-8",
	".sql":     "text/plain; charset=utf-8",
	".png":     "image/png",
	".jpg":     "image/jpeg",
	".jpeg":    "image/jpeg",
	".gif":     "image/gif",
	".webp":    "image/webp",
	".avif":    "image/avif",
	".ico":     "image/x-icon",
	".woff2":   "font/woff2",
	".pdf":     "application/pdf",
	".wasm":    "application/wasm",
	".parquet": "application/vnd.apache.parquet",
	".xlsx":    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".docx":    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

// contentType gives a file's type by its name.
func contentType(name string) string {
	if t, ok := types[strings.ToLower(path.Ext(name))]; ok {
		return t
	}
	return "application/octet-stream"
}
