package site

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/text"
	"bienban/cmd/bienban/internal/words"
)

// shared are the templates that every page kind is made with.
var shared = []string{"base.html", "frame.html", "parts.html", "figure.html"}

// pieces are the parts of shared templates that the program itself calls.
var pieces = map[string][]string{
	"base.html": {"base"}, "frame.html": {"links", "top"}, "parts.html": {"fate", "reported", "state", "turn"}, "figure.html": {"figure"},
}

// parse reads the templates, one set a page kind, and makes the key of all
// that every page depends on. What is wrong with a template is noted.
func (s *Site) parse() error {
	key := newKey(s.o.Program)
	files, err := fs.Glob(s.o.Layouts, "*.html")
	if err != nil {
		return err
	}
	funcs := s.functions()
	s.templates = map[string]*template.Template{}
	common := template.New("base").Funcs(funcs)
	for _, name := range shared {
		if err := s.parseFile(common, name, key, pieces[name]...); err != nil {
			return err
		}
	}
	for _, name := range files {
		if slices.Contains(shared, name) || strings.HasPrefix(name, ".") {
			continue
		}
		t := template.Must(common.Clone())
		if err := s.parseFile(t, name, key, "main"); err != nil {
			return err
		}
		s.templates[strings.TrimSuffix(name, ".html")] = t
	}
	key.text(s.o.Words.Lang(), s.Settings.Title, s.Settings.Organisation)
	key.number(int(s.AsOf))
	for _, p := range s.Pages {
		s.guide = s.guide || p.Path == "guide/index"
	}
	if s.guide {
		key.text("guide")
	}
	key.hash(s.Registers)
	s.audienceKey(key)
	s.base = key.sum()
	return nil
}

// parseFile reads a template that must have some parts.
func (s *Site) parseFile(t *template.Template, name string, key *keyer, parts ...string) error {
	b, err := fs.ReadFile(s.o.Layouts, name)
	if err != nil {
		return fmt.Errorf("layouts: %w", err)
	}
	key.text(name, string(b))
	if _, err := t.New(name).Parse(s.spoken(string(b))); err != nil {
		s.found(s.faultOf(name, nil, err))
		return nil
	}
	for _, part := range parts {
		if t.Lookup(part) == nil {
			s.found(lacks(name, part))
		}
	}
	return nil
}

// plainWords are the places of a template that say a fixed text.
var plainWords = regexp.MustCompile(`\{\{say "([^"]+)"\}\}`)

// spoken puts fixed texts into a template once, instead of on every page.
func (s *Site) spoken(layout string) string {
	return plainWords.ReplaceAllStringFunc(layout, func(place string) string {
		key := plainWords.FindStringSubmatch(place)[1]
		return template.HTMLEscapeString(s.say(key))
	})
}

// functions are all that templates can call; everything else they are given.
func (s *Site) functions() template.FuncMap { return template.FuncMap{"say": s.say, "date": s.day} }

// execute makes a page from its kind's template.
func (s *Site) execute(b *bytes.Buffer, kind string, view any) error {
	t := s.templates[kind]
	if t == nil {
		return fmt.Errorf("layouts: no template %s.html", kind)
	}
	if err := t.ExecuteTemplate(b, "base", view); err != nil {
		return s.faultOf(kind+".html", view, err)
	}
	return nil
}

// assets gives a page for every file under layouts/assets.
func (s *Site) assets() []page {
	var out []page
	_ = fs.WalkDir(s.o.Layouts, "assets", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && !strings.HasPrefix(path.Base(name), ".") {
			out = append(out, page{address: name, always: true, make: func(_ *page, b *bytes.Buffer) error {
				content, err := fs.ReadFile(s.o.Layouts, name)
				b.Write(content)
				return err
			}})
		}
		return nil
	})
	return out
}

// word gives an enum word in the reader's language, "" for none.
func (s *Site) word(table, name string) string { return s.o.Words.Word(table, name) }

// phrase gives a title in the site's language: the headers of queries and the
// titles of dashboards may say both, as `tiêu đề | title`.
func (s *Site) phrase(title string) string { return facts.PhraseOf(title).In(s.o.Words.Lang()) }

// day writes a date as readers of a language do.
func day(w *words.Catalogue, d text.Date) string {
	if d == 0 {
		return ""
	}
	if w.Lang() == "en" {
		return d.Time().Format("2 Jan 2006")
	}
	return d.Slashed()
}

func (s *Site) day(d text.Date) string { return day(s.o.Words, d) }

// month writes a month as readers of a language do.
func (s *Site) month(m text.Month) string {
	if s.o.Words.Lang() == "en" {
		return m.First().Time().Format("January 2006")
	}
	return s.o.Words.Say("site.month-of", m.MonthOfYear(), m.Year())
}

// monthName names a month of a year that is said elsewhere.
func (s *Site) monthName(n int) string {
	if s.o.Words.Lang() == "en" {
		return time.Month(n).String()
	}
	return s.say("site.month-short", n)
}

// upper begins a text with a capital.
func (s *Site) upper(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// period writes an open or closed span of days.
func (s *Site) period(from, to text.Date) string {
	switch {
	case from == 0 && to == 0:
		return ""
	case to == 0:
		return s.say("site.from-day", s.day(from))
	case from == 0:
		return s.say("site.to-day", s.day(to))
	}
	return s.day(from) + " – " + s.day(to)
}
