// Package reduce makes of an archive what an audience may see of it. It stands
// between the archive and everything else: pages, facts, queries, downloads and
// the search are made from what it gives, and have nothing else to be made from.
//
// Two archives come of one. Shown has the records that the audience sees, cut
// down to its sections, with other names where it is not shown names. Counted
// has all records, with codes for people and meaningless tokens for texts: right
// totals come from it, and nothing of it but figures may be shown.
package reduce

import (
	"crypto/hmac"
	"crypto/sha256"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/redact"
)

// Options says by what an archive is reduced.
type Options struct {
	Names  *redact.Names  // nil where the audience is shown names
	Secret []byte         // of tokens
	Bodies archive.Bodies // of the whole archive, where this run read them; or nil
	Kept   archive.Bodies // where reduced bodies are kept while they are needed; or nil
}

// Reduced is what an audience may see of an archive.
type Reduced struct {
	Shown, Counted *archive.Archive
	Bodies         *Bodies // of Shown
}

// For reduces an archive for an audience.
func For(a *archive.Archive, au *archive.Audience, o Options) *Reduced {
	key := keyOf(a, au, o)
	shown := &reducer{whole: a, au: au, o: o, key: key}
	shown.all()
	counted := &reducer{whole: a, au: au, o: o, key: key, counting: true, tokens: tokensOf(o.Secret)}
	counted.all()
	return &Reduced{Shown: shown.out, Counted: counted.out, Bodies: shown.bodies()}
}

// keyOf is all that a reduction depends on beside the record reduced.
func keyOf(a *archive.Archive, au *archive.Audience, o Options) archive.Hash {
	b := append([]byte(nil), a.Registers[:]...)
	text := func(all ...string) {
		for _, s := range all {
			b = append(append(b, s...), 0)
		}
	}
	text(au.Name, au.Title, au.Names)
	text(au.Sections...)
	for _, u := range au.Units {
		text("unit", u.ID)
	}
	if au.Drafts {
		text("drafts")
	}
	if o.Names != nil { // they come from minutes, too
		names := o.Names.Key()
		b = append(b, names[:]...)
	}
	mark := hmac.New(sha256.New, o.Secret)
	mark.Write([]byte("key"))
	return archive.HashOf(mark.Sum(b))
}

// reducer makes one archive of another.
type reducer struct {
	whole    *archive.Archive
	au       *archive.Audience
	o        Options
	key      archive.Hash
	counting bool // all is counted, nothing shown
	tokens   *tokens

	names     *redact.Names // as the unit whose record is reduced has them
	out       *archive.Archive
	units     map[*archive.Unit]*archive.Unit
	documents map[*archive.Document]*archive.Document
	pages     []*archive.Page // of the whole archive, as out has them
	sessions  map[*archive.Session]*archive.Session
	wholes    map[*archive.Session]*archive.Session // the way back
	items     map[*archive.Item]*archive.Item
	ids       map[string]bool // of records, as they are now
	origin    map[string]from // of bodies, by path as it is now
}

// from is where a reduced body comes from.
type from struct {
	path      string
	hash, now archive.Hash
	unit      *archive.Unit // of the whole archive
	session   bool
}

func (r *reducer) all() {
	a := r.whole
	r.out = &archive.Archive{
		Settings: a.Settings, AsOf: a.AsOf, Rules: a.Rules, For: r.au, HasMembers: a.HasMembers && r.shows("register"),
		Registers: r.hash(a.Registers), Sum: r.hash(a.Sum),
	}
	r.in(nil)
	if !r.counting {
		r.out.Settings.Title, r.out.Settings.Organisation = r.text(a.Settings.Title), r.text(a.Settings.Organisation)
	}
	r.ids, r.origin = map[string]bool{}, map[string]from{}
	r.makeUnits()
	r.makeDocuments()
	r.makePages()
	r.makeSessions()
	r.hashLinks()
	r.makeMembers()
	r.makeRegisters()
	texts := r.texts
	if r.counting {
		texts = untold
	}
	r.out = archive.Rebuilt(*r.out, texts)
}

// in says of which unit the record is whose words come next.
func (r *reducer) in(u *archive.Unit) { r.names = r.namesIn(u) }

func (r *reducer) namesIn(u *archive.Unit) *redact.Names {
	if u == nil || r.o.Names == nil {
		return r.o.Names
	}
	return r.o.Names.In(u.ID)
}

// shows tells whether a section is in what is made.
func (r *reducer) shows(section string) bool { return r.counting || r.au.Shows(section) }

// sees tells whether a unit's records are.
func (r *reducer) sees(u *archive.Unit) bool { return r.counting || r.au.Sees(u) }

// hash tells something reduced from the same whole, and reduced otherwise.
func (r *reducer) hash(h archive.Hash) archive.Hash {
	kind := byte(0)
	if r.counting {
		kind = 1
	}
	return archive.HashOf(append(append(h[:len(h):len(h)], r.key[:]...), kind))
}

// text gives a text that may be shown.
func (r *reducer) text(s string) string {
	switch {
	case s == "":
		return ""
	case r.counting:
		return something
	case r.names == nil:
		return s
	}
	return r.names.Text(s)
}

// something stands for a text where it counts only that there is one.
const something = "*"

// path gives a record's id, a file's name or an anchor.
func (r *reducer) path(s string) string {
	if r.names == nil {
		return s
	}
	return r.names.Path(s)
}

// id gives a person's id.
func (r *reducer) id(s string) string {
	if r.names == nil || s == "" {
		return s
	}
	return r.names.ID(s)
}

// ref gives a reference to a person.
func (r *reducer) ref(x record.Ref) record.Ref {
	if x.Text == "" {
		return record.Ref{}
	}
	x.Text, x.ID = r.name(x.ID, x.Text), r.id(x.ID)
	return x
}

// name gives what a person is called.
func (r *reducer) name(id, name string) string {
	switch {
	case r.counting:
		return something
	case r.names != nil:
		return r.names.Name(id)
	}
	return name
}

// textsOf gives several texts.
func (r *reducer) textsOf(all []string) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = r.text(s)
	}
	return out
}

// free gives an id that no record of a kind has yet.
func (r *reducer) free(kind, id string) string {
	at := r.path(id)
	for n := 2; r.ids[kind+at]; n++ {
		at = r.path(id) + "-" + itoa(n)
	}
	r.ids[kind+at] = true
	return at
}
