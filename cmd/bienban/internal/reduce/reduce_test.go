package reduce

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

// TestEveryTableIsOfASection: a table is of a section, or is named here as one
// that all may see, so that a new one can't be forgotten.
func TestEveryTableIsOfASection(t *testing.T) {
	open := strings.Fields("build units unit_tree rules awards inspections documents document_reviews sessions drafts designators tags items remarks checks")
	for _, table := range facts.Schema() {
		_, of := ofTables[table.Name]
		if of == slices.Contains(open, table.Name) {
			t.Errorf("%s: of a section %v, for all %v", table.Name, of, !of)
		}
	}
	words := text.AudienceSections.Words()
	for _, all := range []map[string]string{ofTables, ofColumns} {
		for what, section := range all {
			if !slices.Contains(words, section) {
				t.Errorf("%s is of %q, which is no section", what, section)
			}
		}
	}
	for name, sections := range ofMeasures {
		for _, s := range sections {
			if !slices.Contains(words, s) {
				t.Errorf("%s is of %q, which is no section", name, s)
			}
		}
	}
}

// TestAllows gives audiences what is made of their sections alone.
func TestAllows(t *testing.T) {
	for _, c := range []struct {
		sections, columns, sql string
		drafts, want           bool
	}{
		{"", "sessions.date units.name", "", false, true},
		{"", "sessions.present", "", false, false},
		{"attendance", "sessions.present", "", false, true},
		{"self-criticism", "items.text", "", false, false}, // tasks are among them
		{"self-criticism", "items.text", "kind = 'shortcoming'", false, true},
		{"assignments", "items.text", "kind = 'task'", false, true},
		{"assignments", "items.text", "kind = 'shortcoming'", false, false},
		{"self-criticism", "items.state", "kind = 'shortcoming'", false, false},
		{"self-criticism,follow-up", "items.state", "kind = 'shortcoming'", false, true},
		{"commendations", "remarks.text", "", false, false},
		{"commendations", "remarks.text", "kind = 'commendation'", false, true},
		{"", "drafts.id", "", false, false},
		{"", "drafts.id", "", true, true},
	} {
		au := &archive.Audience{Audience: &record.Audience{Name: "x", Drafts: c.drafts}}
		if c.sections != "" {
			au.Sections = strings.Split(c.sections, ",")
		}
		if got := Allows(au, strings.Fields(c.columns), c.sql); got != c.want {
			t.Errorf("%s may read %s where %s: %v", c.sections, c.columns, c.sql, got)
		}
	}
}

// TestTokens: tokens are the same for what folds to the same and for nothing
// else, so that what is alike stays as alike; no word can be read.
func TestTokens(t *testing.T) {
	one, other := tokensOf([]byte("a")), tokensOf([]byte("b"))
	r := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("gác Gác GÁC đêm dem chưa đều, đều ngày 12/3 — báo_cáo")
	folds, tokens := map[string]string{}, map[string]string{}
	for range 2000 {
		var all []string
		for range 1 + r.IntN(4) {
			all = append(all, words[r.IntN(len(words))])
		}
		s := strings.Join(all, " ")
		fold, token := text.Fold(s), one.of(s)
		if before, ok := folds[fold]; ok && before != token {
			t.Fatalf("%q is %s and %s", s, before, token)
		}
		if before, ok := tokens[token]; ok && before != fold {
			t.Fatalf("%s is %q and %q", token, before, fold)
		}
		folds[fold], tokens[token] = token, fold
		if text.Fold(token) != strings.ReplaceAll(token, " ", "-") || len(strings.Fields(token)) != len(strings.Split(fold, "-")) {
			t.Fatalf("%q is %q", s, token)
		}
		if token == other.of(s) {
			t.Fatalf("%q is the same by two secrets", s)
		}
		for _, x := range strings.Split(fold, "-") {
			if len(x) > 2 && strings.Contains(token, x) {
				t.Fatalf("%q can be read in %q", x, token)
			}
		}
	}
}

// TestLinks leads links to where pages lie now, and leaves the words of others.
func TestLinks(t *testing.T) {
	l := linker{targets: map[string]string{"sessions/c1/a.html": "sessions/c1/dv-1.html", "documents/x.html": "documents/x.html"}, was: "sessions/c1/b.html", now: "sessions/c1/b.html"}
	for in, want := range map[string]string{
		`<p><a href="a.html">một</a></p>`:                    `<p><a href="dv-1.html">một</a></p>`,
		`<a href="a.html#t1" title="x">một</a> hai`:          `<a href="dv-1.html#t1" title="x">một</a> hai`,
		`<a href="../../documents/x.html">v</a>`:             `<a href="../../documents/x.html">v</a>`,
		`<a href="../c2/kin.html">kín <em>lắm</em></a> đấy`:  `kín <em>lắm</em> đấy`,
		`<a href="#1">trên</a>`:                              `<a href="#1">trên</a>`,
		`<a href="https://a.b/?c=d&amp;e">ngoài</a>`:         `<a href="https://a.b/?c=d&amp;e">ngoài</a>`,
		`<a href="bang.pdf">tệp</a>`:                         `tệp`,
		`<a class="pin" href="#1">#1</a><a href="x">y</a>`:   `<a class="pin" href="#1">#1</a>y`,
		`không có gì`:                                        `không có gì`,
		`<a href="a.html">một</a><a href="khong.html">2</a>`: `<a href="dv-1.html">một</a>2`,
	} {
		if got := string(l.links([]byte(in))); got != want {
			t.Errorf("%s gives\n%s, want\n%s", in, got, want)
		}
	}
}
