package redact

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"bienban/cmd/bienban/internal/text"

	"github.com/rogpeppe/go-internal/txtar"
)

// FuzzText reads anything at all as text, path and HTML.
func FuzzText(f *testing.F) {
	people, cases := forms(f)
	for _, c := range cases {
		f.Add(c[0])
	}
	n := New(people, Codes, testSecret)
	f.Fuzz(func(t *testing.T, s string) {
		n.HTML([]byte(s))
		last := 0
		for _, d := range n.Doubts(s) {
			if d.From < last || d.To <= d.From || d.To > len(s) {
				t.Errorf("a doubt at %v in %q", d, s)
			}
			last = d.To
		}
		last = 0
		for _, h := range n.Find(s) {
			if h.From < last || h.To <= h.From || h.To > len(s) || len(h.IDs) == 0 {
				t.Errorf("a hit at %v in %q", h, s)
			}
			last = h.To
		}
		if !utf8.ValidString(s) {
			return
		}
		for _, replace := range []func(string) string{n.Text, n.Path} {
			now := replace(s)
			if again := replace(now); again != now {
				t.Errorf("%q becomes %q, then %q", s, now, again)
			}
		}
		words := " " + text.AsWritten(strings.Map(visible, n.Text(s))) + " "
		for _, p := range people {
			for _, name := range p.Names {
				if strings.Count(name, " ") > 1 && strings.Contains(words, " "+text.AsWritten(name)+" ") {
					t.Errorf("%s is left in %q of %q", name, n.Text(s), s)
				}
			}
		}
	})
}

// visible drops characters that nobody sees.
func visible(r rune) rune {
	if unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

// FuzzHTML reads anything at all as minutes.
func FuzzHTML(f *testing.F) {
	people, cases := forms(f)
	for _, c := range cases {
		f.Add(c[0])
	}
	bodies, err := txtar.ParseFile("testdata/bodies.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range bodies.Files {
		if filepath.Ext(c.Name) == ".md" {
			f.Add(string(c.Data))
		}
	}
	n := New(people, Codes, testSecret)
	f.Fuzz(func(t *testing.T, s string) {
		if body := bodyOf(s); body != nil {
			sameText(t, n, body)
		}
	})
}
