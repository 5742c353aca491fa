package record

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestExample reads FORMAT.md's whole sitting, in either language and in every
// way in which a system may save it: all give one record.
func TestExample(t *testing.T) {
	want := ""
	for _, lang := range []string{"vi", "en"} {
		raw, err := os.ReadFile("testdata/example." + lang + ".md")
		if err != nil {
			t.Fatal(err)
		}
		for _, form := range []norm.Form{norm.NFC, norm.NFD} {
			for _, end := range []string{"\n", "\r\n"} {
				for _, mark := range []string{"", "\ufeff"} {
					saved := mark + strings.ReplaceAll(form.String(string(raw)), "\n", end)
					src, ds := NewSource("sessions/c7-d4-e2/2019-11-04.md", []byte(saved))
					s, _, more := ReadSession(src)
					if ds = append(ds, more...); len(ds) > 0 {
						t.Fatalf("%s: %+v", lang, ds)
					}
					got := timeless(t, s)
					if want == "" {
						want = got
					}
					if got != want {
						t.Errorf("%s, form %d, line end %q, mark %q: got\n%s\nwant\n%s", lang, form, end, mark, got, want)
					}
				}
			}
		}
	}
	for _, fact := range []string{
		`"Date":20191104`, `"Kind":"regular"`, `"Start":841`, `"Text":"Lê Văn Công"`, `"Reason":"nhiệm vụ đặc biệt"`, `"Special":true`,
		`"Designated":20191031`, `"Resolution":"11-NQ/CB"`, `"Adopted":20191104`, `"NotebookDue":20191103`, `"Scope":[1]`, `"Text":"@hve-1988"`,
		`"Contributed":2`, `"InOrder":true`, `"Basis":"huấn luyện bắn đạt giỏi"`, `"Horizon":"month"`, `"Due":20191130`, `"Outcome":"done"`, `"Ref":"2019-10-02"`,
	} {
		if !strings.Contains(want, fact) {
			t.Errorf("the record lacks %s:\n%s", fact, want)
		}
	}
}

// timeless gives a record as text without places, which differ from language
// to language, and without anchors, which are made of headings.
func timeless(t *testing.T, s *Session) string {
	t.Helper()
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(b, &tree); err != nil {
		t.Fatal(err)
	}
	drop(tree)
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(tree); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func drop(n any) {
	switch n := n.(type) {
	case map[string]any:
		for _, key := range []string{"Pos", "DatePos", "ScopePos", "Anchor"} {
			delete(n, key)
		}
		for _, child := range n {
			drop(child)
		}
	case []any:
		for _, child := range n {
			drop(child)
		}
	}
}
