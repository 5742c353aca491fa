package search

import (
	"cmp"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/text"
)

// Answer is what an index gives to a query.
type Answer struct {
	Total int  // how many records and items answer
	Exact bool // that it is just so many: no phrase of three words or more was left unread, no prefix cut short
	Hits  []Hit
}

// Hit is one record or item that answers, with its best section.
type Hit struct {
	Kind    Kind
	ID      string
	URL     string // the page's address; an item's has its anchor
	Anchor  string // of the section, "" for the top of the page
	Section string // its heading
	Title   string
	Unit    string
	Date    text.Date // 0: none
	State   string    // of an item
	Due     text.Date // likewise
	Member  string    // likewise
	Snippet []Piece
}

// Piece is a part of a snippet; what was looked for is marked.
type Piece struct {
	Text string `json:"text"`
	Mark bool   `json:"mark"`
}

// mostRead is how many texts are read to tell whether phrases stand in them;
// where there are more, those shown are, and mostWalked to find them.
const (
	mostRead   = 40
	mostWalked = 400
)

// Search answers a query: hits from the one at from on, in order, at most size.
// The errors are those of opening, and ErrDamaged.
func (x *Index) Search(q Query, from, size int) (Answer, error) {
	v := &evaluation{x: x, query: q, verdicts: map[place64]map[string]verdict{}}
	if len(q.Branches)+len(q.Excluded)+len(q.Filters)+len(q.NoFilters) == 0 {
		return Answer{Exact: true}, nil
	}
	whole, err := x.whole(q)
	if err != nil {
		return Answer{}, err
	}
	all, err := v.all()
	if err != nil {
		return Answer{}, err
	}
	var open []*ranked
	for _, r := range all {
		if r.uncertain {
			open = append(open, r)
		}
	}
	read := len(open) <= mostRead
	if len(open) > 0 && read {
		for _, r := range open {
			if err := v.read(r); err != nil {
				return Answer{}, err
			}
		}
		if all, err = v.all(); err != nil {
			return Answer{}, err
		}
	}
	out := Answer{Total: len(all), Exact: read && whole}
	if err := x.sort(all, q.Order); err != nil {
		return Answer{}, err
	}
	if read {
		all = all[min(from, len(all)):]
		all = all[:min(size, len(all))]
	} else if all, err = v.walk(all, from, size); err != nil {
		return Answer{}, err
	}
	seek := seekerOf(q)
	for _, r := range all {
		h, err := r.hit(seek)
		if err != nil {
			return Answer{}, err
		}
		out.Hits = append(out.Hits, h)
	}
	return out, nil
}

// walk reads texts down the order until the page is full, or so many were read
// that what is below is left out.
func (v *evaluation) walk(all []*ranked, from, size int) ([]*ranked, error) {
	var out []*ranked
	walked := 0
	for _, r := range all {
		if len(out) >= from+size {
			break
		}
		if r.uncertain {
			if walked++; walked > mostWalked {
				break
			}
			if err := v.read(r); err != nil {
				return nil, err
			}
			if !v.stays(r) {
				continue
			}
		}
		out = append(out, r)
	}
	return out[min(from, len(out)):], nil
}

// stays tells, of one that was read, whether it answers.
func (v *evaluation) stays(r *ranked) bool {
	said := v.verdicts[r.segment.place(r.code)]
	for _, c := range v.query.Excluded {
		if got, ok := said[c.String()]; ok && got.folded && (!c.Exact || got.exact) {
			return false
		}
	}
	return len(r.branches) == 0 || slices.ContainsFunc(r.branches, func(n int) bool {
		return !slices.ContainsFunc(v.query.Branches[n], func(c Clause) bool {
			got, ok := said[c.String()]
			return ok && (!got.folded || c.Exact && !got.exact)
		})
	})
}

// read looks for all long phrases of the query in a text.
func (v *evaluation) read(r *ranked) error {
	record, item, err := r.record()
	if err != nil {
		return err
	}
	lines := linesOf(record, item)
	said := map[string]verdict{}
	for _, c := range v.phrases() {
		said[c.String()] = c.stands(lines)
	}
	v.verdicts[r.segment.place(r.code)] = said
	return nil
}

func (v *evaluation) phrases() (out []Clause) {
	for _, clauses := range append(slices.Clone(v.query.Branches), v.query.Excluded) {
		for _, c := range clauses {
			if c.Phrase && len(c.Words) > 2 {
				out = append(out, c)
			}
		}
	}
	return out
}

// record gives the record of a place, and which of its items is meant, or -1.
func (r *ranked) record() (*Record, int, error) {
	row, item := r.segment.row(r.code)
	record, err := r.segment.record(row)
	if err == nil && item >= len(record.Items) {
		err = ErrDamaged
	}
	return record, item, err
}

// linesOf gives the lines that words are looked for in.
func linesOf(r *Record, item int) []string {
	if item >= 0 {
		return []string{r.Items[item].Text, r.Items[item].Member}
	}
	lines := append([]string{r.Title, r.Unit}, r.Names...)
	for _, s := range r.Sections {
		lines = append(append(lines, s.Heading), s.Lines...)
	}
	for _, it := range r.Items {
		lines = append(lines, it.Text, it.Member)
	}
	return lines
}

// stands looks for a phrase: its words in a row, no sentence ending between.
func (c Clause) stands(lines []string) (said verdict) {
	for _, line := range lines {
		terms := Terms(line)
		for i := 0; i+len(c.Words) <= len(terms); i++ {
			folded, exact := true, true
			for j, w := range c.Words {
				t := terms[i+j]
				folded = folded && t.Fold == w.Fold && (j == 0 || !t.Break)
				exact = exact && t.Form == w.Form
			}
			said.folded = said.folded || folded
			said.exact = said.exact || folded && exact
		}
	}
	return said
}

// sort puts answers in order: by date if that is asked for, then what is met as
// written, titles that have all words, words that are neighbours, higher
// places; units, documents and members as the site lists them, sittings and
// items from the newest, and pages.
func (x *Index) sort(all []*ranked, order Order) error {
	dates := map[*ranked]text.Date{}
	if order == ByDate {
		for _, r := range all {
			d, err := r.segment.date(r.code)
			if err != nil {
				return err
			}
			dates[r] = d
		}
	}
	flag := func(b bool) int {
		if b {
			return 0
		}
		return 1
	}
	slices.SortFunc(all, func(a, b *ranked) int {
		rowA, itemA := a.segment.row(a.code)
		rowB, itemB := b.segment.row(b.code)
		planeA, planeB := x.plane(a.segment, rowA), x.plane(b.segment, rowB)
		if c := cmp.Or(
			cmp.Compare(dates[b], dates[a]),
			cmp.Compare(flag(a.exact), flag(b.exact)),
			cmp.Compare(flag(a.titled), flag(b.titled)),
			cmp.Compare(b.adjacent, a.adjacent),
			cmp.Compare(b.points, a.points),
			cmp.Compare(planeA, planeB),
		); c != 0 {
			return c
		}
		if planeA != ofSittings {
			return cmp.Or(cmp.Compare(a.segment.number, b.segment.number), cmp.Compare(rowA, rowB))
		}
		return cmp.Or(cmp.Compare(b.segment.number, a.segment.number), cmp.Compare(rowB, rowA), cmp.Compare(itemA, itemB))
	})
	return nil
}

// The planes in the order in which equal answers stand.
const (
	ofRegisters = iota // units, documents, members
	ofSittings         // and of their items
	ofPages
)

func (x *Index) plane(s *segment, row int) int {
	switch {
	case row < s.Sittings:
		return ofSittings
	case s.number == len(x.segments)-1 && row >= s.Sittings+s.Others-x.manifest.Counts[Page.String()]:
		return ofPages
	}
	return ofRegisters
}

// hit makes what is shown of an answer.
func (r *ranked) hit(seek seeker) (Hit, error) {
	record, item, err := r.record()
	if err != nil {
		return Hit{}, err
	}
	h := Hit{Kind: record.Kind, ID: record.ID, URL: record.URL, Title: record.Title, Unit: record.Unit, Date: record.Date}
	if item < 0 {
		h.Anchor, h.Section, h.Snippet = seek.best(record)
		return h, nil
	}
	it := record.Items[item]
	h.Kind, h.ID, h.URL, h.Title = Promise, h.ID+"#"+it.Anchor, h.URL+"#"+it.Anchor, it.Text
	h.State, h.Due, h.Member = it.State, it.Due, it.Member
	seek = seek.within(linesOf(record, item))
	h.Snippet = seek.snippet(it.Text)
	return h, nil
}

// Task tells, of an item, whether it is a task: its anchor begins with t.
func (h Hit) Task() bool {
	_, anchor, item := strings.Cut(h.URL, "#")
	return item && strings.HasPrefix(anchor, "t")
}

// Address gives where a hit stands: its page, below the site's root and escaped
// as a link, with the anchor of its section.
func (h Hit) Address() string {
	page, anchor, ok := strings.Cut(h.URL, "#")
	if !ok {
		anchor = h.Anchor
	}
	if anchor == "" {
		return address.Escape(page)
	}
	return address.Escape(page) + "#" + address.Escape(anchor)
}
