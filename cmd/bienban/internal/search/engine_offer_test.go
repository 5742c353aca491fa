package search

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/browsertest"
)

// readingScripts are what a page needs to search with the reader of queries.
var readingScripts = []string{"site.js", "terms.js", "query.js", "simpler.js", "docs.js", "decode.js", "lookup.js", "hit.js", "order.js", "rank.js"}

// TestEngineOffersTheNearest holds what the script offers where nothing is found
// to what Go offers.
func TestEngineOffersTheNearest(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 7))
	f := newFolder()
	index := build(t, invent(r, 12), f, "", 5)
	root, dir := writeRoot(t, readingScripts...)
	f.writeTo(t, dir)
	texts := []string{"tuwj pheee xyzzy", "tu75 phe6", "ddaij ddooij", "tự phèe", "đại -đại", `="bình phe"`, "kind:document gac kind:page", "zzz", "zzz*", "-zzz", ""}
	words := append(slices.Clone(inventedWords), "tuwj", "ddem", "xyzzy", "bihn", "hoaf", "ngyen", "kind:document", "-an", "unit:u1")
	for range 120 {
		var some []string
		for range 2 + r.IntN(4) {
			some = append(some, words[r.IntN(len(words))])
		}
		texts = append(texts, strings.Join(some, []string{" ", " ", ` "`}[r.IntN(3)]))
	}
	type offer struct {
		Text  string
		Total int
	}
	ctx := browsertest.Open(t)
	openPage(t, ctx, root+"index.html")
	got := askScript[[]*offer](t, ctx, `async (texts) => {
		const engine = bienban.engine(new URL('.', location.href));
		const out = [];
		for (const text of texts) out.push(await engine.nearest(text));
		return out;
	}`, texts)
	offered := 0
	for i, text := range texts {
		near, total, ok, err := index.Nearest(Parse(text, index.Grammar()))
		if err != nil {
			t.Fatal(err)
		}
		var want *offer
		if ok {
			want = &offer{near.String(), total}
			offered++
		}
		if (got[i] == nil) != (want == nil) || want != nil && *got[i] != *want {
			t.Errorf("for %q the script offers %+v, Go %+v", text, got[i], want)
		}
	}
	if offered < 60 || offered == len(texts) {
		t.Errorf("%d of %d queries have something nearer", offered, len(texts))
	}
}

// TestEngineCounts holds counts by a filter's values to what is found with each
// of them.
func TestEngineCounts(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 7))
	f := newFolder()
	index := build(t, invent(r, 60), f, "", 20)
	root, dir := writeRoot(t, readingScripts...)
	f.writeTo(t, dir)
	values := map[string][]any{
		"kind": {"session", "item", "document", "unit", "member", "page"}, "unit": {"u0", "u1", "u2", "u9"}, "state": {"s0", "s1", "s2"}, "year": nil,
	}
	texts := []string{"", "bo", "tự phê", `"chi bộ" year:2018`, "doi -dai unit:u1", "kind:item an", "đại OR gac -kind:page", "year:2017 unit:u0 year:2019", "member:m1 -unit:u2"}
	type asked struct {
		Text, Name string
		Values     []any
	}
	type count struct {
		Value any
		Count int
	}
	var all []asked
	for name, values := range values {
		for _, text := range texts {
			all = append(all, asked{text, name, values})
		}
	}
	ctx := browsertest.Open(t)
	openPage(t, ctx, root+"index.html")
	got := askScript[[][]count](t, ctx, `async (all) => {
		const engine = bienban.engine(new URL('.', location.href));
		const out = [];
		for (const {Text, Name, Values} of all) out.push(await engine.counts(Text, Name, Values ?? undefined));
		return out;
	}`, all)
	counted := 0
	for i, a := range all {
		q := Parse(a.Text, index.Grammar())
		q.Filters = slices.DeleteFunc(q.Filters, func(c Condition) bool { return c.Name == a.Name })
		if a.Text == "" {
			if len(got[i]) != len(a.Values) {
				t.Errorf("of nothing there are %s %v", a.Name, got[i])
			}
			continue
		}
		for _, c := range got[i] {
			in := Condition{Name: a.Name}
			switch value := c.Value.(type) {
			case string:
				in.Value = value
			case float64: // a year
				if value == 0 {
					continue
				}
				in = Parse("year:"+strconv.Itoa(int(value)), index.Grammar()).Filters[0]
			}
			within := q
			within.Filters = append(slices.Clone(q.Filters), in)
			want, err := index.Search(within, 0, 0)
			if err != nil {
				t.Fatal(err)
			}
			if c.Count != want.Total {
				t.Errorf("%s: the script counts %d in %s, Go finds %d", q, c.Count, in, want.Total)
			}
			counted += c.Count
		}
		if a.Name == "year" {
			whole, err := index.Search(q, 0, 0)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range got[i] {
				whole.Total -= c.Count
			}
			if whole.Total != 0 {
				t.Errorf("%s: years make %d less than all", q, whole.Total)
			}
		}
	}
	if counted < 500 {
		t.Errorf("only %d were counted", counted)
	}
}
