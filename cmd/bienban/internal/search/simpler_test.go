package search

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"bienban/cmd/bienban/internal/text"
)

// simplerCase is a query of testdata/simpler.txt and what is offered for it.
type simplerCase struct {
	Text string
	want []string
}

func simplerCases(t *testing.T) (known []string, cases []simplerCase) {
	t.Helper()
	b, err := os.ReadFile("testdata/simpler.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSuffix(line, "\n")
		words, isKnown := strings.CutPrefix(line, "known ")
		query, isQuery := strings.CutPrefix(line, "?")
		switch {
		case line == "", strings.HasPrefix(line, "#"):
		case isKnown:
			known = strings.Fields(words)
		case isQuery:
			cases = append(cases, simplerCase{Text: strings.TrimPrefix(query, " ")})
		default:
			last := &cases[len(cases)-1]
			last.want = append(last.want, line)
		}
	}
	if len(known) < 10 || len(cases) < 18 {
		t.Fatalf("%d words, %d cases", len(known), len(cases))
	}
	return known, cases
}

// simplerOf gives what is offered where these words are known.
func simplerOf(q Query, known []string) []Query {
	return Simpler(q, func(fold string) bool { return slices.Contains(known, fold) },
		func(fold string) string { return text.Nearest(fold, known) })
}

func TestSimpler(t *testing.T) {
	g := NewGrammar()
	known, cases := simplerCases(t)
	for _, c := range cases {
		q := Parse(c.Text, g)
		var got []string
		for _, s := range simplerOf(q, known) {
			sound(t, c.Text, s, g)
			got = append(got, s.String())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s is offered as\n%s\nnot\n%s", c.Text, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
		if !reflect.DeepEqual(q, Parse(c.Text, g)) {
			t.Errorf("%s was changed to %s", c.Text, q)
		}
	}
}

func FuzzSimpler(f *testing.F) {
	f.Add(`tuwj "phee bình" OR =gác -x unit:e941 xyz*`)
	f.Add(`tu75 kind:x | 4/11/2019 sort:date`)
	g := NewGrammar()
	known := strings.Fields("tu phe binh gac dem 7")
	f.Fuzz(func(t *testing.T, s string) {
		q := Parse(s, g)
		q.Faults = nil
		before := []Query{q}
		for _, simpler := range simplerOf(q, known) {
			sound(t, s, simpler, g)
			if len(simpler.Branches) == 0 || slices.ContainsFunc(before, func(b Query) bool { return reflect.DeepEqual(b, simpler) }) {
				t.Fatalf("%q is offered as %q, after %q", s, simpler, before)
			}
			before = append(before, simpler)
		}
		if !reflect.DeepEqual(before[0], Query{Branches: q.Branches, Excluded: q.Excluded, Filters: q.Filters, NoFilters: q.NoFilters, Order: q.Order}) {
			t.Fatalf("%q was changed", s)
		}
		for _, word := range strings.Fields(s) {
			if read := Telex(word); read != "" && (!isOneWord(read) || utf8.RuneCountInString(read) > mostKeys) {
				t.Fatalf("%q is read %q", word, read)
			}
		}
	})
}

// isOneWord tells whether s is one word.
func isOneWord(s string) bool { return len(Terms(s)) == 1 && text.NFC(s) == s && text.Squeeze(s) == s }
