package build

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/publish"
	"bienban/cmd/bienban/internal/redact"
	"bienban/cmd/bienban/internal/reduce"
	"bienban/cmd/bienban/internal/site"
	"bienban/cmd/bienban/internal/small"
	"bienban/content"
)

// ForeignError tells of a file in an audience's folder that is none of its site,
// and would be handed out with it.
type ForeignError struct{ Audience, File string }

func (e *ForeignError) Error() string {
	return fmt.Sprintf("the folder of %s holds %s, which is not of its site", e.Audience, e.File)
}

// edition is the site of one audience while it is built.
type edition struct {
	Part
	o    Options
	out  *publish.Folder
	last *stamp
	done bool
}

func (o Options) openPart() (*edition, error) {
	out, err := publish.OpenPart(o.Out, o.part)
	return &edition{Part: Part{Name: o.part}, o: o, out: out}, err
}

// discard ends the builds that came to nothing.
func discard(parts []*edition) (err error) {
	for _, p := range parts {
		err = errors.Join(err, p.out.Discard())
	}
	return err
}

// build makes, looks at and publishes the site of one audience.
func (p *edition) build(a *archive.Archive, bodies archive.Bodies, w *watch, res *Result) (err error) {
	au := a.Audience(p.Name) // Known saw to it that there is one
	p.Sessions = len(a.Sessions)
	said := Result{Diagnostics: slices.Clone(res.Diagnostics)} // of this site alone
	defer func() {
		if said.Failed() {
			res.Diagnostics = said.Diagnostics
		}
	}()
	if au.Full() {
		whole := *a
		whole.For = au
		if err := show(&whole, p.out, bodies, p.o, &said); err != nil || said.Failed() {
			return err
		}
	} else {
		kept := site.NewSpill(p.o.state())
		defer func() { err = errors.Join(err, kept.Close()) }()
		r, err := p.o.reduce(a, au, bodies, kept)
		if err != nil {
			return err
		}
		p.Sessions = len(r.Shown.Sessions)
		if err := p.show(a, r, au, &said); err != nil || said.Failed() {
			return err
		}
		if err := w.look(p, au, r); err != nil {
			return err
		}
	}
	switch foreign, err := p.out.Foreign(); {
	case err != nil:
		return err
	case foreign != "":
		return &ForeignError{p.Name, foreign}
	}
	if p.Report, err = p.out.Commit(); err != nil {
		return err
	}
	return p.o.remember(a, &Result{Diagnostics: said.Diagnostics, Sessions: p.Sessions})
}

// reduce makes what an audience may see.
func (o Options) reduce(a *archive.Archive, au *archive.Audience, bodies, kept archive.Bodies) (*reduce.Reduced, error) {
	secret, err := redact.Secret(o.Source)
	if err != nil {
		return nil, err
	}
	of := reduce.Options{Secret: secret, Bodies: bodies, Kept: kept}
	if !au.Named() {
		of.Names = Names(a, au, secret)
	}
	return reduce.For(a, au, of), nil
}

// show makes the pages of one audience.
func (p *edition) show(a *archive.Archive, r *reduce.Reduced, au *archive.Audience, res *Result) (err error) {
	o := p.o
	w, over, asked, err := o.means(r.Shown)
	if err != nil {
		return err
	}
	exports, err := o.exports()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(exports)) }()
	may := rights{to: au}
	figures, err := o.open("figures", r.Counted, facts.Options{
		Exports: exports, Memory: factsMemory / 2, Queries: asked, Small: &small.Rule{N: int(au.MinN), Known: reduce.Known(a, au, func(name string) bool { return may.rules[name] })},
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, figures.Close()) }()
	if may, err = rightsOf(au, asked, figures); err != nil {
		return err
	}
	shown, err := o.open("facts", r.Shown, facts.Options{
		Exports: exports, Memory: factsMemory / 2, Queries: asked, Outcomes: &facts.Outcomes{Of: figures, Rules: may.rule, Own: may.ownRule},
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, shown.Close()) }()
	ds, err := site.Write(r.Shown, p.out, site.Options{
		Words: w, Layouts: over, Queries: asked, Dashboards: content.Dashboards, Facts: shown, Figures: figures, Exports: exports,
		Offered: may.query, Figured: may.figure, Tables: may.table, Rules: may.rule,
		Index: filepath.Join(o.state(), "search"), Program: program(), Bodies: r.Bodies, Progress: o.step("write"),
	})
	res.Diagnostics = append(res.Diagnostics, ds...)
	return err
}
