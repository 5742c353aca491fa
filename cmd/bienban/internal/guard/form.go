package guard

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"unicode"

	"bienban/cmd/bienban/internal/text"

	"golang.org/x/text/unicode/norm"
)

// form is a way in which a person may be named.
type form struct {
	rule   rule
	words  []word
	key    uint64 // of its words as they are marked
	joined []byte // of an id: how it is written
}

type rule uint8

const (
	whole  rule = iota // a name of three syllables and more: in any case
	pair               // of two: as names are written, or as all of an address's part
	joined             // written as one syllable
	id                 // a word that is no other
	weakID             // one that may be another word: only where an id stands
)

// most is how many syllables of a form are looked at.
const most = 15

// forms are those that are searched for.
type forms struct {
	first, last map[uint64]uint16
	by          map[uint64][]*form // by their words without marks
	keys        map[uint64]bool
}

func newForms() *forms {
	return &forms{map[uint64]uint16{}, map[uint64]uint16{}, map[uint64][]*form{}, map[uint64]bool{}}
}

func (fs *forms) clone() *forms {
	by := make(map[uint64][]*form, len(fs.by))
	for k, all := range fs.by {
		by[k] = slices.Clone(all)
	}
	return &forms{maps.Clone(fs.first), maps.Clone(fs.last), by, maps.Clone(fs.keys)}
}

// split gives a text's syllables, each a word.
func split(s string) (out []word) {
	t := visible([]byte(s))
	for i := 0; ; {
		_, begin, end, _ := next(t, i)
		if begin == end {
			return out
		}
		out = append(out, read(t[begin:end]))
		i = end
	}
}

// name adds the forms of a person's name.
func (fs *forms) name(s string) {
	s = text.BareName(s)
	ws := split(s)
	ws = ws[:min(len(ws), most)]
	switch len(ws) {
	case 0, 1:
		return
	case 2:
		fs.add(&form{rule: pair, words: ws})
	default:
		fs.add(&form{rule: whole, words: ws})
		fs.add(&form{rule: pair, words: []word{ws[0], ws[len(ws)-1]}})
	}
	one := strings.Join(strings.Fields(s), "")
	if text.Length(one) >= leastJoined {
		fs.add(&form{rule: joined, words: []word{read([]byte(one))}})
	}
}

// leastJoined is more letters than a syllable of Vietnamese has.
const leastJoined = 8

// id adds a word that stands for a person.
func (fs *forms) id(s string) {
	s = strings.TrimFunc(text.NFC(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	ws := split(s)
	if len(ws) == 0 {
		return
	}
	f := &form{rule: weakID, words: ws[:min(len(ws), most)], joined: []byte(s)}
	letter, digit := strings.ContainsFunc(s, unicode.IsLetter), strings.ContainsFunc(s, unicode.IsDigit)
	if text.Length(s) >= 5 && (letter && digit || letter && len(ws) > 2 || letter && len(ws) == 1 && text.Length(s) >= leastJoined) {
		f.rule = id
	}
	fs.add(f)
}

func (fs *forms) add(f *form) {
	n, folded := len(f.words), uint64(0)
	f.key = uint64(f.rule)
	for _, w := range f.words {
		folded = folded*base + w.folded
		f.key = f.key*base + w.marked
	}
	for _, b := range f.joined {
		f.key = f.key*base + uint64(b)
	}
	if fs.keys[f.key] {
		return
	}
	fs.keys[f.key] = true
	fs.by[folded] = append(fs.by[folded], f)
	fs.first[f.words[0].folded] |= 1 << n
	fs.last[f.words[n-1].folded] |= 1 << n
}

// found tells what a row of syllables is that has a form's words but for marks.
type found uint8

const (
	other found = iota // something else
	doubt              // the name as addresses have it, or something else that they make so
	leak
)

// in judges a form where it seems to stand, t[begin:end]; code says that t is
// no running text.
func (f *form) in(t []byte, row []syllable, code bool) found {
	begin, end := row[0].begin, row[len(row)-1].end
	switch f.rule {
	case id, weakID:
		switch {
		case !bytes.EqualFold(norm.NFC.Bytes(t[begin:end]), f.joined), goes(t, begin-1, begin-2), goes(t, end, end+1):
			return other
		case f.rule == id, begin > 0 && t[begin-1] == '@', code && bytes.HasSuffix(t[:begin], []byte("members/")),
			code && bytes.HasSuffix(t[:begin], []byte("member:")):
			return leak
		}
		return other
	}
	exact, bare, capitals := true, true, true
	for i := range row {
		s := &row[i]
		exact = exact && s.marked == f.words[i].marked
		bare = bare && s.plain()
		capitals = capitals && s.capital
		if i > 0 && (s.sep == parts || f.rule == pair && (s.sep == dots || s.another)) {
			return other
		}
	}
	switch {
	case !exact && !bare:
		return other // someone whose name has other marks
	case f.rule == pair && capitals, f.rule != pair && exact, f.rule == joined:
		return leak
	case f.rule == pair && !(code && isPart(t, begin, end)):
		return other
	}
	return doubt
}

// goes tells whether a hyphen, and then a letter or digit, make an id a longer one.
func goes(t []byte, hyphen, beyond int) bool {
	return 0 <= min(hyphen, beyond) && max(hyphen, beyond) < len(t) && t[hyphen] == '-' && kinds[t[beyond]] == letters
}

// isPart tells whether t[begin:end] is all of an address, or of a part of one.
func isPart(t []byte, begin, end int) bool {
	return (begin == 0 || bytes.IndexByte([]byte("/.#?&=@:~"), t[begin-1]) >= 0) &&
		(end == len(t) || bytes.IndexByte([]byte("/.#?&=@:~"), t[end]) >= 0)
}

// contexts are where something else than a name has a form's words but for
// marks: between which other words, as addresses are made of texts without
// marks.
func contexts(f *form, t []byte, before *syllable, row []syllable) (out []uint64) {
	begin, end := row[0].begin, row[len(row)-1].end
	if before != nil {
		out = append(out, (f.key*base+before.folded)*base+1)
	}
	if _, b, e, _ := next(t, end); b < e {
		w := read(t[b:e])
		out = append(out, (f.key*base+w.folded)*base+2)
	}
	if isPart(t, begin, end) {
		out = append(out, f.key*base+3)
	}
	return out
}

// intersects tells whether one of some keys is known.
func intersects(known map[uint64]bool, keys []uint64) bool {
	return slices.ContainsFunc(keys, func(k uint64) bool { return known[k] })
}
