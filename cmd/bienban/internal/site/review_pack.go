package site

import (
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/review"
)

// pack is a unit's pack of a year with what its pages and its workbook are
// made from and known by.
type pack struct {
	*review.Pack
	facts *reviewFacts
	key   archive.Hash
}

// pages tells how many pages a pack takes.
func (k *pack) pages() int { return pagesBy(len(k.People), sheetsPerPage) }

// onPage gives the people whose sheets stand on the n-th page.
func (k *pack) onPage(n int) []review.Person {
	return k.People[(n-1)*sheetsPerPage : min(n*sheetsPerPage, len(k.People))]
}

// address gives that of the page on which the i-th person's sheet stands.
func (k *pack) address(i int) string {
	return numbered(reviewAt(k.Year.Year, k.Unit.ID), i/sheetsPerPage+1)
}

// packs gives a year's packs with their keys.
func (s *Site) packs(y *review.Year, known *reviewFacts) []*pack {
	sittings := make(map[*archive.Unit]archive.Hash, len(y.Packs))
	for _, k := range y.Packs {
		sittings[k.Unit] = s.keyOf("sittings", k.Sittings...)
	}
	out := make([]*pack, len(y.Packs))
	for i, k := range y.Packs {
		out[i] = &pack{Pack: k, facts: known}
		out[i].key = s.packKey(out[i], sittings)
	}
	return out
}

// packKey is all that a pack shows: its unit's sittings and those in which its
// people had a part, the sittings of the units they are of, and figures that
// come of others.
func (s *Site) packKey(k *pack, sittings map[*archive.Unit]archive.Hash) archive.Hash {
	y := k.Year
	key := newKey(sittings[k.Unit])
	key.text("review", k.Unit.ID)
	key.number(y.Year, k.NotCounted)
	visit := func(x *archive.Session) { key.hash(s.rows[x]) }
	for _, who := range append(s.reviews.Others(k.Pack), k.People...) {
		key.text(who.ID, who.Name)
		if m := s.Archive.Member(who.ID); m != nil {
			for _, r := range m.Rows {
				key.hash(sittings[r.Unit])
			}
		}
		s.reviews.Rests(who.ID, y, visit)
		key.text(k.facts.uncovered[y.Year][who.ID]...)
	}
	levels := func(u *archive.Unit) {
		for _, l := range s.reviews.UnitLevels(u, y.Year) {
			visit(l.Session)
		}
	}
	levels(k.Unit)
	for _, b := range k.Below {
		key.text(b.Unit.ID)
		key.number(len(b.People), len(b.Sittings))
		levels(b.Unit)
	}
	for _, u := range k.QuotaUnits() {
		key.text(u.ID)
	}
	if m := k.Mix(); m != nil {
		key.number(m.HTXS, m.HTT, m.HT, m.KHT)
	}
	for _, f := range append(k.facts.of(k.Unit, y.Year), k.facts.of(k.Unit, y.Year-1)...) {
		key.number(f.n, f.of)
		key.text(string(f.out))
	}
	for _, other := range s.reviews.Years {
		if other.Of(k.Unit) != nil {
			key.number(other.Year)
		}
	}
	return key.sum()
}

// keyed gives the key of one of a pack's files.
func (k *pack) keyed(file string, n int) archive.Hash {
	key := newKey(k.key)
	key.text(file)
	key.number(n)
	return key.sum()
}

// packer makes one file of a pack: it has people's sheets at hand, and the
// texts of sittings, of which several sheets may tell.
type packer struct {
	*Site
	*pack
	p      *page
	texts  map[*archive.Session]*record.Texts
	sheets map[string]*review.Sheet
}

func (s *Site) packer(k *pack, p *page) *packer {
	return &packer{s, k, p, map[*archive.Session]*record.Texts{}, map[string]*review.Sheet{}}
}

// sheetOf gives what a person's sheet is made from.
func (m *packer) sheetOf(who review.Person) *review.Sheet {
	known := m.sheets[who.ID]
	if known == nil {
		known = m.reviews.Sheet(who, m.Year)
		m.sheets[who.ID] = known
	}
	return known
}

// words gives a sitting's texts.
func (m *packer) words(x *archive.Session) (*record.Texts, error) {
	if known := m.texts[x]; known != nil {
		return known, nil
	}
	t, err := m.Texts(x)
	if err == nil {
		m.texts[x] = t
	}
	return t, err
}
