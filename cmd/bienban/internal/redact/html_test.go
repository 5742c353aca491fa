package redact

import (
	"bytes"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/record"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
)

// bodyOf gives the body of minutes.
func bodyOf(s string) []byte {
	src, _ := record.NewSource("sessions/u/x.md", []byte("---\nunit: u\ndate: 2019-11-04\n---\n"+s))
	if src.Text == nil {
		return nil
	}
	_, body, _ := record.ReadSession(src)
	return record.Keep(body.HTML(), func(string) bool { return true })
}

func TestHTML(t *testing.T) {
	people, _ := forms(t)
	n := New(people, Codes, testSecret)
	cases, err := txtar.ParseFile("testdata/bodies.txtar")
	if err != nil || len(cases.Files) < 20 {
		t.Fatal("the cases can't be read", err)
	}
	for i := 0; i < len(cases.Files); i += 2 {
		in, want := cases.Files[i], cases.Files[i+1]
		got := n.HTML(bodyOf(filled(n, string(in.Data))))
		if s := strings.ReplaceAll(string(got), "\x00", "␀"); s != filled(n, string(want.Data)) {
			t.Errorf("%s\ngives %s\n  not %s", in.Name, s, filled(n, string(want.Data)))
		}
		balanced(t, got)
		if again := n.HTML(got); !bytes.Equal(again, got) {
			t.Errorf("%s becomes %s", got, again)
		}
	}
	if got := string(n.HTML([]byte("<td>Nguyễn Văn</td><td>An</td>"))); got != "<td>"+n.Name("nva-1990")+"</td><td></td>" {
		t.Error(got)
	}
	none := bodyOf("Nghị *quyết* [a](https://x.vn) của chi bộ.")
	if got := n.HTML(none); &got[0] != &none[0] {
		t.Error("a body without names was written anew")
	}
}

// balanced holds a body to tags that close what they open.
func balanced(t *testing.T, body []byte) {
	t.Helper()
	var open []string
	z := html.NewTokenizer(bytes.NewReader(body))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("<%s> stays open in %s", open, body)
			}
			return
		case html.StartTagToken:
			if name, _ := z.TagName(); !strings.Contains(" br hr input ", " "+string(name)+" ") {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				t.Fatalf("</%s> closes nothing in %s", name, body)
			}
			open = open[:len(open)-1]
		}
	}
}
