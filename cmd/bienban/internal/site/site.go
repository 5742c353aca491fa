// Package site says which pages there are, what each shows, and writes those
// that changed. Every page has a key made of all that it is made from; a page
// whose key and file still stand is not made again.
package site

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"runtime"
	"sync"
	"sync/atomic"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/publish"
	"bienban/cmd/bienban/internal/review"
	"bienban/cmd/bienban/internal/sheet"
	"bienban/cmd/bienban/internal/words"
)

// Options says how an archive is shown.
type Options struct {
	Words   *words.Catalogue
	Layouts fs.FS // templates and assets, overrides already in their place
	Queries fs.FS // queries and checks, likewise
	// Dashboards are the program's own, those of the archive not over them.
	Dashboards fs.FS
	Facts      *facts.Facts
	// Of an archive that was reduced: Figures are facts of all units, of which
	// nothing but figures is shown (nil: Facts); Figured tells which queries are
	// asked of them; Offered, Tables and Rules tell which queries, tables and
	// checks its readers may see (nil: all).
	Figures *facts.Facts
	Figured func(*facts.Query) bool
	Offered func(*facts.Query) bool
	Tables  func(name string) bool
	Rules   func(name string) bool
	Exports string // a folder on the output's disk, for files on their way there
	Index   string // a file for what the search index's next change needs, "" for none
	// Program tells one build of this program from another.
	Program  archive.Hash
	Bodies   archive.Bodies // as this run read them, or nil
	Progress func(done, total int)
}

// Site is an archive about to be written.
type Site struct {
	*archive.Archive
	o         Options
	templates map[string]*template.Template
	base      archive.Hash // what every page depends on
	people    map[string][]archive.Part
	spoke     map[string][]spoken
	rows      map[*archive.Session]archive.Hash
	studied   map[*archive.Document][]*archive.Session
	tree      documentTree
	nameOrder map[string]int    // of members by given name
	guide     bool              // there is a manual to lead to
	titles    map[string]string // of checks, by name
	rulePlace map[string]int    // likewise
	titled    archive.Hash      // the same as a key
	reviews   *review.Index
	book      *sheet.Frame // of packs' workbooks
	buffers   sync.Pool
	made      sync.Map // pieces of pages that many pages share
	faults    sync.Map // of templates

	queries, tables []dataset
	asks            []facts.Query
	asked           map[string]*dataset // queries, by name
	rules           []rule
	figures         map[string]*figure // queries that pages place, by name
	placed          map[*archive.Page][]placed
	own             ownPlaced
	plain, boards   []*archive.Page
	ownBodies       map[string][]byte // of the program's dashboards, by source

	roots   []*archive.Unit
	root    *archive.Unit           // the only one, else nil
	yearsOf map[*archive.Unit][]int // in which a unit has sittings; nil: any unit
	// lastYear is the last year in which a unit has counted sittings.
	lastYear map[*archive.Unit]int
	years    archive.Hash    // of all units
	there    map[string]bool // addresses of pages, of a site that was reduced
}

// page is one file of the site.
type page struct {
	address string
	source  string // the archive's file it is made from, "" if from many
	key     archive.Hash
	always  bool // so few, or so much of everything, that a key is not worth it
	make    func(p *page, b *bytes.Buffer) error
	// file makes a page that is too large for a buffer, in place of make, and
	// names the file, which is then moved away.
	file func(p *page) (string, error)
	uses []*answer // that it is made from
}

// Write makes every page that is not fresh and hands it to the folder. The
// list names addresses that two pages claim; then nothing is written.
func Write(a *archive.Archive, out *publish.Folder, o Options) (diag.List, error) {
	s := &Site{Archive: a, o: o, ownBodies: map[string][]byte{}, buffers: sync.Pool{New: func() any { return new(bytes.Buffer) }}}
	if err := s.parse(); err != nil {
		return nil, err
	}
	if wrong := s.faultsFound(); len(wrong) > 0 {
		return wrong, nil
	}
	s.index()
	if err := s.figuredYears(); err != nil {
		return nil, err
	}
	if err := s.data(); err != nil {
		return nil, err
	}
	ds, err := s.prepare()
	if err != nil || ds.Count(diag.Error) > 0 {
		return ds, err
	}
	pages, err := s.pages()
	if err != nil {
		return nil, err
	}
	if taken := collisions(pages); len(taken) > 0 {
		return taken, nil
	}
	if err := s.render(pages, out); err != nil {
		return nil, err
	}
	return append(ds, s.faultsFound()...), s.writeIndex(out)
}

// render makes pages on all processors.
func (s *Site) render(pages []page, out *publish.Folder) error {
	var next, done atomic.Int64
	var mu sync.Mutex
	var failed error
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for {
				const batch = 32
				from := int(next.Add(batch)) - batch
				if from >= len(pages) {
					return
				}
				to := min(from+batch, len(pages))
				for i := from; i < to; i++ {
					if err := s.write(&pages[i], out); err != nil {
						mu.Lock()
						failed = err
						mu.Unlock()
						next.Store(int64(len(pages)))
						return
					}
				}
				if n := done.Add(int64(to - from)); s.o.Progress != nil {
					mu.Lock()
					s.o.Progress(int(n), len(pages))
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	return failed
}

func (s *Site) write(p *page, out *publish.Folder) (err error) {
	defer func() { err = errors.Join(err, p.settle()) }()
	if !p.always && out.Fresh(p.address, publish.Key(p.key)) {
		return nil
	}
	if p.file != nil {
		name, err := p.file(p)
		if err != nil {
			return fmt.Errorf("making %s: %w", p.address, err)
		}
		return out.Take(p.address, publish.Key(p.key), name)
	}
	b := s.buffers.Get().(*bytes.Buffer)
	b.Reset()
	defer s.buffers.Put(b)
	err = p.make(p, b)
	var wrong fault
	if errors.As(err, &wrong) {
		s.found(wrong) // the other pages are made all the same, so that all faults are found
		return nil
	}
	if err != nil {
		return fmt.Errorf("making %s: %w", p.address, err)
	}
	return out.Write(p.address, publish.Key(p.key), b.Bytes())
}
