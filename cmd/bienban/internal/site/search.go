package site

import (
	"runtime"
	"slices"
	"sync"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/search"
)

// searched gives what is searched: of every page that readers read, what it
// says itself.
type searched struct {
	*Site
	pages []*archive.Page
	heads []search.Head
	// The keys of filters, by unit and by member's id.
	unitFilters   map[*archive.Unit][]string
	memberFilters map[string][]string
}

// Searched gives what is searched of an archive that is shown so. Of the
// options it needs Words, Queries, Dashboards and Program, and Bodies where
// this run read them.
func Searched(a *archive.Archive, o Options) (search.Source, error) {
	s := &Site{Archive: a, o: o, ownBodies: map[string][]byte{}}
	var err error
	if s.asks, err = facts.Queries(o.Queries); err != nil {
		return nil, err
	}
	if s.plain, s.boards, _, err = s.plainPages(); err != nil {
		return nil, err
	}
	return s.searched(), nil
}

func (s *Site) searched() *searched {
	x := &searched{Site: s, pages: slices.Concat(s.plain, s.boards)}
	x.filters()
	x.heads = make([]search.Head, len(s.Sessions)+len(s.Units)+len(s.Documents)+len(s.Members)+len(x.pages))
	units := x.unitKeys()
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			k := newKey(x.baseKey())
			for i := w; i < len(x.heads); i += workers {
				x.heads[i] = x.head(k, i, units)
			}
		})
	}
	wg.Wait()
	return x
}

// head makes the head of the record at i. All but sittings are few enough to be
// made for it.
func (x *searched) head(k *keyer, i int, units map[*archive.Unit]archive.Hash) search.Head {
	if i < len(x.Sessions) {
		t := x.Sessions[i]
		return search.Head{Kind: search.Session, ID: t.ID, Date: t.Date, Items: len(t.Items), Key: x.sessionKey(k, t, units[t.Unit])}
	}
	r, from := x.other(i)
	if from.page != nil {
		r.Names = append(r.Names, x.figureTitles(from.page)...) // they stand in its text
	}
	return search.Head{Kind: r.Kind, ID: r.ID, Date: r.Date, Key: recordKey(k, r, from.hash)}
}

// origin is the file that holds a record's text, if one does.
type origin struct {
	path string
	hash archive.Hash
	page *archive.Page // whose figures are named in its text
}

// other makes the record at i, which is no sitting, without its text.
func (x *searched) other(i int) (*search.Record, origin) {
	if i -= len(x.Sessions); i < len(x.Units) {
		return x.unitRecord(x.Units[i]), origin{}
	}
	if i -= len(x.Units); i < len(x.Documents) {
		d := x.Documents[i]
		return x.documentRecord(d), origin{path: d.Path, hash: d.Hash}
	}
	if i -= len(x.Documents); i < len(x.Members) {
		return x.memberRecord(x.Members[i]), origin{}
	}
	p := x.pages[i-len(x.Members)]
	return x.pageRecord(p), origin{p.Source, p.Hash, p}
}

// Heads gives the heads of all records.
func (x *searched) Heads() []search.Head { return x.heads }

// Record makes the record of a head: a page's text comes before what else it has.
func (x *searched) Record(i int) (*search.Record, error) {
	var r *search.Record
	var from origin
	if i < len(x.Sessions) {
		t := x.Sessions[i]
		r, from = x.sessionRecord(t), origin{path: t.Path, hash: t.Hash}
	} else if r, from = x.other(i); from.path == "" {
		return r, nil
	}
	body, ok := x.ownBodies[from.path]
	if !ok {
		var err error
		if body, err = x.body(from.path, from.hash); err != nil {
			return nil, err
		}
	}
	if from.page != nil {
		body = x.figuresNamed(from.page, body)
	}
	r.Sections = append(sectionsOf(body), r.Sections...)
	return r, nil
}

// sectionsOf gives a body's text. What stands under a lower heading is of the
// higher one as well, whose name is said with it: `Khuyết điểm` alone does not
// tell whose.
func sectionsOf(body []byte) []search.Section {
	passages := record.Passages(body)
	out := make([]search.Section, len(passages), len(passages)+1)
	top := ""
	for i, p := range passages {
		if p.Level == 2 {
			top = p.Heading
		}
		out[i] = search.Section{Anchor: p.Anchor, Heading: p.Heading, Lines: p.Lines}
		if p.Level > 2 && top != "" && p.Heading != "" {
			out[i].Heading += " (" + top + ")"
		}
	}
	return out
}

// labelled gives a line as a fact sheet has it, nothing where there is no value.
func labelled(label, value string) []string {
	if value == "" {
		return nil
	}
	return []string{label + ": " + value}
}
