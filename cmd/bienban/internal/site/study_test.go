package site

import (
	"errors"
	"fmt"
	"maps"
	"testing"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/facts"
	"bienban/queries"
)

// TestCoveredIsTheRules holds the shares on documents' pages against the rule
// `study-coverage`, over the repository's own archive.
func TestCoveredIsTheRules(t *testing.T) {
	a, _, err := archive.Load("../../../../content", archive.Options{Texts: true})
	if err != nil {
		t.Fatal(err)
	}
	f, err := facts.Open(facts.Options{Queries: queries.Files})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := ask(f, a)
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, row := range rows {
		want[fmt.Sprint(row[0], " ", row[1])] = fmt.Sprint(row[2])
	}
	s := &Site{Archive: a}
	s.index()
	got := map[string]string{}
	for _, d := range a.Documents {
		for _, u := range studyUnits(s.studies(d)) {
			share := "<nil>"
			if studied, members := u.covered(); members > 0 {
				share = fmt.Sprintf("%d/%d", studied, members)
			}
			got[d.ID+" "+u.unit.ID] = share
		}
	}
	if !maps.Equal(got, want) || len(want) < 5 {
		t.Errorf("got %v, want %v", got, want)
	}
}

func ask(f *facts.Facts, a *archive.Archive) ([][]any, error) {
	if err := f.Load(a); err != nil {
		return nil, err
	}
	answer, err := f.Ask("test", "select subject, unit, detail from checks where rule = 'study-coverage'")
	if err != nil {
		return nil, err
	}
	return answer.Rows, nil
}
