package site

import (
	"bytes"
	"encoding/hex"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/text"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// topicKinds are where a talk's topics come from, in the order in which they
// are shown: the sitting's tags and subject, and the talk's own basis.
var topicKinds = []string{"tag", "subject", "basis"}

// untold is the topic of talks of which the minutes tell none of these.
const untold = "untold"

// topic is what experience talks are looked up by, as the minutes have it.
// Spellings that differ in case or in where the tone stands are one topic.
type topic struct {
	kind, name string
	list       string    // its page's address, without the extension
	talks      []passage // newest first
}

// newTopic gives a topic's address its name in plain letters, which may be cut
// or shared, and behind it a mark of the name itself, so that it depends on no
// other topic and no disk refuses it.
func newTopic(kind, name string) *topic {
	const length = 48
	slug := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			return r
		}
		return '-'
	}, text.Fold(name))
	slug = strings.Join(strings.FieldsFunc(slug, func(r rune) bool { return r == '-' }), "-")
	mark := archive.HashOf([]byte(text.AsWritten(name)))
	at := strings.Trim(slug[:min(length, len(slug))], "-") + "-" + hex.EncodeToString(mark[:4])
	return &topic{kind: kind, name: name, list: "talks/" + kind + "/" + strings.TrimLeft(at, "-")}
}

// topics gathers the talks of each kind's topics, by name as Vietnamese sorts,
// and those that have no topic.
func (s *Site) topics() (of map[string][]*topic, without *topic) {
	found := map[string]map[string]*topic{}
	without = &topic{kind: untold, list: "talks/" + untold}
	for _, kind := range topicKinds {
		found[kind] = map[string]*topic{}
	}
	for _, e := range s.eachPassage(func(x *archive.Session) int { return len(x.Talks) }) {
		x := e.session
		has := false
		under := func(kind, name string) {
			same := text.AsWritten(name)
			if same == "" {
				return
			}
			has = true
			t := found[kind][same]
			if t == nil {
				t = newTopic(kind, name)
				found[kind][same] = t
			}
			if n := len(t.talks); n == 0 || t.talks[n-1] != e {
				t.talks = append(t.talks, e)
			}
		}
		for _, tag := range x.Tags {
			under("tag", tag)
		}
		under("subject", x.Session.Subject)
		under("basis", x.Talks[e.n].Basis)
		if !has {
			without.talks = append(without.talks, e)
		}
	}
	of = map[string][]*topic{}
	byName := collate.New(language.Vietnamese)
	for kind, all := range found {
		var buf collate.Buffer
		keys := make(map[*topic][]byte, len(all))
		for _, t := range all {
			t.talks = newest(t.talks)
			keys[t] = append(byName.KeyFromString(&buf, t.name), t.list...)
			of[kind] = append(of[kind], t)
		}
		slices.SortFunc(of[kind], func(a, b *topic) int { return bytes.Compare(keys[a], keys[b]) })
	}
	without.talks = newest(without.talks)
	return of, without
}
