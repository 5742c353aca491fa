package search

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"bienban/cmd/bienban/internal/text"
)

// Index answers from the files of an index. It is not for several goroutines.
type Index struct {
	open     func(path string) ([]byte, error)
	manifest *manifest
	segments []*segment
	bodies   map[Ref][]byte
}

// segment is one segment of an index, opened as far as it was asked.
type segment struct {
	segmentOutline
	x       *Index
	number  int
	plan    plan // only its sizes
	entries map[string]*found
	days    []text.Date // by row
	dates   map[uint32]text.Date
}

// found is an entry as answers are made of it: codes in ascending order, each
// with its level, and the codes of each form.
type found struct {
	codes  []uint32
	levels []uint8
	forms  []occurrences
}

// Open opens an index; open gives a file by its path below the site's root.
// ErrDamaged and ErrVersion say that the index can't be read.
func Open(open func(path string) ([]byte, error)) (*Index, error) {
	script, err := open(manifestPath)
	if err != nil {
		return nil, err
	}
	m, err := readManifest(script)
	if err != nil {
		return nil, err
	}
	x := &Index{open: open, manifest: m, bodies: map[Ref][]byte{}}
	for i, o := range m.Segments {
		if !o.sound(m.Per) {
			return nil, fmt.Errorf("%s: %w", manifestPath, ErrDamaged)
		}
		s := &segment{segmentOutline: o, x: x, number: i, entries: map[string]*found{}}
		s.plan = plan{sittings: make([]int, o.Sittings), others: make([]int, o.Others), slots: o.Slots}
		x.segments = append(x.segments, s)
	}
	return x, nil
}

// Grammar gives the words of filters that the index was made with.
func (x *Index) Grammar() *Grammar { return x.manifest.Grammar }

// body gives what a part holds.
func (x *Index) body(ref Ref) ([]byte, error) {
	if b, ok := x.bodies[ref]; ok {
		return b, nil
	}
	script, err := x.open(ref.Path())
	if err != nil {
		return nil, err
	}
	b, err := unpack(ref, script)
	x.bodies[ref] = b
	return b, err
}

// refAt gives the nth of so many references, through their directories if they
// have some.
func (x *Index) refAt(pages []byte, count, n int) (Ref, error) {
	if count > refsInManifest {
		page, err := nthRef(pages, n/refsPerPage)
		if err != nil {
			return Ref{}, err
		}
		if pages, err = x.body(page); err != nil {
			return Ref{}, err
		}
		n %= refsPerPage
	}
	return nthRef(pages, n)
}

func nthRef(refs []byte, n int) (Ref, error) {
	at := n * len(Ref{})
	if n < 0 || at+len(Ref{}) > len(refs) {
		return Ref{}, ErrDamaged
	}
	return Ref(refs[at : at+len(Ref{})]), nil
}

// none is found where a key is in no record.
var none = &found{}

// entry gives what a key leads to.
func (s *segment) entry(key string) (*found, error) {
	if f, ok := s.entries[key]; ok {
		return f, nil
	}
	f, err := s.look(key)
	if err != nil {
		return nil, err
	}
	s.entries[key] = f
	return f, nil
}

func (s *segment) look(key string) (*found, error) {
	ref, err := s.x.refAt(s.ShardPages, s.Shards, shardOf(key, s.Shards))
	if err != nil || ref == (Ref{}) {
		return none, err
	}
	body, err := s.x.body(ref)
	if err != nil {
		return nil, err
	}
	entries, err := readShard(body)
	if err != nil {
		return nil, err
	}
	r := entries.find(key)
	if r == nil {
		return none, nil
	}
	e, err := r.decode(s.plan.universes(), s.x.body)
	if err != nil {
		return nil, err
	}
	// Capacities are more than there is.
	if above(e.sittings, s.Sittings) || above(e.others, s.Others) || len(e.forms) == 0 {
		return nil, ErrDamaged
	}
	f := &found{forms: dissolve(e, &s.plan)}
	all := f.forms[0]
	if len(f.forms) > 1 {
		all = united(f.forms)
	}
	f.codes, f.levels = all.codes, all.levels
	if e.carrier {
		f.dropCarriers()
	}
	return f, nil
}

// above tells that not all of a sorted set is below n.
func above(set []uint32, n int) bool { return len(set) > 0 && int(set[len(set)-1]) >= n }

// dropCarriers leaves the items.
func (f *found) dropCarriers() {
	var codes []uint32
	var levels []uint8
	for i, l := range f.levels {
		if l != carried {
			codes, levels = append(codes, f.codes[i]), append(levels, l)
		}
	}
	f.codes, f.levels, f.forms = codes, levels, nil
}

// of gives the codes at which a form stands.
func (f *found) of(form string) []uint32 {
	for _, o := range f.forms {
		if o.form == form {
			return o.codes
		}
	}
	return nil
}

// row and item take a code apart; item is -1 for a record itself.
func (s *segment) row(code uint32) (row, item int) {
	step := uint32(s.Slots + 1)
	return int(code / step), int(code%step) - 1
}

// date gives the date of a code, 0 for none.
func (s *segment) date(code uint32) (text.Date, error) {
	if s.dates == nil {
		if err := s.readDays(); err != nil {
			return 0, err
		}
	}
	row, _ := s.row(code)
	if row < s.Sittings {
		return s.days[row], nil
	}
	return s.dates[uint32(row-s.Sittings)], nil
}

func (s *segment) readDays() error {
	ref, err := refOf(s.Days)
	if err != nil {
		return err
	}
	body, err := s.x.body(ref)
	if err != nil {
		return err
	}
	in := reader{src: body}
	day := text.Date(0)
	for range in.count() {
		day += text.Date(in.number())
		for range in.number() {
			if len(s.days) == s.Sittings {
				return ErrDamaged
			}
			s.days = append(s.days, day)
		}
	}
	if !in.ended() || len(s.days) != s.Sittings {
		return ErrDamaged
	}
	s.dates = map[uint32]text.Date{}
	for _, d := range s.OtherDates {
		s.dates[uint32(d[0])] = text.Date(d[1])
	}
	return nil
}

func refOf(s string) (ref Ref, err error) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != len(ref) {
		return ref, ErrDamaged
	}
	return Ref(b), nil
}

// record gives the record at a row.
func (s *segment) record(row int) (*Record, error) {
	per := s.x.manifest.Per
	pages, rows, n, first := s.SittingPages, s.Sittings, row/per, row/per*per
	if row >= s.Sittings {
		pages, rows, n = s.OtherPages, s.Others, (row-s.Sittings)/per
		first = s.Sittings + n*per
	}
	ref, err := s.x.refAt(pages, (rows+per-1)/per, n)
	if err != nil {
		return nil, err
	}
	body, err := s.x.body(ref)
	if err != nil {
		return nil, err
	}
	records, err := readFragment(body)
	if err != nil {
		return nil, err
	}
	if row-first >= len(records) {
		return nil, ErrDamaged
	}
	return records[row-first], nil
}

// words gives the known words that begin with a character, each with how common
// it is over all segments.
func (x *Index) words(first string) (map[string]int, error) {
	out := map[string]int{}
	for _, s := range x.segments {
		name, ok := s.Words[first]
		if !ok {
			continue
		}
		ref, err := refOf(name)
		if err != nil {
			return nil, err
		}
		body, err := x.body(ref)
		if err != nil {
			return nil, err
		}
		in, word := reader{src: body}, ""
		for range in.count() {
			word = in.key(word)
			out[word] += 1 << min(in.byte(), 32)
		}
		if !in.ended() {
			return nil, ErrDamaged
		}
	}
	return out, nil
}

// mostCompletions is how many words a prefix stands for at most.
const mostCompletions = 24

// completions gives the commonest words that begin with what was typed, and
// whether these are all.
func (x *Index) completions(fold string) (words []string, all bool, err error) {
	known := map[string]int{}
	for _, opening := range Openings(fold) {
		_, size := utf8.DecodeRuneInString(opening)
		some, err := x.words(opening[:size])
		if err != nil {
			return nil, false, err
		}
		for w, common := range some {
			if strings.HasPrefix(w, opening) {
				known[w] = common
			}
		}
	}
	words = slices.Collect(maps.Keys(known))
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(cmp.Compare(known[b], known[a]), cmp.Compare(a, b)) })
	return words[:min(len(words), mostCompletions)], len(words) <= mostCompletions, nil
}

// whole tells that no prefix of a query stands for more words than are looked
// at.
func (x *Index) whole(q Query) (bool, error) {
	for _, c := range slices.Concat(append(slices.Clone(q.Branches), q.Excluded)...) {
		if !c.Prefix {
			continue
		}
		if _, all, err := x.completions(c.Words[0].Fold); err != nil || !all {
			return false, err
		}
	}
	return true, nil
}
