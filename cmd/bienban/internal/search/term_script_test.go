package search

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// scriptTerm is a term as the script gives it: places in UTF-16.
type scriptTerm struct {
	Form, Fold string
	Start, End int
	Gap        bool
}

// asScript gives terms as the script would.
func asScript(line string, terms []Term) []scriptTerm {
	at := func(n int) int { return len(utf16.Encode([]rune(line[:n]))) }
	out := []scriptTerm{}
	for _, t := range terms {
		out = append(out, scriptTerm{t.Form, t.Fold, at(t.Start), at(t.End), t.Break})
	}
	return out
}

// TestTermsInScript holds the script to the vectors that Go is held to, and to
// Go on random lines.
func TestTermsInScript(t *testing.T) {
	ctx := scriptPage(t, "terms.js")
	const terms = `(lines) => lines.map(bienban.terms)`

	v := readVectors(t)
	var lines []string
	for _, c := range v.Terms {
		lines = append(lines, c.Line)
	}
	for i, got := range askScript[[][]scriptTerm](t, ctx, terms, lines) {
		line, want := v.Terms[i].Line, v.Terms[i].Terms
		units := utf16.Encode([]rune(line))
		back := func(n int) int { return len(string(utf16.Decode(units[:n]))) }
		var as []Term
		for _, s := range got {
			as = append(as, Term{s.Form, s.Fold, back(s.Start), back(s.End), s.Gap})
		}
		if said := written(line, as, want); said != want {
			t.Errorf("in script %q has the terms\n%+q, not\n%+q", line, said, want)
		}
	}
	begins := askScript[[]bool](t, ctx, `(all) => all.map((c) => bienban.begins(bienban.terms(c.Word)[0].form, bienban.terms(c.Typed)[0].form))`, v.Begins)
	for i, c := range v.Begins {
		if begins[i] != c.Begins {
			t.Errorf("in script %q begins with %q: %t", c.Word, c.Typed, begins[i])
		}
	}
	openings := askScript[[][]string](t, ctx, `(all) => all.map((c) => [c[0], ...bienban.openings(c[0])])`, v.Openings)
	for i, c := range v.Openings {
		if !slices.Equal(openings[i], c) {
			t.Errorf("in script %q opens %q, not %q", c[0], openings[i][1:], c[1:])
		}
	}

	dice := rand.New(rand.NewPCG(5, 2))
	lines = nil
	for range 6000 {
		lines = append(lines, randomLine(dice))
	}
	for i, got := range askScript[[][]scriptTerm](t, ctx, terms, lines) {
		if want := asScript(lines[i], Terms(lines[i])); !slices.Equal(got, want) {
			t.Fatalf("%+q has in script the terms\n%+v, not\n%+v", lines[i], got, want)
		}
	}

	type pair struct{ Form, Typed string }
	var pairs []pair
	some := func() string {
		for {
			if terms := Terms(strings.ReplaceAll(randomLine(dice), " ", "")); len(terms) > 0 {
				return terms[dice.IntN(len(terms))].Form
			}
		}
	}
	for range 3000 {
		form, typed := []rune(some()), []rune(some())
		if dice.IntN(3) > 0 {
			typed = form[:1+dice.IntN(len(form))]
		}
		pairs = append(pairs, pair{string(form), string(typed)})
	}
	yes := 0
	for i, got := range askScript[[]bool](t, ctx, `(all) => all.map((c) => bienban.begins(c.Form, c.Typed))`, pairs) {
		if want := Begins(pairs[i].Form, pairs[i].Typed); got != want {
			t.Fatalf("in script %+q begins with %+q: %t", pairs[i].Form, pairs[i].Typed, got)
		}
		if got {
			yes++
		}
	}
	if yes < 500 || yes > 2500 {
		t.Errorf("%d of %d pairs begin so", yes, len(pairs))
	}
}
