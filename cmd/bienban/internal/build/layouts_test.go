package build

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/edittest"
	"bienban/layouts"
)

// put writes a file of an archive.
func put(t *testing.T, dir, name, text string) {
	t.Helper()
	at := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// layout gives one of the program's own templates.
func layout(t *testing.T, name string) string {
	t.Helper()
	b, err := layouts.Files.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestBrokenLayouts names each fault of an archive's own templates with its
// file, line and column, says what to do, and leaves the last site alone.
func TestBrokenLayouts(t *testing.T) {
	public := smallSite(t, smallArchive)
	content := filepath.Join(filepath.Dir(public), "content")
	put(t, content, "trang.md", "# Một trang\n")
	mustBuild(t, content, public)
	good := edittest.Files(t, public)
	frame := layout(t, "frame.html")
	frameLine := strings.Count(frame[:strings.Index(frame, "{{.Site}}")], "\n") + 1
	for _, c := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"cannot be read", map[string]string{
			"document.html": "{{define \"main\"}}{{uppercase .}}{{end}}",
			"items.html":    "<h1>{{.Head.Title}}</h1>",
			"member.html":   "{{define \"main\"}}\n{{dat 3}}{{end}}",
			"page.html":     "{{define \"main\"}}\n{{.Body}\n{{end}}",
			"session.html":  "{{define \"main\"}}<h1>\n\n{{if .Body}}",
		}, []string{
			`document.html:1:1 template.function ["uppercase"] hint.template []`,
			`items.html:1:1 template.lacks ["main"] hint.template []`,
			`member.html:2:1 template.function ["dat"] near ["date"]`,
			`page.html:2:1 template.fault ["bad character U+007D '}'"] hint.template []`,
			`session.html:3:1 template.fault ["unexpected EOF"] hint.template []`,
		}},
		{"cannot be made", map[string]string{
			"home.html":   "{{define \"main\"}}<h1 id=\"{{.Head.Title}}</h1>{{end}}",
			"member.html": "{{define \"main\"}}<p>{{say \"site.units\"}}</p><p>{{say \"site.as-of\" .Head.AsOf}} {{say \"site.members\"}} {{.Head.Titel}}</p>{{end}}",
			"month.html":  "{{define \"main\"}}<p>\n  {{template \"sitting-table\" .Table}}</p>{{end}}",
			"page.html":   "{{define \"main\"}}\n<h1>Ủy ban: {{.Boddy}}</h1>{{end}}",
			"unit.html":   "{{define \"main\"}}<h1>{{.Leaders}}</h1>{{end}}",
		}, []string{
			`home.html:1:1 template.open [""] hint.template []`,
			`member.html:1:110 template.field ["Titel"] near ["Title"]`,
			`month.html:2:14 template.part ["sitting-table"] near ["sittings-table"]`,
			`page.html:2:15 template.field ["Boddy"] near ["Body"]`,
			`unit.html:1:24 template.field ["Leaders"] hint.template []`,
		}},
		{"without its piece", map[string]string{"figure.html": "{{define \"answer\"}}{{end}}"}, []string{`figure.html:1:1 template.lacks ["figure"] hint.template []`}},
		{"field of a piece", map[string]string{"frame.html": strings.Replace(frame, "{{.Site}}", "{{.Sitte}}", 1)}, []string{fmt.Sprintf(`frame.html:%d:49 template.field ["Sitte"] near ["Site"]`, frameLine)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for name, text := range c.files {
				put(t, content, "layouts/"+name, text)
			}
			res := mustBuild(t, content, public)
			var got []string
			for _, d := range res.Diagnostics {
				if d.Grade == diag.Error {
					got = append(got, fmt.Sprintf("%s:%d:%d %s %q %s %q", d.File, d.Pos.Line, d.Pos.Col, d.Message, d.Args, d.Hint, d.HintArgs))
				}
			}
			if len(got) != len(c.want) {
				t.Fatalf("%d faults, want %d: %q", len(got), len(c.want), got)
			}
			for i, want := range c.want {
				if !strings.HasPrefix(got[i], "layouts/"+want) {
					t.Errorf("got %s\nwant layouts/%s", got[i], want)
				}
			}
			if diff := differ(edittest.Files(t, public), good); diff != "" {
				t.Errorf("the last site is not left alone: %s", diff)
			}
			if err := os.RemoveAll(filepath.Join(content, "layouts")); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// TestLayoutsOver has an archive's own template and sheet stand in the place
// of just the program's of that name.
func TestLayoutsOver(t *testing.T) {
	public := smallSite(t, smallArchive)
	content := filepath.Join(filepath.Dir(public), "content")
	before := edittest.Files(t, public)
	put(t, content, "layouts/session.html", `{{define "main"}}<h1>{{.Head.Title}}</h1><p>Mẫu riêng</p>{{end}}`)
	put(t, content, "layouts/assets/style.css", "main { margin: 0 }\n")
	put(t, content, "layouts/assets/dấu.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
	put(t, content, "layouts/._page.html", "\x00\x05\x16\x07") // what other systems leave on a stick
	if res := mustBuild(t, content, public); res.Failed() {
		t.Fatal(res.Diagnostics)
	}
	for name, b := range edittest.Files(t, public) {
		switch {
		case strings.HasPrefix(filepath.ToSlash(name), "sessions/"):
			if !bytes.Contains(b, []byte("<p>Mẫu riêng</p>")) || bytes.Contains(b, []byte("<aside")) {
				t.Errorf("%s is not made with the archive's template", name)
			}
		case filepath.ToSlash(name) == "assets/style.css":
			if string(b) != "main { margin: 0 }\n" {
				t.Errorf("the sheet is %q", b)
			}
		case filepath.ToSlash(name) == "assets/dấu.svg":
		case !bytes.Equal(b, before[name]):
			t.Errorf("%s changed too", name)
		}
		delete(before, name)
	}
	for name := range before {
		t.Errorf("%s is gone", name)
	}
	if err := os.RemoveAll(filepath.Join(content, "layouts")); err != nil {
		t.Fatal(err)
	}
}
