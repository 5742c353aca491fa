package build

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/demo"
	"bienban/cmd/bienban/internal/search"
)

// wanted is the least mean NDCG@10 of the judged queries.
const wanted = 0.95

// looked is how many hits of a query are looked at for the order of those that
// are met as written.
const looked = 200

// judged is a query of testdata/judged.txt with what its hits are worth.
type judged struct {
	archive, query string
	grades         map[string]int // by id
}

func judgedQueries(t *testing.T) (all []judged) {
	t.Helper()
	b, err := os.ReadFile("testdata/judged.txt")
	if err != nil {
		t.Fatal(err)
	}
	archive := ""
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSuffix(line, "\n")
		name, named := strings.CutPrefix(line, "archive ")
		query, asks := strings.CutPrefix(line, "? ")
		switch {
		case line == "", strings.HasPrefix(line, "#"):
		case named:
			archive = name
		case asks:
			all = append(all, judged{archive, unescaped(query), map[string]int{}})
		default:
			grade, id, _ := strings.Cut(line, " ")
			n, err := strconv.Atoi(grade)
			grades := all[len(all)-1].grades
			if _, twice := grades[id]; err != nil || n < 0 || n > 3 || twice {
				t.Fatalf("judged.txt: %q", line)
			}
			grades[id] = n
		}
	}
	if len(all) < 60 {
		t.Fatalf("only %d judged queries", len(all))
	}
	return all
}

var escape = regexp.MustCompile(`\\u[0-9a-f]{4}`)

func unescaped(s string) string {
	return escape.ReplaceAllStringFunc(s, func(e string) string {
		n, _ := strconv.ParseInt(e[2:], 16, 32)
		return string(rune(n))
	})
}

// judgedArchive is an archive that is asked judged queries.
type judgedArchive struct {
	index   *search.Index
	records map[string]*search.Record // by kind and id
}

func judgedArchives(t *testing.T) map[string]*judgedArchive {
	t.Helper()
	invented := filepath.Join(t.TempDir(), "demo")
	if err := demo.Write(invented, demo.Options{Cells: 6, Months: 8, Seed: 5}); err != nil {
		t.Fatal(err)
	}
	all := map[string]*judgedArchive{}
	for name, source := range map[string]string{"content": "../../../../content", "demo": invented} {
		a := &judgedArchive{records: map[string]*search.Record{}}
		list, err := Searched(Options{Source: source, Today: 20191231}, func(src search.Source, temp string) (err error) {
			for i := range src.Heads() {
				r, err := src.Record(i)
				if err != nil {
					return err
				}
				a.records[r.Kind.String()+" "+r.ID] = r
			}
			a.index, err = search.InMemory(src, search.Options{Temp: temp})
			return err
		})
		if err != nil || a.index == nil {
			t.Fatal(err, list)
		}
		all[name] = a
	}
	return all
}

// TestJudgedQueries looks whether what is found first is what is meant: by the
// grades that were given to the hits of sixty queries, and by whether what is
// met with just the marks that were typed stands above all else.
func TestJudgedQueries(t *testing.T) {
	archives := judgedArchives(t)
	queries := judgedQueries(t)
	sum := 0.0
	for _, j := range queries {
		a := archives[j.archive]
		ids := a.ids()
		for id := range j.grades {
			if !ids[id] {
				t.Errorf("%s: no %s in %s", j.query, id, j.archive)
			}
		}
		q, hits := a.answer(t, j.query)
		got := make([]int, 0, 10)
		unjudged := 0
		for _, h := range hits[:min(10, len(hits))] {
			grade, known := j.grades[h.ID]
			if !known {
				unjudged++
			}
			got = append(got, grade)
		}
		n := ndcg(got, j.grades)
		sum += n
		if testing.Verbose() {
			t.Logf("%.3f  %s  %v, %d unjudged", n, j.query, got, unjudged)
			showHits(t, hits, j.grades)
		}
		a.exactFirst(t, j.query, q, hits)
	}
	mean := sum / float64(len(queries))
	if mean < wanted {
		t.Errorf("the mean NDCG@10 is %.4f, below %v; -v shows what was found", mean, wanted)
	} else if testing.Verbose() {
		t.Logf("mean NDCG@10 of %d queries: %.4f", len(queries), mean)
	}
}

func showHits(t *testing.T, hits []search.Hit, grades map[string]int) {
	t.Helper()
	for i, h := range hits[:min(10, len(hits))] {
		grade := "?"
		if g, ok := grades[h.ID]; ok {
			grade = strconv.Itoa(g)
		}
		var said strings.Builder
		for _, p := range h.Snippet {
			if p.Mark {
				p.Text = "[" + p.Text + "]"
			}
			said.WriteString(p.Text)
		}
		t.Logf("  %2d %s %s %s · %s · %s\n        %s\n        %s", i+1, grade, h.Kind, h.ID, h.Title, h.Unit, h.Section, said.String())
	}
}

// ids gives the ids of all that can be found.
func (a *judgedArchive) ids() map[string]bool {
	out := map[string]bool{}
	for _, r := range a.records {
		out[r.ID] = true
		for _, it := range r.Items {
			out[r.ID+"#"+it.Anchor] = true
		}
	}
	return out
}

// answer gives the first hits of a query, or, where it finds nothing, of the
// query that is offered in its place.
func (a *judgedArchive) answer(t *testing.T, asked string) (search.Query, []search.Hit) {
	t.Helper()
	q := search.Parse(asked, a.index.Grammar())
	if len(q.Faults) > 0 {
		t.Errorf("%s: %v", asked, q.Faults)
	}
	found, err := a.index.Search(q, 0, looked)
	if err == nil && found.Total == 0 {
		if q, _, _, err = a.index.Nearest(q); err == nil {
			found, err = a.index.Search(q, 0, looked)
		}
	}
	if err != nil {
		t.Fatal(asked, err)
	}
	return q, found.Hits
}
