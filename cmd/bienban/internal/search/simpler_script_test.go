package search

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestSimplerInScript holds the script to Go, which the cases hold, on these,
// on random queries and on random keys.
func TestSimplerInScript(t *testing.T) {
	ctx := scriptPage(t, "site.js", "terms.js", "query.js", "simpler.js")
	g := NewGrammar()
	dice := rand.New(rand.NewPCG(5, 4))
	known, offers := simplerCases(t)
	for range 2000 {
		offers = append(offers, simplerCase{Text: randomQuery(dice)})
	}
	sameInScript(t, ctx, offers, `(all) => {
		const grammar = `+asJSON(t, g)+`, known = `+asJSON(t, known)+`;
		return all.map((c) => bienban.simpler(bienban.query(c.Text, grammar), (fold) => known.includes(fold), (fold) => bienban.near(fold, known)));
	}`, func(c simplerCase) any { return filled(simplerOf(Parse(c.Text, g), known)) })

	var typed []string
	for s := range telexCases(t) {
		typed = append(typed, s)
	}
	for i, c := range typings() {
		if i%7 == 0 {
			typed = append(typed, c[0])
		}
	}
	const keys = "aaeeoouuiyddwwwsfrxjz0123456789cghklmnpqtvbWZ "
	for range 4000 {
		var s strings.Builder
		for range dice.IntN(9) {
			s.WriteByte(keys[dice.IntN(len(keys))])
		}
		typed = append(typed, s.String())
	}
	sameInScript(t, ctx, typed, `(all) => all.map(bienban.telex)`, func(s string) any { return Telex(s) })
}
