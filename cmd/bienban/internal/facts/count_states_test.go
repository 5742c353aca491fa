package facts

import (
	"slices"
	"testing"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

// TestCountStates holds every item's state against the one that the reports,
// read anew, leave it in.
func TestCountStates(t *testing.T) {
	f, a := load(t, content, 0, Options{})
	given, counted := map[string]string{}, fates(a, reread(t))
	for _, row := range answerTo(t, f, "select id, state from items") {
		given[row["id"].(string)] = row["state"].(string)
	}
	agree(t, "state of", given, counted)
	seen := map[string]int{}
	for _, state := range counted {
		seen[state]++
	}
	for _, state := range []string{"done on time", "done late", "overdue", "open"} {
		if seen[state] == 0 {
			t.Errorf("content/ has no item that is %s", state)
		}
	}
}

// fates gives the state of every item of adopted minutes, by its id, from the
// reports read anew.
func fates(a *archive.Archive, minutes map[string]*record.Session) map[string]string {
	var held []*record.Session
	for _, s := range minutes {
		if !s.Draft && s.Date <= a.AsOf {
			held = append(held, s)
		}
	}
	slices.SortFunc(held, func(s, t *record.Session) int {
		return byDate(&archive.Session{Session: s}, &archive.Session{Session: t})
	})
	by := map[string][]told{}
	for _, s := range held {
		for _, r := range reports(a, minutes, s) {
			by[r.item] = append(by[r.item], r)
		}
	}
	out := map[string]string{}
	for _, s := range held {
		for i := range s.Items {
			id := s.ID + "#" + s.Items[i].Anchor()
			out[id] = fate(&s.Items[i], by[id], a.AsOf)
		}
	}
	return out
}

// fate gives an item's state on a day: the last report stands.
func fate(i *record.Item, reports []told, day text.Date) string {
	due, done := i.Due, text.Date(0)
	for _, r := range reports {
		done = 0
		switch r.Outcome {
		case "done":
			done = r.Date
		case "extended":
			due = r.Date
		}
	}
	switch {
	case done != 0 && due != 0 && done > due:
		return "done late"
	case done != 0:
		return "done on time"
	case due != 0 && due < day:
		return "overdue"
	}
	return "open"
}
