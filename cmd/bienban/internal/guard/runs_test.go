package guard

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestRuns(t *testing.T) {
	b := New()
	b.Withhold("Chậm nộp báo cáo quý, để mất phiếu nhập kho.")
	b.WithholdHTML([]byte("<h2>Bỏ gác đêm mồng ba</h2><p>Uống rượu khi <b>trực</b></p><p>Đoàn kết giúp đỡ nhau tốt</p>"))
	b.Withhold("Giữ nghiêm chế độ sinh hoạt đảng, nâng cao chất lượng.")
	b.Withhold("5/6 5/6 6/6 4/6 5/6 6/6")
	g := b.Guard()
	g.Allow("Đã giữ nghiêm chế độ sinh hoạt Đảng; nâng cao chất lượng")
	g.AllowHTML([]byte("<p>Biết <i>đoàn kết</i>, giúp đỡ nhau tốt</p>"))
	eachCase(t, g, "testdata/runs.txtar")
}

// TestRunsOfRandomTexts holds what is found against all rows looked up one by
// one, in texts of so few syllables that many rows come again.
func TestRunsOfRandomTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 4))
	syllables := [][]string{{"chi", "Chí", "CHỈ"}, {"chí"}, {"bộ", "bo"}, {"7"}}
	random := func(most int) string {
		var out []string
		for range r.IntN(most) {
			forms := syllables[r.IntN(len(syllables))]
			out = append(out, forms[r.IntN(len(forms))])
		}
		return strings.Join(out, []string{" ", ", ", "-", " – "}[r.IntN(4)])
	}
	found := 0
	for range 500 {
		b := New()
		withheld, allowed := map[string]bool{}, map[string]bool{}
		text := random(10)
		for range 1 + r.IntN(3) {
			one := random(24)
			text += " " + one
			b.Withhold(one)
			maps.Copy(withheld, rowsOf(one))
		}
		g := b.Guard()
		for range r.IntN(3) {
			one := random(24)
			g.Allow(one)
			maps.Copy(allowed, rowsOf(one))
		}
		text += " " + random(20)
		want := map[int]bool{}
		all := fieldsOf(text)
		for end := range len(all) + 1 {
			if end >= run {
				if row := key(all[end-run : end]); withheld[row] && !allowed[row] {
					want[end] = true
				}
			}
		}
		g.File("x", nil) // makes the filters
		s := newScanner(g)
		got := map[int]bool{}
		s.hit = func(tt []byte, _, end int) { got[len(fieldsOf(string(tt[:end])))] = true }
		s.scan([]byte(text), false)
		if !maps.Equal(got, want) {
			t.Fatalf("in %q are found ends %v, want %v", text, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
		}
		found += len(got)
	}
	if found < 1000 {
		t.Errorf("only %d rows were found", found)
	}
}

func fieldsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return strings.ContainsRune(" ,-–7", c) })
}

var unmark = strings.NewReplacer("ỉ", "i", "í", "i", "ộ", "o")

func key(row []string) string { return unmark.Replace(strings.Join(row, " ")) }

// rowsOf gives the rows of a text that are searched for.
func rowsOf(text string) map[string]bool {
	out := map[string]bool{}
	all := fieldsOf(text)
	for from := 0; from+run <= len(all); from++ {
		out[key(all[from:from+run])] = true
	}
	return out
}

func TestKeyIsOfWhatIsSearchedFor(t *testing.T) {
	keyOf := func(texts, names, allowed []string) [16]byte {
		b := New()
		for _, s := range texts {
			b.Withhold(s)
		}
		b.WithholdName(names...)
		g := b.Guard()
		for _, s := range allowed {
			g.Allow(s)
		}
		return g.Key()
	}
	x, y, name := "một hai ba bốn năm sáu bảy tám chín", "mười hai ba bốn năm sáu bảy tám", "Nguyễn Văn Ẩn"
	same := keyOf([]string{x, y}, []string{name}, nil)
	if keyOf([]string{y, x, x}, []string{name, name}, []string{"một hai ba"}) != same {
		t.Error("order changes the key")
	}
	for _, k := range [][16]byte{
		keyOf([]string{x}, []string{name}, nil),
		keyOf([]string{x, y}, nil, nil),
		keyOf([]string{x, y}, []string{name}, []string{y}),
		keyOf([]string{x, y}, []string{name}, []string{"nguyền vân an"}),
	} {
		if k == same {
			t.Error("another search has the same key")
		}
	}
}

func TestNothingIsWithheldTooLate(t *testing.T) {
	b := New()
	b.Guard()
	defer func() {
		if recover() == nil {
			t.Error("a text was withheld that no guard searches for")
		}
	}()
	b.Withhold("một hai ba bốn năm sáu bảy tám")
}

// TestSyllablesAreToldApart reads all short ones by one scanner, one after the
// other: no two may be taken for the same.
func TestSyllablesAreToldApart(t *testing.T) {
	ws := newWords(nil)
	seen := map[uint64]string{}
	for _, a := range "abcdefghijklmnopqrstuvwxyz0123456789" {
		for _, b := range "\x00abcdefghijklmnopqrstuvwxyz0123456789" {
			for _, c := range "\x00anot019" {
				s := strings.ReplaceAll(string([]rune{a, b, c}), "\x00", "")
				w := ws.get([]byte(s))
				if other, ok := seen[w.folded]; ok && other != s {
					t.Fatalf("%q is taken for %q", s, other)
				}
				seen[w.folded] = s
			}
		}
	}
}
