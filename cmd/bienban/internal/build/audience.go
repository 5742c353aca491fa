package build

import (
	"errors"
	"slices"
)

// ErrAudience says that an archive tells of no audience of a name.
var ErrAudience = errors.New("no such audience")

// forAudiences builds a site for each audience, from one reading of the
// archive. Each is published for itself: what stops one leaves its last good
// site, and those before it are new.
func (o Options) forAudiences(res *Result) (err error) {
	if err := o.Known(); err != nil {
		return err
	}
	parts := make([]*edition, len(o.Audiences))
	for i, name := range o.Audiences {
		of := o
		of.part = name
		if parts[i], err = of.openPart(); err != nil {
			return errors.Join(err, discard(parts[:i]))
		}
	}
	defer func() { err = errors.Join(err, discard(parts)) }()
	sums, all := o.sums()
	for _, p := range parts {
		p.last = p.o.lastBuild(sums, all)
		if pages, ok := p.out.Stands(); p.last != nil && ok {
			p.done, p.Sessions, p.Kept = true, int(p.last.Sessions), pages
			res.Diagnostics = p.last.Diagnostics
		}
	}
	if !slices.ContainsFunc(parts, func(p *edition) bool { return !p.done }) {
		res.sum(parts)
		return nil
	}
	a, bodies, err := load(parts[0].o, sums, res)
	if err != nil || res.Failed() {
		return err
	}
	defer func() { err = errors.Join(err, bodies.Close()) }()
	w := newWatch(o, a, bodies)
	for _, p := range parts {
		if p.done {
			continue
		}
		if err := p.build(a, bodies, w, res); err != nil || res.Failed() {
			res.sum(parts)
			return err
		}
		p.done = true
	}
	res.sum(parts)
	return nil
}

// sum adds up what became of the parts that are done.
func (res *Result) sum(parts []*edition) {
	for _, p := range parts {
		if !p.done {
			continue
		}
		res.Parts = append(res.Parts, p.Part)
		res.Written, res.Kept, res.Deleted = res.Written+p.Written, res.Kept+p.Kept, res.Deleted+p.Deleted
	}
}
