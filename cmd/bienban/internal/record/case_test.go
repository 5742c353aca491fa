package record

import (
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/diag"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite what the cases want")

// TestCases reads the cases of testdata, a file for every row of FORMAT.md's
// tables. In a case, the files before `want` are ways to write one thing: each
// gives the record that `want` holds (less what the bare record has anyway),
// and nothing is to be said of it. Of the files after it, `said` holds what is.
func TestCases(t *testing.T) {
	for _, name := range caseFiles(t) {
		short := strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(name), "testdata/cases/"), ".txtar")
		t.Run(short, func(t *testing.T) {
			c, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			before := txtar.Format(c)
			check(t, c)
			if after := txtar.Format(c); *update && string(after) != string(before) {
				if err := os.WriteFile(name, after, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func caseFiles(t *testing.T) []string {
	names, err := filepath.Glob("testdata/cases/*/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases", err)
	}
	return names
}

// check reads a case's files and puts what came of them in its place.
func check(t *testing.T, c *txtar.Archive) {
	t.Helper()
	right := true
	var records []string
	var said strings.Builder
	for i, f := range c.Files {
		switch f.Name {
		case "want":
			right = false
			if len(records) == 0 {
				t.Fatal("nothing before want")
			}
			compare(t, &c.Files[i], records[0])
		case "said":
			compare(t, &c.Files[i], said.String())
		default:
			record, ds := readAny(f.Name, f.Data)
			ds.Sort()
			if !right {
				said.WriteString(listing(ds))
				continue
			}
			if len(ds) > 0 {
				t.Errorf("of %s is said:\n%s", f.Name, listing(ds))
			}
			records = append(records, record)
			if record != records[0] {
				t.Errorf("%s gives\n%s%s gives\n%s", f.Name, record, c.Files[0].Name, records[0])
			}
		}
	}
}

func compare(t *testing.T, want *txtar.File, got string) {
	t.Helper()
	if got != string(want.Data) {
		if !*update {
			t.Errorf("%s: got\n%swant\n%s", want.Name, got, want.Data)
		}
		want.Data = []byte(got)
	}
}

// bare are files with nothing in them but what they must have.
var bare = map[string]string{
	"sessions":  "---\nunit: u\ndate: 2019-11-04\n---\n",
	"documents": "---\ntitle: T\n---\n",
	"pages":     "",
}

// readAny reads a file by its name, and gives its record as text, less what
// the bare record of its kind has.
func readAny(name string, data []byte) (string, diag.List) {
	record, ds := readOne(name, data)
	folder, _, _ := strings.Cut(name, "/")
	text, isMarkdown := bare[folder]
	if !isMarkdown {
		return dump(record), ds
	}
	plain, _ := readOne(name, []byte(text))
	known := strings.Split(dump(plain), "\n")
	var out strings.Builder
	for line := range strings.Lines(dump(record)) {
		if !slices.Contains(known, strings.TrimSuffix(line, "\n")) {
			out.WriteString(line)
		}
	}
	return out.String(), ds
}

func readOne(name string, data []byte) (record any, ds diag.List) {
	src, ds := NewSource(name, data)
	if src.Text == nil {
		return nil, ds
	}
	var more diag.List
	switch base := path.Base(name); {
	case strings.HasPrefix(name, "sessions/"):
		record, _, more = ReadSession(src)
	case strings.HasPrefix(name, "documents/"):
		record, _, more = ReadDocument(src)
	case base == "units.csv":
		record, more = ReadUnits(src)
	case base == "members.csv":
		record, more = ReadMembers(src)
	case base == "rules.csv":
		record, more = ReadRules(src)
	case base == "awards.csv":
		record, more = ReadAwards(src)
	case base == "inspections.csv":
		record, more = ReadInspections(src)
	case base == "audiences.yaml":
		record, more = ReadAudiences(src)
	case base == "site.yaml":
		record, more = ReadSettings(src)
	default:
		record, _, more = ReadPage(src)
	}
	return record, append(ds, more...)
}

// listing writes diagnostics as `line:col: error: message args`, each with its
// hint below it.
func listing(ds diag.List) string {
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "%s:%d:%d: %s: %s\n", path.Base(d.File), d.Pos.Line, d.Pos.Col, d.Grade, words(d.Message, d.Args))
		if d.Hint != "" {
			fmt.Fprintf(&b, "\t%s\n", words(d.Hint, d.HintArgs))
		}
	}
	return b.String()
}

func words(key string, args []string) string {
	if len(args) == 0 {
		return key
	}
	return key + " " + strings.Join(args, " | ")
}
