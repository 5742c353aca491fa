package site

import (
	"encoding/json"
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/edittest"
	"bienban/cmd/bienban/internal/overlay"
	"bienban/cmd/bienban/internal/search"
	"bienban/cmd/bienban/internal/text"
	"bienban/cmd/bienban/internal/words"
	"bienban/content"
	"bienban/queries"
)

var update = flag.Bool("update", false, "rewrite what the cases want")

// TestSearched tells of each archive of testdata what is searched of it.
func TestSearched(t *testing.T) {
	edittest.Cases(t, *update, func(t *testing.T, dir string) string {
		source, ds := searchedOf(t, dir)
		if source == nil {
			t.Fatal(ds)
		}
		var b strings.Builder
		for i, h := range source.Heads() {
			r, err := source.Record(i)
			if err != nil {
				t.Fatal(err)
			}
			if h.Kind != r.Kind || h.ID != r.ID || h.Date != r.Date || h.Items != len(r.Items) {
				t.Errorf("the head %+v is of the record %+v", h, r)
			}
			tell(&b, r)
		}
		return b.String()
	})
}

// searchedOf gives what is searched of an archive, judged on 2020-01-31 or the
// day that it says itself.
func searchedOf(t *testing.T, dir string) (search.Source, diag.List) {
	t.Helper()
	day, _ := text.NewDate(2020, 1, 31)
	a, ds, err := archive.Load(dir, archive.Options{Today: day})
	if err != nil {
		t.Fatal(err)
	}
	if ds.Count(diag.Error) > 0 {
		return nil, ds
	}
	asked, err := overlay.Over(dir, "queries", queries.Files)
	if err != nil {
		t.Fatal(err)
	}
	lang := "vi"
	if a.Settings.Lang != "" {
		lang = a.Settings.Lang
	}
	w, _ := words.For(lang)
	source, err := Searched(a, Options{Words: w, Queries: asked})
	if err != nil {
		t.Fatal(err)
	}
	return source, ds
}

func tell(b *strings.Builder, r *search.Record) {
	fmt.Fprintf(b, "%s %s: %s\n  at %s", r.Kind, r.ID, r.Title, r.URL)
	if r.Unit != "" {
		fmt.Fprintf(b, " in %s", r.Unit)
	}
	if r.Date != 0 {
		fmt.Fprintf(b, " on %s", r.Date)
	}
	b.WriteString("\n")
	if len(r.Names) > 0 {
		fmt.Fprintf(b, "  also %s\n", strings.Join(r.Names, "; "))
	}
	for _, s := range r.Sections {
		fmt.Fprintf(b, "  #%s %s\n", s.Anchor, s.Heading)
		for _, line := range s.Lines {
			fmt.Fprintf(b, "    %s\n", line)
		}
	}
	for _, it := range r.Items {
		fmt.Fprintf(b, "  item #%s of %s: %s, %q", it.Anchor, it.Member, it.Text, it.State)
		if it.Due != 0 {
			fmt.Fprintf(b, " by %s", it.Due)
		}
		fmt.Fprintf(b, "\n    %s\n", strings.Join(it.Filters, " "))
	}
	fmt.Fprintf(b, "  %s\n", strings.Join(r.Filters, " "))
}

// TestSearchedKeys changes an archive at random: while a head's key stays, so
// does its record; and most changes leave most keys.
func TestSearchedKeys(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "content")
	e := edittest.New(t, "../../../../content", dir, 1)
	type state struct {
		key    [16]byte
		record string
	}
	read := func() map[string]state {
		source, _ := searchedOf(t, dir)
		if source == nil {
			return nil
		}
		out := map[string]state{}
		for i, h := range source.Heads() {
			r, err := source.Record(i)
			if err != nil {
				t.Fatal(err)
			}
			b, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			out[h.Kind.String()+" "+h.ID] = state{h.Key, string(b)}
		}
		return out
	}
	before := read()
	changed, idle := 0, 0
	for range 16 {
		change := e.Change()
		now := read()
		if now == nil {
			e.Undo()
			continue
		}
		for id, x := range now {
			was, ok := before[id]
			switch {
			case !ok || was == x:
			case was.key == x.key:
				t.Fatalf("%s: %s has the key of\n%s, but is\n%s", change, id, was.record, x.record)
			case was.record == x.record:
				idle++
			default:
				changed++
			}
		}
		before = now
	}
	if changed < 30 || idle > changed/4 {
		t.Errorf("%d records changed, and %d keys without their records", changed, idle)
	}
}

// TestOwnDashboards finds the program's dashboards by the titles of what they
// show.
func TestOwnDashboards(t *testing.T) {
	a, _, err := archive.Load("../../../../content", archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	a.Pages = nil
	w, _ := words.For("en")
	source, err := Searched(a, Options{Words: w, Queries: queries.Files, Dashboards: content.Dashboards})
	if err != nil {
		t.Fatal(err)
	}
	for i, h := range source.Heads() {
		if h.ID != "dashboards/tong-quan" {
			continue
		}
		r, err := source.Record(i)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		tell(&b, r)
		if got := b.String(); !strings.Contains(got, ": Overview\n") || !strings.Contains(got, "    The units right below, last year\n") {
			t.Error(got)
		}
		return
	}
	t.Error("the dashboard is not searched")
}
