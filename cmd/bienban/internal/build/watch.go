package build

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"sync"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/guard"
	"bienban/cmd/bienban/internal/reduce"
	"bienban/content"
	"bienban/layouts"
	"bienban/queries"
)

// watch sees to it that no site holds what its audience may not see. What the
// whole archive says is gathered once.
type watch struct {
	o      Options
	a      *archive.Archive
	bodies archive.Bodies

	texts func() (*guard.Builder, error)
}

func newWatch(o Options, a *archive.Archive, bodies archive.Bodies) *watch {
	w := &watch{o: o, a: a, bodies: bodies}
	w.texts = sync.OnceValues(w.gather)
	return w
}

// LeakError says what a site that was not published would have told.
type LeakError struct {
	Audience string
	Hits     []guard.Hit
}

func (e *LeakError) Error() string {
	return fmt.Sprintf("the site for %s would hold what it may not, first %v; nothing of it was published", e.Audience, e.Hits[0])
}

// look reads a site back before it is published. Files that an earlier build
// wrote were looked at then, by the same words or now again. The error is a
// *LeakError where something is found.
func (w *watch) look(p *edition, au *archive.Audience, r *reduce.Reduced) error {
	if step := w.o.step("look"); step != nil {
		step(0, 1)
		defer step(1, 1)
	}
	texts, err := w.texts()
	if err != nil {
		return err
	}
	g := texts.Guard()
	if err := w.names(g, au, r); err != nil {
		return err
	}
	if err := w.allow(g, r); err != nil {
		return err
	}
	key := g.Key()
	kept := filepath.Join(p.o.state(), "guarded")
	last, _ := os.ReadFile(kept)
	hits, err := g.Folder(p.out, string(last) != string(key[:]))
	if err != nil {
		return err
	}
	if len(hits) > 0 {
		return &LeakError{p.Name, hits}
	}
	return os.WriteFile(kept, key[:], 0o644)
}

// gather takes in all texts of the whole archive.
func (w *watch) gather() (*guard.Builder, error) {
	b := guard.New()
	err := eachText(w.a, func(path string, hash archive.Hash) ([]byte, error) {
		if w.bodies != nil {
			if body, ok, err := w.bodies.Get(path, hash); ok || err != nil {
				return body, err
			}
		}
		return w.a.Body(path, hash)
	}, b.Withhold, b.WithholdHTML)
	return b, err
}

// allow takes in what the audience may read: its part of the archive, and the
// program's own words.
func (w *watch) allow(g *guard.Guard, r *reduce.Reduced) error {
	err := eachText(r.Shown, func(path string, hash archive.Hash) ([]byte, error) {
		return bodyOf(r.Bodies, path, hash)
	}, g.Allow, g.AllowHTML)
	if err != nil {
		return err
	}
	for _, name := range publicNames(w.a) {
		g.Allow(name)
	}
	// What pages put together of what is shown.
	for _, m := range r.Shown.Members {
		for _, row := range m.Rows {
			g.Allow(row.Rank + " " + m.Name + " " + row.Post + " " + row.Unit.Name)
		}
	}
	say, err := w.o.words(w.a)
	if err != nil {
		return err
	}
	for _, s := range r.Shown.Sessions {
		for _, t := range s.Talks {
			g.Allow("basis " + t.Basis)
		}
		for _, c := range s.Classifications {
			if m := r.Shown.Member(c.Subject.ID); m != nil && !c.OfUnit {
				g.Allow(m.Name + " " + say.Word("level", c.Level))
			}
		}
	}
	for _, words := range say.All() {
		g.Allow(gaps.ReplaceAllString(words, "0"))
	}
	for _, files := range []fs.FS{layouts.Files, queries.Files, content.Dashboards} { // not the archive's own
		err := fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			b, err := fs.ReadFile(files, name)
			g.Allow(gaps.ReplaceAllString(string(b), "0"))
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// gaps are the places in the program's words where it puts something in.
var gaps = regexp.MustCompile(`%(\[\d+\])?s|\{[a-z_]+(:%)?\}`)
