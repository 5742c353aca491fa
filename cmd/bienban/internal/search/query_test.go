package search

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/text"
)

// queryCase is a query of testdata/queries.txt and what it means.
type queryCase struct {
	Text   string
	Typing bool
	want   string
}

func queryCases(t *testing.T) []queryCase {
	t.Helper()
	b, err := os.ReadFile("testdata/queries.txt")
	if err != nil {
		t.Fatal(err)
	}
	var cases []queryCase
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSuffix(line, "\n")
		marks, rest, asks := strings.Cut(line, "?")
		switch {
		case line == "", strings.HasPrefix(line, "#"):
		case asks && marks == "":
			rest, typing := strings.CutPrefix(rest, "?")
			said := strings.TrimSuffix(strings.TrimPrefix(rest, " "), "¶")
			cases = append(cases, queryCase{Text: unescaped(said), Typing: typing})
		default:
			cases[len(cases)-1].want += unescaped(line) + "\n"
		}
	}
	if len(cases) < 70 {
		t.Fatalf("%d cases", len(cases))
	}
	return cases
}

var escape = regexp.MustCompile(`\\u[0-9a-f]{4}`)

func unescaped(s string) string {
	return escape.ReplaceAllStringFunc(s, func(e string) string {
		n, _ := strconv.ParseInt(e[2:], 16, 32)
		return string(rune(n))
	})
}

// meant tells what a query means as the cases have it.
func meant(q Query) string {
	var b strings.Builder
	clause := func(c Clause) string {
		var s []string
		for _, w := range c.Words {
			s = append(s, w.Text)
		}
		said := strings.Join(s, " ")
		if c.Phrase {
			said = `"` + said + `"`
		}
		if c.Exact {
			said = "=" + said
		}
		if c.Prefix {
			said += "*"
		}
		return said
	}
	for _, branch := range q.Branches {
		var said []string
		for _, c := range branch {
			said = append(said, clause(c))
		}
		fmt.Fprintln(&b, "all", strings.Join(said, " + "))
	}
	for _, c := range q.Excluded {
		fmt.Fprintln(&b, "not", clause(c))
	}
	for i, list := range [][]Condition{q.Filters, q.NoFilters} {
		for _, c := range list {
			fmt.Fprint(&b, []string{"in ", "out "}[i], c.Name)
			for _, said := range []string{c.Value, c.From.String(), c.To.String()} {
				if said != "" {
					fmt.Fprint(&b, " ", said)
				}
			}
			fmt.Fprintln(&b)
		}
	}
	if q.Order != "" {
		fmt.Fprintln(&b, "sort", q.Order)
	}
	for _, f := range q.Faults {
		fmt.Fprint(&b, "fault ", f.Code, " at ", f.At)
		if f.Name != "" {
			fmt.Fprint(&b, " ", f.Name)
		}
		if f.Value != "" {
			fmt.Fprintf(&b, ` "%s"`, f.Value)
		}
		if f.Near != "" {
			fmt.Fprintf(&b, ` near "%s"`, f.Near)
		}
		fmt.Fprintln(&b)
	}
	return b.String()
}

func readQuery(c queryCase, g *Grammar) Query {
	if c.Typing {
		return ParseTyping(c.Text, g)
	}
	return Parse(c.Text, g)
}

func TestQueries(t *testing.T) {
	g := NewGrammar()
	for _, c := range queryCases(t) {
		q := readQuery(c, g)
		if got := meant(q); got != c.want {
			t.Errorf("%q means\n%s, not\n%s", c.Text, got, c.want)
		}
		sound(t, c.Text, q, g)
	}
}

// sound holds what is true of every query that was read.
func sound(t *testing.T, s string, q Query, g *Grammar) {
	t.Helper()
	bad := func(what string, of any) { t.Helper(); t.Fatalf("%+q: %s: %+v", s, what, of) }
	words := 0
	for _, branch := range append(slices.Clone(q.Branches), q.Excluded) {
		for _, c := range branch {
			words += len(c.Words)
			if len(c.Words) == 0 || c.Phrase != (len(c.Words) > 1) || c.Phrase && c.Prefix {
				bad("no clause", c)
			}
			for _, w := range c.Words {
				if terms := Terms(w.Text); len(terms) != 1 || terms[0].Form != w.Form || terms[0].Fold != w.Fold {
					bad("the text is another word", w)
				}
			}
		}
	}
	if words > MaxWords || slices.ContainsFunc(q.Branches, func(b []Clause) bool { return len(b) == 0 }) {
		bad("no branches", q)
	}
	for _, c := range append(slices.Clone(q.Filters), q.NoFilters...) {
		switch c.Name {
		case "unit", "member", "kind", "state":
			if c.Value == "" || text.Fold(c.Value) != c.Value || c.From != 0 || c.To != 0 {
				bad("no filter", c)
			}
		case "year", "from", "to":
			if c.Value != "" || c.From < firstDay || c.To > lastDay || c.From > c.To {
				bad("no filter of days", c)
			}
		default:
			bad("no name", c)
		}
	}
	for _, f := range q.Faults {
		if f.Code == "" || f.At < 0 || f.At > utf8.RuneCountInString(s) {
			bad("no fault", f)
		}
		if f.Near != "" && g.Values[f.Name][f.Near] == "" {
			bad("no value is near", f)
		}
	}
	if b, err := json.Marshal(q); err != nil || strings.Contains(string(b), ":null") {
		bad("no list in JSON", string(b))
	}
	again := q.String()
	if utf8.RuneCountInString(again) > MaxLength {
		return
	}
	q.Faults = nil
	if read := Parse(again, g); !reflect.DeepEqual(read, q) {
		bad("is written "+again+" and read", read)
	}
}

func TestQueriesHaveLimits(t *testing.T) {
	g := NewGrammar()
	many := strings.Repeat("một ", MaxWords)
	for _, c := range []struct{ in, want string }{
		{many, strings.TrimSpace(many)},
		{many + "hai OR ba kind:task", strings.TrimSpace(many) + " kind:task; words at 96"},
		{many[len("một "):] + `"hai ba" bốn`, strings.TrimSpace(many[len("một "):]) + " hai; words at 92"},
		{`"` + many + `hai"`, `"` + strings.TrimSpace(many) + `"; words at 0`},
		{many[len("một "):] + `-"hai ba" -bốn`, strings.TrimSpace(many[len("một "):]) + " -bốn; words at 92"},
		{strings.Repeat("x", 300), `; long at 256`},
		{strings.Repeat(". ", 126) + "hai ba", "hai; long at 255"},
		{`kind:task ` + strings.Repeat(" ", 250) + "x", "kind:task; long at 256"},
		{strings.Repeat(" ", 254) + "hai", "; long at 253"},
		{strings.Repeat(" ", 253) + "hai", "hai"},
	} {
		q := ParseTyping(c.in+" ", g)
		sound(t, c.in, q, g)
		got := q.String()
		for _, f := range q.Faults {
			got += fmt.Sprintf("; %s at %d", f.Code, f.At)
		}
		if got != c.want {
			t.Errorf("%q gives\n%s, not\n%s", c.in, got, c.want)
		}
	}
	if q := ParseTyping(strings.Repeat(" ", 252)+"hai ba", g); q.String() != "hai" {
		t.Errorf("what was cut off goes on: %s", q)
	}
}

func TestGrammar(t *testing.T) {
	g := NewGrammar()
	for _, table := range []struct {
		words string
		found map[string]string
	}{{filterWords, g.Names}, {kindWords, g.Values["kind"]}, {stateWords, g.Values["state"]}, {orderWords, g.Values["sort"]}} {
		for line := range strings.SplitSeq(strings.TrimSpace(table.words), "\n") {
			name, others, _ := strings.Cut(line, " | ")
			want := strings.ReplaceAll(text.Fold(name), ",-", " ")
			for s := range strings.SplitSeq(others, " | ") {
				for _, s := range []string{text.Fold(s), strings.ReplaceAll(text.Fold(s), "-", "")} {
					if table.found[s] != want {
						t.Errorf("%q is %q, not %q", s, table.found[s], want)
					}
				}
			}
		}
	}
	for _, v := range []*text.Vocabulary{text.SessionKinds, text.DocumentKinds} {
		for _, s := range v.Spellings() {
			if kind, _ := v.Find(s); g.Values["kind"][text.Fold(s)] != text.Fold(kind) {
				t.Errorf("%q is no longer %q", s, kind)
			}
		}
	}
	for _, state := range []string{archive.DoneOnTime, archive.DoneLate, archive.Overdue, archive.Open} {
		if got := g.Values["state"][text.Fold(state)]; got != text.Fold(state) {
			t.Errorf("the state %q is %q", state, got)
		}
	}
	for name, values := range g.Values {
		for spelled, meaning := range values {
			for m := range strings.SplitSeq(meaning, " ") {
				if values[m] != m || text.Fold(spelled) != spelled {
					t.Errorf("%s %q gives %q, which is not itself", name, spelled, m)
				}
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		`tự "phê bình" OR =gác* | -x -"a b. c" đơn vị:e941 năm:2018–2020 từ:4/11/2019 thứ tự:ngày`, `unit:"a|b`, `-=“x” --y 11-NQ/C* HOẶC`,
		"kind:xong state:xong state: to:\u0301", "\ufeff-\u200b= \u0338 İ: đ/c", strings.Repeat("a ", 200), "\xff:\xff\"",
	} {
		f.Add(s, true)
		f.Add(s, false)
	}
	g := NewGrammar()
	f.Fuzz(func(t *testing.T, s string, typing bool) {
		sound(t, s, readQuery(queryCase{Text: s, Typing: typing}, g), g)
	})
}
