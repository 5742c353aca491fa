package site

import (
	"encoding/binary"

	"bienban/cmd/bienban/internal/archive"
)

// keyer gathers what a page is made from.
type keyer struct{ b []byte }

func newKey(from archive.Hash) *keyer { return &keyer{append(make([]byte, 0, 512), from[:]...)} }

func (k *keyer) text(all ...string) {
	for _, s := range all {
		k.b = binary.AppendUvarint(k.b, uint64(len(s)))
		k.b = append(k.b, s...)
	}
}

func (k *keyer) number(all ...int) {
	for _, n := range all {
		k.b = binary.AppendVarint(k.b, int64(n))
	}
}

func (k *keyer) hash(h archive.Hash) { k.b = append(k.b, h[:]...) }

func (k *keyer) sum() archive.Hash { return archive.HashOf(k.b) }

// rowKey is all that a page may show of a sitting: its source, what became of
// its items, and what it has from other records.
func (s *Site) rowKey(t *archive.Session) archive.Hash {
	k := newKey(t.Hash)
	k.text(t.ID)
	for _, it := range t.Items {
		k.text(it.State)
		k.number(int(it.DueNow), int(it.Done), len(it.Reports))
		for _, r := range it.Reports {
			k.text(r.By.ID, r.Outcome, r.Note)
			k.number(int(r.By.Date), int(r.Date), int(r.Pos.Line))
		}
	}
	for _, r := range t.Reports {
		k.text(r.Item.ID(), r.Item.Text)
		k.number(int(r.Item.Session.Date))
	}
	if t.Studied != nil {
		k.text(t.Studied.ID, t.Studied.Title)
	}
	if !s.HasMembers {
		for _, it := range t.Items {
			k.text(it.Member.ID)
		}
		for _, v := range t.Reviews {
			k.text(v.Member.ID, v.BriefedBy.ID)
		}
		for _, v := range t.Talks {
			k.text(v.Member.ID)
		}
		k.text(t.Chair.ID, t.Secretary.ID)
		for _, a := range t.Absences {
			k.text(a.Member.ID)
		}
		for _, d := range t.DesignatedBy {
			k.text(d.ID)
		}
	}
	return k.sum()
}

// keyOf gives the key of a page that shows these sittings and nothing else
// but the registers.
func (s *Site) keyOf(kind string, sessions ...*archive.Session) archive.Hash {
	k := newKey(s.base)
	k.text(kind)
	for _, t := range sessions {
		k.hash(s.rows[t])
	}
	return k.sum()
}
