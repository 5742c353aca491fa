package build

import (
	"strings"
	"sync"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/guard"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/redact"
	"bienban/cmd/bienban/internal/reduce"
)

// names takes in the people who may not be named: where names are not shown
// all, else those whom nothing that is shown speaks of.
func (w *watch) names(g *guard.Guard, au *archive.Audience, r *reduce.Reduced) error {
	people := w.a.Members
	if au.Named() {
		hidden, err := w.unnamed(r)
		if err != nil {
			return err
		}
		people = hidden
	}
	for _, name := range public(w.a) {
		g.AllowName(name)
	}
	withheld := map[string]bool{}
	for _, m := range people {
		g.WithholdName(m.Name)
		g.WithholdWord(m.ID)
		for _, row := range m.Rows {
			g.WithholdName(row.Name)
		}
		withheld[m.ID] = true
	}
	called := map[string]bool{}
	for _, s := range w.a.Sessions {
		s.EachMember(func(ref *record.Ref) {
			if withheld[ref.ID] && !called[ref.Text] {
				called[ref.Text] = true
				g.WithholdName(ref.Text)
			}
		})
	}
	return nil
}

// unnamed gives the people who are not in what is shown, nor named in any of
// its texts.
func (w *watch) unnamed(r *reduce.Reduced) ([]*archive.Member, error) {
	shown := map[string]bool{}
	for _, m := range r.Shown.Members {
		shown[m.Name] = true
	}
	var hidden []*archive.Member
	var people []redact.Person
	for _, m := range w.a.Members {
		if r.Shown.Member(m.ID) == nil && !shown[m.Name] {
			hidden = append(hidden, m)
			people = append(people, redact.Person{ID: m.ID, Names: []string{m.Name}})
		}
	}
	names := redact.New(people, redact.Codes, nil)
	said := map[string]bool{}
	var mu sync.Mutex
	find := func(s string) {
		for _, hit := range names.Find(s) {
			mu.Lock()
			for _, id := range hit.IDs {
				said[id] = true
			}
			mu.Unlock()
		}
	}
	for _, x := range r.Shown.Sessions {
		find(x.ID) // a file's name may name somebody
	}
	for _, x := range r.Shown.Documents {
		find(x.ID)
	}
	for _, x := range r.Shown.Pages {
		find(x.Path)
	}
	err := eachText(r.Shown, func(path string, hash archive.Hash) ([]byte, error) {
		return bodyOf(r.Bodies, path, hash)
	}, find, func(body []byte) {
		for _, p := range record.Passages(body) {
			find(p.Heading + "\n" + strings.Join(p.Lines, "\n"))
		}
	})
	out := hidden[:0]
	for _, m := range hidden {
		if !said[m.ID] {
			out = append(out, m)
		}
	}
	return out, err
}
