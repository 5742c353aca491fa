package search

import (
	"slices"
	"sync"
	"testing"
)

// TestReadersShareAVocabulary has several read the same lines at once, each
// from another place on.
func TestReadersShareAVocabulary(t *testing.T) {
	lines := minutes(t)
	v := NewVocabulary()
	var got [3][][]Token
	var wait sync.WaitGroup
	for n := range got {
		wait.Go(func() {
			r := v.Reader()
			got[n] = make([][]Token, len(lines))
			for i := range lines {
				at := (i + n*len(lines)/len(got)) % len(lines)
				got[n][at] = r.Line(lines[at], nil)
			}
		})
	}
	wait.Wait()
	for i, line := range lines {
		terms := Terms(line)
		for n := range got {
			if !slices.Equal(got[n][i], got[0][i]) || len(got[n][i]) != len(terms) {
				t.Fatalf("%q is read in two ways", line)
			}
		}
		for k, token := range got[0][i] {
			if v.Form(token.Word) != terms[k].Form || v.Fold(token.Word) != terms[k].Fold {
				t.Fatalf("%q is read as %q", line, v.Form(token.Word))
			}
		}
	}
	seen, folds := map[string]bool{}, map[string]bool{}
	for word, form := range v.forms {
		seen[form], folds[v.Fold(int32(word))] = true, true
	}
	if len(seen) != len(v.forms) || len(folds) >= len(seen) || len(folds) < 300 {
		t.Errorf("%d forms of %d folds have %d numbers", len(seen), len(folds), len(v.forms))
	}
}
