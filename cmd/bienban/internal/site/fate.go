package site

import (
	"html/template"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/text"
)

// stateView is what the template `state` shows of an item.
type stateView struct{ State, Class, Done string }

// outcome is all that the look of an item's state depends on.
type outcome struct {
	state   string
	done    text.Date
	undated bool // open, and no day was said: it is neither within its time nor over it
}

// state gives an item's state as HTML. Few states differ, and each stands on
// many pages: it is made once.
func (s *Site) state(it *archive.Item) template.HTML {
	o := outcome{it.State, it.Done, it.State == archive.Open && it.DueNow == 0}
	if made, ok := s.made.Load(o); ok {
		return made.(template.HTML)
	}
	word := s.word("state", o.state)
	if o.undated {
		word = s.say("site.undated")
	}
	html := s.piece("state", stateView{State: word, Class: stateClass(o.state), Done: s.day(o.done)})
	s.made.Store(o, html)
	return html
}

// fateView is what the template `fate` shows behind a promise in its minutes.
type fateView struct{ State, Reports template.HTML }

// fate gives an item's state with the sittings that reported on it.
func (s *Site) fate(p *page, it *archive.Item) template.HTML {
	return s.piece("fate", fateView{s.state(it), s.reports(p, it)})
}

// piece makes a small part of a page from a template of parts.html. What is
// wrong with it is noted.
func (s *Site) piece(name string, view any) template.HTML {
	var b strings.Builder
	if err := s.templates["session"].ExecuteTemplate(&b, name, view); err != nil {
		s.found(s.faultOf("parts.html", view, err))
	}
	return template.HTML(b.String())
}

// reports gives links to the sittings that reported on an item, each with what
// it says.
func (s *Site) reports(p *page, it *archive.Item) template.HTML {
	var b strings.Builder
	for _, r := range it.Reports {
		to := p.to(sessionAt(r.By.ID)) + "#" + r.Anchor()
		b.WriteString(string(anchor(to, s.day(r.By.Date)+": "+s.report(r))))
		b.WriteByte(' ')
	}
	return template.HTML(b.String())
}

// lastReport gives a link to the last report on an item, and how many there
// were: its line in the minutes has them all.
func (s *Site) lastReport(p *page, it *archive.Item) template.HTML {
	n := len(it.Reports)
	if n == 0 {
		return ""
	}
	r := it.Reports[n-1]
	to := p.to(sessionAt(r.By.ID)) + "#" + r.Anchor()
	out := anchor(to, s.day(r.By.Date)+": "+s.report(r))
	if n > 1 {
		out += template.HTML(` <span class="note">` + template.HTMLEscapeString(s.say("site.reports-n", n)) + `</span>`)
	}
	return out
}
