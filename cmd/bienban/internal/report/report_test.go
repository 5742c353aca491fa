package report

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/words"

	"golang.org/x/text/unicode/norm"
)

func sample() diag.List {
	var l diag.List
	l.Errorf(diag.Pos{Line: 2, Col: 7}, "date.impossible", "30/2/2019").Advise("hint.date")
	l.Warnf(diag.Pos{Line: 3, Col: 1}, "heading.near", "Nghi quyet\x1b[31m", "Nghị quyết").Suggest("Nghị quyết")
	return l.In("sessions/a b,c/1.md")
}

const sampleText = "---\nngày: 30/2/2019\n\t## Nghị\n"

func print(t *testing.T, l diag.List, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Text(&b, l, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestText(t *testing.T) {
	en, _ := words.For("en")
	vi, _ := words.For("vi")
	file := sampleText
	read := func(string) ([]byte, error) { return []byte(file), nil }
	want := `sessions/a b,c/1.md:2:7: error: there is no day 30/2/2019 in the calendar
    ngày: 30/2/2019
          ^
    hint: write it as 4/11/2019 (day/month/year) or 2019-11-04
sessions/a b,c/1.md:3:1: warning: “Nghi quyet�[31m” is nearly “Nghị quyết”, likely a slip; the section is not read
    	## Nghị
    ^
    hint: did you mean “Nghị quyết”?
1 errors, 1 warnings
`
	if got := print(t, sample(), Options{Words: en, Carets: true, Read: read}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	file = "\ufeff" + strings.ReplaceAll(norm.NFD.String(sampleText), "\n", "\r\n")
	if got := print(t, sample(), Options{Words: en, Carets: true, Read: read}); got != want {
		t.Errorf("as another system saves it, got\n%s\nwant\n%s", got, want)
	}
	if got := print(t, sample()[:1], Options{Words: vi}); got != `sessions/a b,c/1.md:2:7: error: không có ngày 30/2/2019 trong lịch
    hint: viết như 4/11/2019 hoặc 2019-11-04
1 lỗi, 0 cảnh báo
` {
		t.Errorf("got\n%s", got)
	}
	missing := func(string) ([]byte, error) { return nil, os.ErrNotExist }
	if got := print(t, sample()[:1], Options{Words: vi, Carets: true, Read: missing}); strings.Contains(got, "^") {
		t.Errorf("a caret under a line that can't be read:\n%s", got)
	}
	if got := print(t, nil, Options{Words: vi}); got != "" {
		t.Errorf("nothing to say, but said %q", got)
	}
}

func TestLimitShowsErrorsFirst(t *testing.T) {
	en, _ := words.For("en")
	var l diag.List
	for i := range 5 {
		l.Warnf(diag.Pos{Line: int32(i + 1), Col: 1}, "end.before", "a", "b")
	}
	l.Errorf(diag.Pos{Line: 9, Col: 1}, "front.flat")
	got := print(t, l.In("x.md"), Options{Words: en, Limit: 3})
	if strings.Count(got, "warning:") != 2 || !strings.Contains(got, "x.md:9:1: error:") || !strings.Contains(got, "… and 3 more") {
		t.Errorf("got\n%s", got)
	}
}

func TestLongLine(t *testing.T) {
	en, _ := words.For("en")
	long := strings.Repeat("ă", 300)
	l := diag.List{{File: "x", Pos: diag.Pos{Line: 1, Col: 200}, Message: "front.flat"}}
	got := print(t, l, Options{Words: en, Carets: true, Read: func(string) ([]byte, error) { return []byte(long), nil }})
	rows := strings.Split(got, "\n")
	if len([]rune(rows[1])) != 4+shownWidth || strings.Index(rows[2], "^") != 4+shownWidth/2 {
		t.Errorf("got\n%s", got)
	}
}

func TestMachines(t *testing.T) {
	en, _ := words.For("en")
	var b bytes.Buffer
	if err := JSON(&b, sample()[:1], en); err != nil {
		t.Fatal(err)
	}
	if want := `[
  {
    "file": "sessions/a b,c/1.md",
    "line": 2,
    "column": 7,
    "grade": "error",
    "key": "date.impossible",
    "message": "there is no day 30/2/2019 in the calendar",
    "hint": "write it as 4/11/2019 (day/month/year) or 2019-11-04"
  }
]
`; b.String() != want {
		t.Errorf("got %s", b.String())
	}
	b.Reset()
	if err := JSON(&b, nil, en); err != nil || b.String() != "[]\n" {
		t.Errorf("nothing to say gives %q, %v", b.String(), err)
	}
	b.Reset()
	if err := GitHub(&b, sample()[:1], en); err != nil {
		t.Fatal(err)
	}
	if want := "::error file=sessions/a b%2Cc/1.md,line=2,col=7::there is no day 30/2/2019 in the calendar%0Awrite it as 4/11/2019 (day/month/year) or 2019-11-04\n"; b.String() != want {
		t.Errorf("got %s", b.String())
	}
}
