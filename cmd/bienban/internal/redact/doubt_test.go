package redact

import (
	"os"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/words"
)

func TestDoubts(t *testing.T) {
	people, _ := forms(t)
	n := New(people, Codes, testSecret)
	b, err := os.ReadFile("testdata/doubts.txt")
	if err != nil {
		t.Fatal(err)
	}
	vi, _ := words.For("vi")
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		in, want, _ := strings.Cut(line, " ⇒ ")
		s := strings.NewReplacer("[", "", "]", "").Replace(in)
		var got strings.Builder
		var why []string
		at := 0
		for _, d := range n.Doubts(s) {
			got.WriteString(s[at:d.From] + "[" + s[d.From:d.To] + "]")
			at = d.To
			why = append(why, strings.TrimPrefix(d.Why, "redact.doubt-"))
			if !vi.Has(d.Why) {
				t.Errorf("no words for %s", d.Why)
			}
		}
		got.WriteString(s[at:])
		if marked := strings.ReplaceAll(in, ".]", "]."); strings.ReplaceAll(got.String(), ".]", "].") != marked || strings.Join(why, " ") != want {
			t.Errorf("doubtful in\n%s is\n%s: %s, not\n%s: %s", s, got.String(), why, in, want)
		}
	}
}

// TestFewDoubts holds the doubts about the example's minutes, whose people are
// all known, to few.
func TestFewDoubts(t *testing.T) {
	b, err := os.ReadFile("../../../../content/members.csv")
	if err != nil {
		t.Fatal(err)
	}
	var people []Person
	for line := range strings.Lines(string(b)) {
		cells := strings.Split(line, ",")
		people = append(people, Person{cells[0], []string{cells[1]}, []string{cells[2]}})
	}
	n := New(people[1:], Codes, testSecret)
	var all []string
	for _, s := range sittings(t) {
		for _, d := range n.Doubts(s) {
			all = append(all, d.Why+": "+s[d.From:d.To])
		}
	}
	if len(all) > 3 {
		t.Errorf("%d doubts: %q", len(all), all)
	}
}
