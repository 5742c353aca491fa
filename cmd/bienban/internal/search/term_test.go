package search

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// vectors are what Go and the script are held to alike. Terms are written
// form/fold, with @ and the text that they stand for where that says more, and
// a | where a break is.
type vectors struct {
	Terms []struct{ Line, Terms string }
	// Begins has words, what is typed, and whether the word begins so.
	Begins []struct {
		Word, Typed string
		Begins      bool
	}
	// Openings has letters typed and those that they open.
	Openings [][]string
}

func readVectors(t *testing.T) vectors {
	t.Helper()
	b, err := os.ReadFile("testdata/terms.json")
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Terms) < 60 || len(v.Begins) < 20 || len(v.Openings) < 4 {
		t.Fatalf("%d, %d and %d vectors", len(v.Terms), len(v.Begins), len(v.Openings))
	}
	return v
}

// written gives terms as the vectors have them; want tells where the text is
// wanted.
func written(line string, terms []Term, want string) string {
	asked := strings.Fields(strings.ReplaceAll(want, "|", " "))
	var out []string
	for i, t := range terms {
		if t.Break {
			out = append(out, "|")
		}
		s := t.Form + "/" + t.Fold
		if i < len(asked) && strings.Contains(asked[i], "@") {
			s += "@" + line[t.Start:t.End]
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestTerms(t *testing.T) {
	for _, v := range readVectors(t).Terms {
		if got := written(v.Line, Terms(v.Line), v.Terms); got != v.Terms {
			t.Errorf("%q has the terms\n%+q, not\n%+q", v.Line, got, v.Terms)
		}
	}
}

func TestBegins(t *testing.T) {
	v := readVectors(t)
	for _, c := range v.Begins {
		if got := Begins(Terms(c.Word)[0].Form, Terms(c.Typed)[0].Form); got != c.Begins {
			t.Errorf("%q begins with %q: %t", c.Word, c.Typed, got)
		}
	}
	for _, c := range v.Openings {
		if got := Openings(c[0]); !slices.Equal(got, c[1:]) {
			t.Errorf("%q opens %q, not %q", c[0], got, c[1:])
		}
	}
}

// TestBeginsItself holds that typing a word letter by letter, tone last, never
// loses it.
func TestBeginsItself(t *testing.T) {
	for _, word := range strings.Fields("quyết quý kỹ thuỷ y ý đồng nghiệp khuyết hoà Ðại tuấn ngựa được") {
		form := Terms(word)[0].Form
		letters, _ := parted(Terms(word)[0].Form)
		for i := range norm.NFC.String(letters) {
			if i == 0 {
				continue
			}
			typed := Terms(norm.NFC.String(letters)[:i])[0]
			if !Begins(form, typed.Form) {
				t.Errorf("%q is lost at %q", word, typed.Form)
			}
			if !slices.ContainsFunc(Openings(typed.Fold), func(o string) bool { return strings.HasPrefix(Terms(word)[0].Fold, o) }) {
				t.Errorf("the fold of %q is lost at %q", word, typed.Fold)
			}
		}
	}
}

func FuzzTerms(f *testing.F) {
	for _, s := range []string{
		"Đồng chí Ðại, ủy viên. Hòa bình", "QĐ-123/2023", "4/11/2019 (hạn 2019-11-04)", "11/2019-11", "1.5 … a\u00ad\u0301\u200b.b",
		strings.Repeat("a", 65) + " x", "x a\u0301\u0300\u0323\u0301\u0302" + strings.Repeat("\u0316", 40), "❤\ufe0fyêu İSTANBUL ΣΑΣ \u0344 ≠a 가\u1100\u1161", "\xffa\xff.b",
	} {
		f.Add(s)
		f.Add(norm.NFD.String(s))
	}
	v := NewVocabulary()
	r := v.Reader()
	f.Fuzz(func(t *testing.T, line string) {
		got := provedTerms(t, line, v, r)
		if !utf8.ValidString(line) {
			return
		}
		for _, term := range got {
			if term.Fold == "" || len([]rune(term.Form)) > 4*longest || !norm.NFC.IsNormalString(term.Form) {
				t.Fatalf("%+v is no term", term)
			}
			if strings.ContainsAny(line[term.Start:term.End], " -/.") {
				t.Fatalf("%+q is no word", line[term.Start:term.End])
			}
			// Forms and folds are at rest, and a form decides its fold.
			for _, again := range Terms(term.Form) {
				if again.Form != term.Form || again.Fold != term.Fold {
					t.Fatalf("%+v is read as %+v", term, again)
				}
			}
		}
		if d := norm.NFD.String(line); norm.NFC.String(d) == line && bare(Terms(d)) != bare(got) {
			t.Fatalf("%+q is read by its form", line)
		}
	})
}

func bare(terms []Term) string {
	var b strings.Builder
	for _, t := range terms {
		fmt.Fprintln(&b, t.Form, t.Fold)
	}
	return b.String()
}
