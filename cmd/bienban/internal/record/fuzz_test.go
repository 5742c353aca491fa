package record

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/diag"

	"golang.org/x/net/html"
)

// seeds are minutes of the demo archive, and texts that readers stumble over.
func seeds(f *testing.F, pattern string) {
	f.Helper()
	names, err := filepath.Glob("../../../../content/" + pattern)
	if err != nil || len(names) == 0 {
		f.Fatal("no seeds", err)
	}
	for i, name := range names {
		if i%12 > 0 && len(names) > 12 {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	for _, s := range []string{
		"", "---\n", "---\n---\n", "---\nunit: [a\n---\n", "---\nunit: &a x\ndate: *a\n---\n", "\xff\xfe", "a\x00b", "\ufeff---\r\nunit: c\r\n---\r\n",
		"# a\n## Tự phê bình:\n### Khuyết điểm\n- x (hạn 30/2/2019)\n", "## Kết quả khắc phục\n- #1: xong\n- x#t1 a: b: xong 1/1/2020 — c\n",
		"## Phân công\n| Đồng chí | Nhiệm vụ |\n|--|--|\n| a | b | c |\n|\n", "<script>alert(1)</script>\n[a](javascript:x) <javascript:x> ![b](http://x)\n",
		"Nghị quyết\n---\n### Biểu quyết\n6/5\n", "> ## Nghị quyết\n\n- ## Nghị quyết\n", "## Lấy phiếu tín nhiệm\n- Có mặt: 1\n- Phát ra: 2\n",
		"id,name,kind\nc1,\"a\"b,cell\n", "id;name;kind;parent\nc1;x;chi bộ;c1\n", "id,name\n", ",,,\n", "\"", "rule,value,from\ntalks,x,\n",
	} {
		f.Add([]byte(s))
	}
}

// inside checks that every diagnostic stands in the file, and says which.
func inside(t *testing.T, src *Source, raw []byte, ds diag.List) {
	t.Helper()
	lines := int32(bytes.Count(raw, []byte("\n")) + bytes.Count(raw, []byte("\r")) + 1)
	for _, d := range ds {
		if d.File != src.Path || d.Message == "" || d.Pos.Line < 1 || d.Pos.Col < 1 || d.Pos.Line > lines {
			t.Errorf("misplaced: %+v", d)
		}
	}
}

func FuzzRecord(f *testing.F) {
	seeds(f, "sessions/*/*.md")
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, path := range []string{"sessions/c/1.md", "documents/d.md", "p/q.md"} {
			src, ds := NewSource(path, bytes.Clone(raw))
			inside(t, src, raw, ds)
			if src.Text == nil {
				continue
			}
			once, body := readOnce(path, src)
			safe(t, body)
			src, _ = NewSource(path, bytes.Clone(raw))
			if twice, _ := readOnce(path, src); once != twice {
				t.Errorf("read twice, and not the same:\n%s\n%s", once, twice)
			}
			_, _, ds = ReadSession(src)
			inside(t, src, raw, ds)
		}
	})
}

// readOnce reads a file by its kind, and gives all that came of it as text.
func readOnce(path string, src *Source) (string, []byte) {
	switch {
	case strings.HasPrefix(path, "sessions/"):
		s, body, ds := ReadSession(src)
		return fmt.Sprintf("%+v %+v", *s, ds), body.HTML()
	case strings.HasPrefix(path, "documents/"):
		d, body, ds := ReadDocument(src)
		return fmt.Sprintf("%+v %+v", *d, ds), body.HTML()
	}
	p, body, ds := ReadPage(src)
	return fmt.Sprintf("%+v %+v", *p, ds), body.HTML()
}

// safe checks that nothing in a body can run or load, that anchors are unique,
// and that slots come in pairs.
func safe(t *testing.T, body []byte) {
	t.Helper()
	if bytes.Count(body, []byte(Slot))%2 != 0 {
		t.Errorf("a slot is open in %q", body)
	}
	doc, err := html.Parse(bytes.NewReader(bytes.ReplaceAll(body, []byte(Slot), []byte("~"))))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script", "style", "iframe", "object", "embed", "img", "svg", "form", "link", "meta", "base":
			t.Errorf("a live <%s> in %q", n.Data, body)
		}
		for _, a := range n.Attr {
			value := strings.ToLower(strings.TrimSpace(a.Val))
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" ||
				a.Key == "href" && (strings.HasPrefix(value, "javascript:") || strings.HasPrefix(value, "data:") || strings.HasPrefix(value, "vbscript:")) {
				t.Errorf("<%s %s=%q> in %q", n.Data, a.Key, a.Val, body)
			}
			if a.Key == "id" && ids[a.Val] {
				t.Errorf("two elements have the id %q in %q", a.Val, body)
			}
			if a.Key == "id" {
				ids[a.Val] = true
			}
		}
	}
}

func FuzzRegister(f *testing.F) {
	seeds(f, "*.csv")
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, path := range []string{"units.csv", "members.csv", "rules.csv", "awards.csv", "inspections.csv", "site.yaml"} {
			src, ds := NewSource(path, bytes.Clone(raw))
			inside(t, src, raw, ds)
			if src.Text == nil {
				continue
			}
			switch path {
			case "units.csv":
				_, ds = ReadUnits(src)
			case "members.csv":
				_, ds = ReadMembers(src)
			case "rules.csv":
				_, ds = ReadRules(src)
			case "awards.csv":
				_, ds = ReadAwards(src)
			case "inspections.csv":
				_, ds = ReadInspections(src)
			default:
				_, ds = ReadSettings(src)
			}
			inside(t, src, raw, ds)
		}
	})
}
