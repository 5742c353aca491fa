package search

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/browsertest"
)

// engineScripts are what a page needs to search, but for the reader of queries:
// here queries come parsed.
var engineScripts = []string{"terms.js", "docs.js", "decode.js", "lookup.js", "hit.js", "order.js", "rank.js"}

// scriptHit is a hit as the script gives it.
type scriptHit struct {
	Kind, ID, URL, Anchor, Section, Title, Unit string
	Date                                        int
	State, Member                               string
	Due                                         int
	Snippet                                     []Piece
}

func asScriptHit(h Hit) scriptHit {
	snippet := append([]Piece{}, h.Snippet...)
	return scriptHit{h.Kind.String(), h.ID, h.URL, h.Anchor, h.Section, h.Title, h.Unit, int(h.Date), h.State, h.Member, int(h.Due), snippet}
}

type scriptAnswer struct {
	Total int
	Exact bool
	Hits  []scriptHit
}

// differs says where the script's answer is not Go's.
func differs(got, want scriptAnswer) string {
	if got.Total != want.Total || got.Exact != want.Exact || len(got.Hits) != len(want.Hits) {
		return fmt.Sprintf("the script finds %d (exactly: %t) and shows %d, Go %d (%t) and %d",
			got.Total, got.Exact, len(got.Hits), want.Total, want.Exact, len(want.Hits))
	}
	for i := range got.Hits {
		if !reflect.DeepEqual(got.Hits[i], want.Hits[i]) {
			return fmt.Sprintf("at %d the script has\n%+v\nGo\n%+v", i, got.Hits[i], want.Hits[i])
		}
	}
	return ""
}

// question is one page of hits that is asked for.
type question struct {
	Query      Query
	From, Size int
}

// askEngine gives what the script answers from the index below a root.
const askEngine = `async ({Root, Questions}) => {
	bienban.query = (text) => text;
	const engine = bienban.engine(Root);
	await engine.ready;
	const out = [];
	for (const {Query, From, Size} of Questions) out.push(await engine.search(Query, {from: From, size: Size}));
	return out;
}`

// wordy is a record with more words than a prefix stands for.
func wordy(r *rand.Rand) *Record {
	var words []string
	for range 60 {
		words = append(words, "t"+string(rune('a'+r.IntN(26)))+string(rune('a'+r.IntN(26))))
	}
	return &Record{Kind: Page, ID: "words", URL: "words.html", Title: "x", Sections: []Section{{Lines: []string{strings.Join(words, " ")}}}}
}

// searchedArchive is an archive with questions to it and what Go answers.
type searchedArchive struct {
	root      string // below the folder of all
	questions []question
	answers   []scriptAnswer
}

// quoted asks for what stands in a row in a record, with or without its marks.
func quoted(r *rand.Rand, from *Record) (q Query) {
	lines := linesOf(from, -1)
	terms := Terms(lines[r.IntN(len(lines))])
	if len(terms) == 0 {
		return q
	}
	terms = terms[r.IntN(len(terms)):]
	terms = terms[:min(len(terms), 1+r.IntN(4))]
	bare := r.IntN(2) == 0
	var clauses []Clause
	for i, t := range terms {
		w := Word{Form: t.Form, Fold: t.Fold, Text: t.Form}
		if bare {
			w = wordsOf(t.Fold)[0]
		}
		if i > 0 && !t.Break && r.IntN(3) == 0 {
			last := &clauses[len(clauses)-1]
			last.Words, last.Phrase = append(last.Words, w), true
			continue
		}
		clauses = append(clauses, Clause{Words: []Word{w}})
	}
	q.Branches = [][]Clause{clauses}
	return q
}

func wordsOf(line string) (out []Word) {
	for _, t := range Terms(line) {
		out = append(out, Word{Form: t.Form, Fold: t.Fold, Text: t.Form})
	}
	return out
}

// inventSearched writes an index below dir, and asks.
func inventSearched(t *testing.T, dir string, seed uint64) (a searchedArchive) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 7))
	x := invent(r, 1+r.IntN(35))
	questions := 60
	var fixed []Query
	long := Clause{Words: wordsOf("tự phê bình"), Phrase: true}
	switch seed % 8 {
	case 0: // so much that phrases are looked for down the order
		x = invent(r, 400)
		for _, rec := range x.records {
			lines := [][]string{nil, {"tự phê bình"}, {"tự phê", "phê bình"}, {"tự phê. Phê bình"}, {"Tu phê bình"}}[r.IntN(5)]
			rec.Sections = append(rec.Sections, Section{Anchor: "z", Lines: lines})
		}
		word := Clause{Words: wordsOf("đội")}
		fixed = []Query{
			{Branches: [][]Clause{{long}}}, {Branches: [][]Clause{{long, word}, {word}}}, {Excluded: []Clause{long}},
			{Branches: [][]Clause{{word}}, Excluded: []Clause{long}}, {Branches: [][]Clause{{long}}, Order: ByDate},
			{Branches: [][]Clause{{{Words: long.Words, Phrase: true, Exact: true}}}},
		}
	case 1: // sets of every coding; a phrase that is too far down to be looked for
		x = invent(r, 1500)
		for _, rec := range x.records {
			lines := []string{"tự phê", "phê bình"}
			if rec.Date < 20170201 {
				lines = []string{"tự phê bình"}
			}
			rec.Sections = append(rec.Sections, Section{Lines: lines})
		}
		questions = 20
		fixed = []Query{{Branches: [][]Clause{{long}}}}
	case 2: // a sitting with very many items
		for n := range 70 {
			x.records[0].Items = append(x.records[0].Items, Item{Anchor: fmt.Sprint("m", n), Text: inventedLine(r)})
		}
	case 3:
		x.records = append(x.records, wordy(r))
		x.keys = append(x.keys, 1)
		t := Clause{Words: []Word{{Form: "t", Fold: "t", Text: "t"}}, Prefix: true}
		fixed = []Query{{Branches: [][]Clause{{t}}}, {Branches: [][]Clause{{t, t}}, Excluded: []Clause{t}}, {Excluded: []Clause{t}}}
	case 4: // lines that a snippet shows in part
		for _, rec := range x.records {
			long := strings.Join(append(inventedLines(r, 30), inventedLine(r)), " ")
			rec.Sections = append(rec.Sections, Section{Anchor: "l", Heading: inventedLine(r), Lines: []string{inventedLine(r), long}})
		}
	}
	f := newFolder()
	index := build(t, x, f, "", []int{2, 100, 1000}[seed%3])
	a.root = fmt.Sprint(seed)
	f.writeTo(t, filepath.Join(dir, a.root))
	for range questions {
		ask := question{inventedQuery(r), 0, 10000}
		switch {
		case len(fixed) > 0:
			ask.Query, fixed = fixed[0], fixed[1:]
		case r.IntN(2) == 0:
			ask.Query = quoted(r, x.records[r.IntN(len(x.records))])
		}
		if len(x.records) > 400 || r.IntN(2) == 0 {
			size := 1 + r.IntN(10)
			ask.From, ask.Size = r.IntN(3)*size, size
		}
		got, err := index.Search(ask.Query, ask.From, ask.Size)
		if err != nil {
			t.Fatal(err)
		}
		answer := scriptAnswer{Total: got.Total, Exact: got.Exact, Hits: []scriptHit{}}
		for _, h := range got.Hits {
			answer.Hits = append(answer.Hits, asScriptHit(h))
		}
		a.questions, a.answers = append(a.questions, ask), append(a.answers, answer)
	}
	return a
}

// writeRoot writes a page with these scripts, and gives its folder as an address
// and as a path.
func writeRoot(t *testing.T, scripts ...string) (root, dir string) {
	t.Helper()
	root = strings.TrimSuffix(writePage(t, "", scripts...), "index.html")
	u, err := url.Parse(root)
	if err != nil {
		t.Fatal(err)
	}
	return root, filepath.FromSlash(u.Path)
}

// TestEngineInScript holds the script to what Go answers, from a folder and from
// a server.
func TestEngineInScript(t *testing.T) {
	root, dir := writeRoot(t, engineScripts...)
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer server.Close()
	roots := []string{root, server.URL + "/"}
	ctx := browsertest.Open(t)
	hits, cut, read := 0, 0, 0
	for seed := range uint64(16) {
		a := inventSearched(t, dir, seed)
		root := roots[seed/8]
		openPage(t, ctx, root+"index.html")
		got := askScript[[]scriptAnswer](t, ctx, askEngine, map[string]any{"Root": root + a.root + "/", "Questions": a.questions})
		for i, want := range a.answers {
			if differ := differs(got[i], want); differ != "" {
				t.Fatalf("seed %d: %s, from %d: %s", seed, a.questions[i].Query, a.questions[i].From, differ)
			}
			hits += len(want.Hits)
			long := slices.ContainsFunc(slices.Concat(a.questions[i].Query.Branches...), func(c Clause) bool { return len(c.Words) > 2 })
			switch {
			case len(want.Hits) == 0 || want.Exact:
			case long:
				read++
			default:
				cut++
			}
		}
	}
	if hits < 10000 || cut < 3 || read < 3 {
		t.Errorf("only %d hits were compared, of %d answers with prefixes cut short, of %d with phrases looked for down the order", hits, cut, read)
	}
}
