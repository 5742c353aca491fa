package site

import (
	"bytes"
	"encoding/json"
	"strings"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/search"
	"bienban/cmd/bienban/internal/text"
)

// searchAt is the address of the page of the search, and searchGuide the page of
// the guide that tells of it, if there is one.
const (
	searchAt    = "search.html"
	searchGuide = "guide/tim-kiem"
)

type searchView struct {
	Head    head
	Words   string // as JSON, by key without `search.`
	Kinds   []choices
	States  []choice
	Lists   []link // the ways without script
	Guide   *link
	Scripts []string
}

// choices are values of a filter, under a name if they have one in common.
type choices struct {
	Name   string
	Values []choice
}

type choice struct{ Value, Text string }

// searchScripts are what the page runs, in this order.
var searchScripts = []string{"terms.js", "query.js", "simpler.js", "docs.js", "decode.js", "lookup.js", "hit.js", "order.js", "rank.js", "search.js"}

func (s *Site) searchPage() page {
	return page{address: searchAt, always: true, make: func(p *page, b *bytes.Buffer) error {
		said, err := json.Marshal(s.searchWords())
		if err != nil {
			return err
		}
		v := searchView{Head: s.head(p, s.say("search.title")), Words: string(said), Kinds: s.kindChoices(), States: s.stateChoices()}
		v.Lists = s.lists(p)
		for _, x := range s.plain {
			if x.Path == searchGuide {
				v.Guide = &link{Text: s.say("search.guide"), Href: href(p.to(address.Page(x.Path)))}
			}
		}
		for _, name := range searchScripts {
			v.Scripts = append(v.Scripts, "assets/"+name)
		}
		return s.execute(b, "search", v)
	}}
}

// kindChoices gives the values of the filter `kind`.
func (s *Site) kindChoices() []choices {
	group := func(k search.Kind, all, table string, kinds ...string) choices {
		c := choices{s.upper(s.word("hit", k.String())), []choice{{k.String(), s.say(all)}}}
		for _, kind := range kinds {
			c.Values = append(c.Values, choice{text.Fold(kind), s.word(table, kind)})
		}
		return c
	}
	var out []choices
	if s.offers("sittings") {
		out = append(out, group(search.Session, "search.every-session", "kind", text.SessionKinds.Words()...))
		if kinds := s.itemKinds(); len(kinds) > 0 {
			out = append(out, group(search.Promise, "search.every-item", "item-kind", kinds...))
		}
	}
	out = append(out, group(search.Document, "search.every-document", "document-kind", text.DocumentKinds.Words()...))
	var rest choices
	for _, k := range []search.Kind{search.Unit, search.Member, search.Page} {
		if k == search.Member && !s.offers("members") {
			continue
		}
		rest.Values = append(rest.Values, choice{k.String(), s.word("hit", k.String())})
	}
	return append(out, rest)
}

// itemKinds are those of what is promised and shown.
func (s *Site) itemKinds() []string {
	var out []string
	if s.shows("self-criticism") {
		out = append(out, record.Shortcoming)
	}
	if s.shows("assignments") {
		out = append(out, record.Task)
	}
	return out
}

func (s *Site) stateChoices() []choice {
	var out []choice
	if !s.offers("items") {
		return nil
	}
	for _, state := range states {
		out = append(out, choice{text.Fold(state), s.word("state", state)})
	}
	return out
}

// searchWords are all that search.js says.
func (s *Site) searchWords() map[string]string {
	out := map[string]string{"undated": s.say("site.undated")}
	for _, key := range searchKeys {
		out[strings.TrimPrefix(key, "search.")] = s.say(key)
	}
	for _, k := range []search.Kind{search.Session, search.Document, search.Unit, search.Member, search.Page} {
		out["kind-"+k.String()] = s.word("hit", k.String())
	}
	for _, kind := range []string{record.Shortcoming, record.Task} {
		out["kind-"+kind] = s.word("item-kind", kind)
	}
	for _, state := range states {
		out["state-"+text.Fold(state)] = s.word("state", state)
	}
	return out
}

// searchKeys are the keys of all that layouts/assets/search.js says besides.
var searchKeys = []string{
	"search.about", "search.after", "search.before", "search.damaged", "search.due", "search.failed", "search.fault-date", "search.fault-empty",
	"search.fault-long", "search.fault-near", "search.fault-unknown", "search.fault-words", "search.fault-year", "search.found", "search.from",
	"search.kind", "search.loading", "search.member", "search.missing", "search.nearest", "search.none", "search.none-within", "search.page",
	"search.page-number", "search.sort", "search.start", "search.state", "search.take-off", "search.to", "search.try-fewer",
	"search.try-marks", "search.try-name", "search.try-off", "search.try-spelling", "search.unit", "search.version", "search.year",
}
