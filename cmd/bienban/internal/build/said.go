package build

import (
	"fmt"
	"runtime"
	"slices"
	"sync"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
)

// eachText visits all that an archive says, on all processors.
func eachText(a *archive.Archive, body func(path string, hash archive.Hash) ([]byte, error), words func(string), html func([]byte)) error {
	for _, m := range a.Members {
		for _, row := range m.Rows {
			words(row.Post)
		}
	}
	for _, x := range a.Awards {
		words(x.Name)
		words(x.By)
	}
	for _, x := range a.Inspections {
		words(x.By)
		words(x.Findings)
	}
	var jobs []func() error
	said := func(path string, hash archive.Hash, others ...string) {
		jobs = append(jobs, func() error {
			for _, s := range others {
				words(s)
			}
			b, err := body(path, hash)
			html(b)
			return err
		})
	}
	for _, d := range a.Documents {
		said(d.Path, d.Hash, append(slices.Clone(d.Tags), d.Title, d.Issuer, d.Number)...)
	}
	for _, p := range a.Pages {
		said(p.Source, p.Hash, append(append(captions(p.Page), p.Tags...), p.Title)...)
	}
	for _, s := range a.Sessions {
		said(s.Path, s.Hash, append(front(s.Session), s.Title)...)
	}
	var wg sync.WaitGroup
	failed := make([]error, runtime.GOMAXPROCS(0))
	for w := range failed {
		wg.Go(func() {
			for i := w; i < len(jobs) && failed[w] == nil; i += len(failed) {
				failed[w] = jobs[i]()
			}
		})
	}
	wg.Wait()
	for _, err := range failed {
		if err != nil {
			return err
		}
	}
	return nil
}

func captions(p *record.Page) (out []string) {
	for _, b := range p.Blocks {
		out = append(out, b.Title)
	}
	return out
}

// front gives the texts of a sitting's front matter.
func front(s *record.Session) []string {
	out := append([]string{s.Place, s.Subject, s.Resolution}, s.Guests...)
	for _, x := range s.Absences {
		out = append(out, x.Reason)
	}
	return append(out, s.Tags...)
}

// bodyOf gives a body that must be there.
func bodyOf(bodies archive.Bodies, path string, hash archive.Hash) ([]byte, error) {
	body, ok, err := bodies.Get(path, hash)
	if err == nil && !ok {
		err = fmt.Errorf("there is no body of %s", path)
	}
	return body, err
}
