package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/text"
)

func both(t *testing.T) (vi, en *Catalogue) {
	t.Helper()
	vi, _ = For("vi")
	en, _ = For("en")
	if vi == nil || en == nil {
		t.Fatal("a catalogue is missing")
	}
	return vi, en
}

var placeOf = regexp.MustCompile(`%(\[\d\])?s`)

// TestSameKeys holds the languages to the same keys with the same places.
func TestSameKeys(t *testing.T) {
	vi, en := both(t)
	for key := range vi.texts {
		if !en.Has(key) {
			t.Errorf("en.yaml lacks %s", key)
		}
	}
	for key, s := range en.texts {
		if !vi.Has(key) {
			t.Errorf("vi.yaml lacks %s", key)
		}
		if a, b := len(placeOf.FindAllString(s, -1)), len(placeOf.FindAllString(vi.texts[key], -1)); a != b && !strings.HasPrefix(key, "cli.") {
			t.Errorf("%s has %d places in en.yaml, %d in vi.yaml", key, a, b)
		}
		if strings.Count(s, "%") != len(placeOf.FindAllString(s, -1)) {
			t.Errorf("%s: a %% that is no place", key)
		}
	}
}

// composed are keys that the code puts together.
func composed() []string {
	var out []string
	for _, what := range []string{"date", "month", "clock"} {
		out = append(out, what+".form", what+".impossible", "hint."+what)
	}
	for _, what := range []string{"kind", "outcome", "horizon", "level", "confidence-type", "minutes", "lang", "status", "role", "leading", "names", "drafts"} {
		out = append(out, what+".unknown")
	}
	for _, what := range []string{"link", "special", "deep"} {
		out = append(out, "scan."+what, "hint.scan."+what)
	}
	for _, command := range []string{"bienban", "build", "serve", "check", "query", "search", "init", "demo", "version"} {
		out = append(out, "help."+command)
	}
	for _, part := range []string{"self", "contributions", "strengths", "shortcomings", "due-dates", "response", "vote"} {
		out = append(out, "site.part-"+part)
	}
	for _, kind := range []string{"commendation", "reminder"} {
		out = append(out, "site.event-"+kind)
	}
	for _, part := range []string{"attendance", "designations", "shortcomings", "tasks", "talks", "remarks", "confidence", "classified", "said"} {
		out = append(out, "site.sheet-"+part)
	}
	for _, kind := range []string{"tag", "subject", "basis"} {
		out = append(out, "site.topics-"+kind, "site.topics-about-"+kind, "site.topic-"+kind)
	}
	for _, left := range []string{"exempt", "away", "special-duty"} {
		out = append(out, "site."+left)
	}
	out = append(out, "cli.step-read", "cli.step-write", "cli.step-look", "word.outcome.spoke", "serve.poll.inotify", "serve.poll")
	for table, v := range map[string]*text.Vocabulary{
		"kind": text.SessionKinds, "document-kind": text.DocumentKinds, "unit-kind": text.UnitKinds, "outcome": text.ReviewOutcomes,
		"report": text.FollowupOutcomes, "level": text.Levels, "status": text.MemberStatuses, "role": text.MemberRoles,
		"horizon": text.Horizons, "confidence-type": text.ConfidenceTypes, "section": text.AudienceSections,
	} {
		for _, w := range v.Words() {
			out = append(out, "word."+table+"."+w)
		}
	}
	for _, state := range []string{"done on time", "done late", "overdue", "open"} {
		out = append(out, "word.state."+state)
	}
	for table, words := range map[string][]string{
		"figure": {"completion", "held", "remedy", "on_time", "attendance", "coverage", "compliance", "good"},
		"hit":    {"session", "item", "document", "unit", "member", "page"},
		"check":  {"pass", "fail", "no data", "n/a"}, "item-kind": {"shortcoming", "task"},
		"remark-kind": {"commendation", "reminder"}, "subject-kind": {"member", "unit"},
		"threshold": {
			"attendance_good", "designees_max", "designees_max_large", "designees_min", "excellent_quota", "formalism_similarity",
			"large_cell_from", "lead_days_max", "lead_days_min", "min_minutes", "study_target", "talks",
		},
	} {
		for _, w := range words {
			out = append(out, "word."+table+"."+w)
			if table == "figure" {
				out = append(out, "word.formula."+w)
			}
		}
	}
	return out
}

// keyForm is what keys look like; no other text of the program does, but for
// file names.
var keyForm = regexp.MustCompile(`^([a-z]+[a-z-]*\.[a-z0-9.-]*[a-z0-9]|near)$`)

// used gives every key that code and templates name.
func used(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, key := range composed() {
		out[key] = "composed"
	}
	walk(t, "../..", ".go", func(name string) {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			l, ok := n.(*ast.BasicLit)
			if ok && l.Kind == token.STRING {
				if key, err := strconv.Unquote(l.Value); err == nil && keyForm.MatchString(key) && looksKnown(key) {
					out[key] = name
				}
			}
			// The fact sheets name their labels without the `site.` before them.
			if call, ok := n.(*ast.CallExpr); ok && strings.Contains(name, "/site/") && len(call.Args) > 1 {
				if f, ok := call.Fun.(*ast.Ident); ok && f.Name == "add" {
					if l, ok := call.Args[0].(*ast.BasicLit); ok {
						key, _ := strconv.Unquote(l.Value)
						out["site."+key] = name
					}
				}
			}
			return true
		})
	})
	say := regexp.MustCompile(`say "([^"]+)"`)
	walk(t, "../../../../layouts", ".html", func(name string) {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range say.FindAllStringSubmatch(string(b), -1) {
			out[m[1]] = name
		}
	})
	return out
}

// looksKnown tells a key from other dotted words, such as file names.
func looksKnown(key string) bool {
	switch filepath.Ext(key) {
	case ".md", ".csv", ".yaml", ".html", ".js", ".css", ".go", ".txtar", ".org", ".test":
		return false
	}
	return true
}

func walk(t *testing.T, dir, end string, visit func(name string)) {
	t.Helper()
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && strings.HasSuffix(p, end) && !strings.HasSuffix(p, "_test.go") {
			visit(filepath.ToSlash(p))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestEveryKeyHasWords finds a key without words, and words without a use.
func TestEveryKeyHasWords(t *testing.T) {
	vi, _ := both(t)
	keys := used(t)
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if !vi.Has(key) {
			t.Errorf("no words for %q of %s", key, keys[key])
		}
	}
	for _, key := range slices.Sorted(maps.Keys(vi.texts)) {
		if keys[key] == "" {
			t.Errorf("nothing says %q", key)
		}
	}
}

func TestSay(t *testing.T) {
	vi, en := both(t)
	for _, c := range []struct{ got, want string }{
		{vi.Say("date.impossible", "30/2/2019"), "không có ngày 30/2/2019 trong lịch"},
		{en.Say("key.missing", "ngày", "date"), "the key “date” (ngày) is required"},
		{en.Say("site.n-sittings", 3), "3 sittings"},
		{en.Say("site.units", "unused"), "Units"},
		{en.Say("unit.loop", "a", "unused"), "the unit “a” stands above itself"},
		{en.Say("no.such"), "[no.such]"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestFromEnvironment(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want string
	}{
		{map[string]string{}, "vi"},
		{map[string]string{"LANG": "en_GB.UTF-8"}, "en"},
		{map[string]string{"LANG": "vi_VN"}, "vi"},
		{map[string]string{"LANG": "C.UTF-8"}, "vi"},
		{map[string]string{"LANG": "en_US", "LC_ALL": "vi_VN"}, "vi"},
		{map[string]string{"LANG": "vi_VN", "LC_MESSAGES": "EN"}, "en"},
	} {
		if got := FromEnvironment(func(k string) string { return c.env[k] }); got != c.want {
			t.Errorf("%v gives %s", c.env, got)
		}
	}
}
