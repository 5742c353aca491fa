package serve

import (
	"bytes"
	"html/template"
	"net/http"
)

// page is what the server itself has to show when the site has nothing.
var page = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="{{.Lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{.Title}}</title>
<link rel="stylesheet" href="/-/reload.css">
</head>
<body>
<main class="bienban-page">
<h1>{{.Title}}</h1>
<p>{{.Text}}</p>
{{with .Problem}}<pre data-bienban-problem tabindex="0">{{.}}</pre>
{{end}}{{with .Home}}<p><a href="/">{{.}}</a></p>
{{end}}</main>
</body>
</html>
`))

// policy is the pages' own, and holds for these too.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"

type pageView struct{ Lang, Title, Text, Problem, Home string }

// missing says in plain words that there is no such page; or, where there is
// no site yet because of a problem, what the problem is.
func (s *server) missing(w http.ResponseWriter, r *http.Request) {
	now, _ := s.board.look()
	status, view := http.StatusNotFound, pageView{
		Title: s.Say("serve.missing.title"),
		Text:  s.Say("serve.missing.text", r.URL.Path),
		Home:  s.Say("serve.missing.home"),
	}
	if now.problem != "" && !s.built() {
		status, view = http.StatusServiceUnavailable, pageView{
			Title:   s.Say("serve.unbuilt.title"),
			Text:    s.Say("serve.unbuilt.text"),
			Problem: now.problem,
		}
	}
	view.Lang = s.Say("serve.lang")
	var buf bytes.Buffer
	if err := page.Execute(&buf, view); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", contentType("index.html"))
	w.Header().Set("Content-Security-Policy", policy)
	reply(w, r, status, inject(buf.Bytes(), now.site))
}

// built tells whether there is a site at all.
func (s *server) built() bool {
	f, err := s.find("index.html")
	if err != nil {
		return false
	}
	f.Close()
	return true
}
