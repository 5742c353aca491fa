package redact

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

var testSecret = []byte("0123456789abcdef0123456789abcdef")

// forms reads testdata/forms.txt: who is known, and cases.
func forms(t testing.TB) (people []Person, cases [][2]string) {
	t.Helper()
	b, err := os.ReadFile("testdata/forms.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSuffix(line, "\n")
		if in, want, ok := strings.Cut(line, " ⇒ "); ok {
			plain, err := strconv.Unquote(`"` + strings.ReplaceAll(in, `"`, `\"`) + `"`)
			if err != nil {
				t.Fatal(line, err)
			}
			cases = append(cases, [2]string{plain, want})
		} else if p := strings.Split(line, " | "); len(p) == 3 {
			people = append(people, Person{p[0], strings.Split(p[1], ", "), strings.Split(p[2], ", ")})
		}
	}
	if len(people) < 10 || len(cases) < 30 {
		t.Fatal("the cases can't be read")
	}
	return people, cases
}

var stands = regexp.MustCompile(`\{(/?)([^}]+)\}`)

// filled puts in what stands for a person.
func filled(n *Names, want string) string {
	return stands.ReplaceAllStringFunc(want, func(s string) string {
		m := stands.FindStringSubmatch(s)
		if m[1] == "" {
			return n.Name(m[2])
		}
		return n.ID(strings.ReplaceAll(m[2], "+", "\n"))
	})
}

// TestForms reads every form, in NFC and NFD.
func TestForms(t *testing.T) {
	people, cases := forms(t)
	n := New(people, Codes, testSecret)
	for _, c := range cases {
		replace, in := n.Text, c[0]
		if s, ok := strings.CutPrefix(in, "· "); ok {
			replace, in = n.Path, s
		}
		want := filled(n, c[1])
		got := replace(in)
		if got != want {
			t.Errorf("%q\ngives %q\n  not %q", in, got, want)
		}
		if again := replace(got); again != got {
			t.Errorf("%q becomes %q", got, again)
		}
		if got := replace(norm.NFD.String(in)); norm.NFC.String(got) != want {
			t.Errorf("in NFD %q\ngives %q\n  not %q", in, got, want)
		}
	}
}

func TestInitials(t *testing.T) {
	people, _ := forms(t)
	n := New(people, Initials, testSecret)
	for in, want := range map[string]string{
		"Nguyễn Văn An và NGUYỄN AN":    "N.V.A. và N.V.A.",
		"đ/c Đức, @do, do Lê Thúy Hòa":  "đ/c Đ.Đ.Đ., Đ.Đ.Đ., do L.T.H.B.",
		"Phạm Minh, pham minh, đ/c An.": "P.M., pham minh, đ/c A..",
		"c5/nguyen-van-an":              "c5/" + n.ID("nva-1990"),
		"H'Hen Niê":                     "H.H.N.",
	} {
		if got := n.Text(in); got != want {
			t.Errorf("%q gives %q, not %q", in, got, want)
		}
	}
	if got := initials("Ấn Ỷ Đường Ênuôl"); got != "Â.Y.Đ.Ê." {
		t.Error(got)
	}
}

// TestUnits finds whom a unit's minutes mean.
func TestUnits(t *testing.T) {
	people, _ := forms(t)
	n := New(people, Codes, testSecret)
	for unit, want := range map[string]string{
		"c7": "{pm-2} và đ/c {nva-1990}", "c5": "{pm-1} và đ/c […]", "d4": "[đ/c] và đ/c {la-2}", "": "[đ/c] và đ/c […]",
	} {
		if got := n.In(unit).Text("Phạm Minh và đ/c An"); got != filled(n, want) {
			t.Errorf("in %q %q, not %q", unit, got, filled(n, want))
		}
	}
}

func TestFind(t *testing.T) {
	people, _ := forms(t)
	n := New(people, Codes, testSecret)
	s := "Phạm Minh, @do"
	got := n.Find(s)
	if len(got) != 2 || s[got[0].From:got[0].To] != "Phạm Minh" || !slices.Equal(got[0].IDs, []string{"pm-1", "pm-2"}) || s[got[1].From:got[1].To] != "@do" {
		t.Error(got)
	}
	if got := n.Find("x/nguyen-an%20"); len(got) != 1 || !slices.Equal(got[0].IDs, []string{"nva-1990"}) {
		t.Error(got)
	}
	if n.Find("Nghị quyết của chi bộ") != nil {
		t.Error("a name in none")
	}
}
