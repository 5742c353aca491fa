package site

import (
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/search"
)

// baseKey is what every record depends on: the program and the language.
func (x *searched) baseKey() archive.Hash {
	k := newKey(x.o.Program)
	k.text("search", x.o.Words.Lang())
	return k.sum()
}

// unitKeys gives all that records have of units.
func (x *searched) unitKeys() map[*archive.Unit]archive.Hash {
	out := make(map[*archive.Unit]archive.Hash, len(x.Units))
	for _, u := range x.Units {
		k := newKey(archive.Hash{})
		k.text(u.Name)
		k.text(x.unitFilters[u]...)
		out[u] = k.sum()
	}
	return out
}

// sessionKey is all that a sitting's record is made from. Reports on its items
// are not among it: only what they came to. k holds what all keys begin with.
func (x *searched) sessionKey(k *keyer, t *archive.Session, unit archive.Hash) archive.Hash {
	defer k.cut(len(k.b))
	k.hash(t.Hash)
	k.hash(unit)
	k.text(t.ID, x.flag(t))
	if t.Studied != nil {
		k.text(t.Studied.Title)
	}
	for _, it := range t.Items {
		k.text(it.State)
		k.number(int(it.DueNow))
	}
	// An id stands for its keys as long as it has the same names.
	t.EachMember(func(r *record.Ref) { k.text(x.memberFilters[r.ID]...); k.text(x.nameOf(*r)) })
	for _, id := range t.Speakers {
		k.text(x.memberFilters[id]...)
	}
	return k.sum()
}

// cut leaves what a key begins with.
func (k *keyer) cut(begin int) { k.b = k.b[:begin] }

// recordKey is all that a record has but its body, with the hash of what the
// body is made from. k holds what all keys begin with.
func recordKey(k *keyer, r *search.Record, source archive.Hash) archive.Hash {
	defer k.cut(len(k.b))
	k.hash(source)
	k.text(r.URL, r.Title, r.Unit)
	list := func(texts []string) {
		k.number(len(texts))
		k.text(texts...)
	}
	k.number(int(r.Kind), int(r.Date))
	list(r.Names)
	list(r.Filters)
	for _, s := range r.Sections {
		k.text(s.Anchor, s.Heading)
		list(s.Lines)
	}
	return k.sum()
}
