package text

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// TestFold holds Fold to vectors that the site's script is held to as well.
func TestFold(t *testing.T) {
	b, err := os.ReadFile("testdata/fold.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors [][2]string
	if err := json.Unmarshal(b, &vectors); err != nil || len(vectors) < 20 {
		t.Fatal(len(vectors), err)
	}
	for _, v := range vectors {
		if got := Fold(v[0]); got != v[1] {
			t.Errorf("Fold(%q) = %q, want %q", v[0], got, v[1])
		}
	}
}

func TestAsWritten(t *testing.T) {
	same := [][]string{
		{"Nguyễn Văn Thúy", "nguyễn  văn thuý", "NGUYỄN VĂN THÚY"},
		{"Hòa", "hoà", "HÒA"}, {"Ủy", "uỷ"},
	}
	for _, group := range same {
		for _, s := range group {
			if AsWritten(s) != AsWritten(group[0]) {
				t.Errorf("%q and %q differ", s, group[0])
			}
		}
	}
	for _, pair := range [][2]string{{"Thúy", "Thuy"}, {"Dũng", "Dung"}, {"An", "Ân"}, {"Đan", "Dan"}, {"Hoà", "Họa"}} {
		if AsWritten(pair[0]) == AsWritten(pair[1]) {
			t.Errorf("%q and %q are the same", pair[0], pair[1])
		}
	}
}

// foldByDefinition is FORMAT.md's sentence, letter by letter, without tables.
func foldByDefinition(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		r = unicode.ToLower(r)
		switch {
		case unicode.Is(unicode.Mn, r):
		case strings.ContainsRune("đðɖ", r):
			b.WriteByte('d')
		case r == '_' || r == '-' || unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), "-")
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Đồng chí", "ủy", "uỷ", "a\u0323\u0302b", "ẤẦ", "ỹ_-x", "İ", "K"} {
		f.Add(s)
		f.Add(norm.NFD.String(s))
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		if got, want := Fold(s), foldByDefinition(s); got != want {
			t.Errorf("Fold(%q) = %q, want %q", s, got, want)
		}
		if Fold(norm.NFD.String(s)) != Fold(norm.NFC.String(s)) {
			t.Errorf("%q folds by its form", s)
		}
		if AsWritten(norm.NFD.String(s)) != AsWritten(norm.NFC.String(s)) {
			t.Errorf("%q is compared by its form", s)
		}
		if Fold(Fold(s)) != Fold(s) {
			t.Errorf("%q folds twice", s)
		}
	})
}
