package archive

import (
	"cmp"
	"fmt"
	"os"
	"runtime"
	"slices"
	"sync"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

// Options says how an archive is loaded; the zero value reads everything anew.
type Options struct {
	AsOf   text.Date // stands over the settings'; zero: the settings', else Today
	Today  text.Date
	Cache  *Cache // what earlier readings gave, or nil
	Bodies Bodies // where the HTML and the texts of what is read anew go, or nil
	Sums   Sums   // hashes taken a moment ago, so that what is cached need not be read again
	Texts  bool   // keep the words that facts need, for Archive.Texts
	// Progress is told, from one goroutine at a time, how many files are read.
	Progress func(done, total int)

	hashOnly bool
}

// Bodies keeps, out of memory where it is much, what is made of records as they
// are read, by a name and the hash of the record's bytes. It is called from
// several goroutines; what is put is then its own, and what it gives must not
// be changed.
type Bodies interface {
	Put(name string, hash Hash, made []byte) error
	Get(name string, hash Hash) (made []byte, ok bool, err error)
}

// Load reads and links the archive in dir. The list has every diagnostic,
// sorted; the error is of the machine (a folder that can't be opened), never
// of what the files say.
func Load(dir string, o Options) (*Archive, diag.List, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, fmt.Errorf("opening the archive: %w", err)
	}
	defer root.Close()
	files, faults, err := scan(root)
	if err != nil {
		return nil, nil, err
	}
	out := &reports{byPath: map[string]*diag.List{}}
	a := &Archive{dir: dir, cache: o.Cache, bodies: o.Bodies, sessions: make(map[string]*Session, len(files))}
	results, err := readAll(root, files, o)
	if err != nil {
		return nil, nil, err
	}
	a.Sum = total(results)
	if err := a.registers(results, o, out); err != nil {
		return nil, nil, err
	}
	if err := a.records(results, out); err != nil {
		return nil, nil, err
	}
	a.link(results, out)
	ds := append(faults, out.all()...)
	ds.Sort()
	return a, ds, nil
}

// reports keeps the diagnostics of linking by the file they are of.
type reports struct{ byPath map[string]*diag.List }

func (r *reports) of(path string) *diag.List {
	l := r.byPath[path]
	if l == nil {
		l = &diag.List{}
		r.byPath[path] = l
	}
	return l
}

func (r *reports) add(path string, ds diag.List) {
	if len(ds) > 0 {
		l := r.of(path)
		*l = append(*l, ds...)
	}
}

func (r *reports) all() diag.List {
	var out diag.List
	for path, l := range r.byPath {
		out = append(out, l.In(path)...)
	}
	return out
}

// parallel runs work(from, to) over n things on all processors.
func parallel(n int, work func(worker, from, to int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() { work(w, n*w/workers, n*(w+1)/workers) })
	}
	wg.Wait()
}

// registers reads settings and registers, which everything else is linked to.
func (a *Archive) registers(results []result, o Options, out *reports) error {
	src := map[string]*record.Source{}
	var all []byte
	for _, r := range results {
		if r.source == nil {
			continue
		}
		src[r.path] = r.source
		if r.path != "audiences.yaml" { // it makes no fact
			all = append(append(append(all, r.path...), 0), r.hash[:]...)
		}
	}
	a.Registers = HashOf(all)
	if s := readable(src, "site.yaml"); s != nil {
		settings, ds := record.ReadSettings(s)
		a.Settings = settings
		out.add("site.yaml", ds)
	}
	a.AsOf = cmp.Or(o.AsOf, a.Settings.AsOf, o.Today)
	switch s := readable(src, "units.csv"); {
	case s != nil:
		rows, ds := record.ReadUnits(s)
		out.add("units.csv", ds)
		a.linkUnits(rows, out)
	case src["units.csv"] == nil:
		out.of("units.csv").Errorf(diag.Pos{Line: 1, Col: 1}, "units.none").Advise("hint.units")
	}
	if s := readable(src, "audiences.yaml"); s != nil {
		rows, ds := record.ReadAudiences(s)
		out.add("audiences.yaml", ds)
		a.linkAudiences(rows, out.of("audiences.yaml"))
	}
	if s := readable(src, "members.csv"); s != nil {
		rows, ds := record.ReadMembers(s)
		out.add("members.csv", ds)
		a.HasMembers = true
		a.linkMembers(rows, out)
	}
	if s := readable(src, "rules.csv"); s != nil {
		rows, ds := record.ReadRules(s)
		out.add("rules.csv", ds)
		a.Rules = rows
	}
	if s := readable(src, "awards.csv"); s != nil {
		rows, ds := record.ReadAwards(s)
		out.add("awards.csv", ds)
		for i := range rows {
			a.Awards = append(a.Awards, Award{rows[i], a.unit(&rows[i].Unit, out.of("awards.csv"))})
		}
	}
	if s := readable(src, "inspections.csv"); s != nil {
		rows, ds := record.ReadInspections(s)
		out.add("inspections.csv", ds)
		for i := range rows {
			a.Inspections = append(a.Inspections, Inspection{rows[i], a.unit(&rows[i].Unit, out.of("inspections.csv"))})
		}
	}
	return nil
}

// readable gives a register's source if its bytes could be read as text.
func readable(src map[string]*record.Source, path string) *record.Source {
	if s := src[path]; s != nil && s.Text != nil {
		return s
	}
	return nil
}

// records decodes what reading gave, on all processors.
func (a *Archive) records(results []result, out *reports) error {
	a.Sessions = make([]*Session, 0, len(results))
	sessions := make([]*Session, len(results))
	failed := make([]error, runtime.GOMAXPROCS(0))
	parallel(len(results), func(w, from, to int) {
		for i := from; i < to; i++ {
			if r := &results[i]; r.kind == sessionFile {
				s := &record.Session{}
				if _, err := sessionCodec.Decode(r.blob, s); err != nil {
					failed[w] = err
				}
				sessions[i] = &Session{Session: s, Path: r.path, Hash: r.hash}
				if a.bodies == nil {
					sessions[i].texts = r.texts
				}
			}
		}
	})
	for _, err := range failed {
		if err != nil {
			return err
		}
	}
	for i := range results {
		r := &results[i]
		out.add(r.path, r.ds)
		switch r.kind {
		case sessionFile:
			a.Sessions = append(a.Sessions, sessions[i])
		case documentFile:
			d := &record.Document{}
			if _, err := documentCodec.Decode(r.blob, d); err != nil {
				return err
			}
			a.Documents = append(a.Documents, &Document{Document: d, Path: r.path, Hash: r.hash})
		case pageFile:
			p := &record.Page{}
			if _, err := pageCodec.Decode(r.blob, p); err != nil {
				return err
			}
			a.Pages = append(a.Pages, &Page{Page: p, Source: r.path, Hash: r.hash})
		}
	}
	a.order()
	return nil
}

// order puts all records in their order.
func (a *Archive) order() {
	slices.SortFunc(a.Sessions, func(s, t *Session) int { return cmp.Compare(s.ID, t.ID) })
	slices.SortFunc(a.Documents, func(s, t *Document) int { return cmp.Compare(s.ID, t.ID) })
	slices.SortFunc(a.Pages, func(s, t *Page) int { return cmp.Compare(s.Path, t.Path) })
}
