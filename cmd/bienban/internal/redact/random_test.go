package redact

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"

	"golang.org/x/text/unicode/norm"
)

// ways are how clerks write a name; each keeps its number of random choices, so
// that the same choices write other names in the same way.
var ways = []func(r *rand.Rand, name string) string{
	func(_ *rand.Rand, s string) string { return s },
	func(_ *rand.Rand, s string) string { return strings.ToUpper(s) },
	func(_ *rand.Rand, s string) string { return strings.ToLower(s) },
	func(_ *rand.Rand, s string) string { return norm.NFD.String(s) },
	func(_ *rand.Rand, s string) string { return plainCase(s) },
	func(_ *rand.Rand, s string) string { return strings.ToUpper(plainCase(s)) },
	func(_ *rand.Rand, s string) string { return strings.ToLower(plainCase(s)) },
	func(_ *rand.Rand, s string) string { return "đ/c " + s },
	func(_ *rand.Rand, s string) string { return "đồng chí  " + norm.NFD.String(s) },
	func(_ *rand.Rand, s string) string { return text.Fold(s) },
	func(_ *rand.Rand, s string) string { return strings.ReplaceAll(text.Fold(s), "-", "_") },
	func(_ *rand.Rand, s string) string { return strings.ReplaceAll(text.Fold(s), "-", "") },
	func(_ *rand.Rand, s string) string { return strings.ReplaceAll(plainCase(s), " ", "") },
	func(_ *rand.Rand, s string) string { w := strings.Fields(s); return w[0] + " " + w[len(w)-1] },
	func(_ *rand.Rand, s string) string { w := strings.Fields(s); return "Đồng chí " + w[len(w)-1] },
	func(r *rand.Rand, s string) string {
		gap := []string{"  ", "\u00a0", "\n", " \n", "\t", "\u200b "}[r.IntN(6)]
		return strings.ReplaceAll(s, " ", gap)
	},
	func(r *rand.Rand, s string) string { return "c7/" + text.Fold(s) + "-2019#1" },
}

// plainCase gives a name without marks, in its own case.
func plainCase(s string) string {
	return strings.NewReplacer("đ", "d", "Đ", "D").Replace(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s)))
}

// prose are words around names: none of them a name's.
var prose = strings.Fields("đã báo cáo kết quả, trực gác đêm. Việc này (do tổ) nêu; còn “chậm” và thiếu – 98,9% [2019-11-04#1] của: sửa ngay! nhận lỗi Nghị quyết chi bộ")

// around gives some of them.
func around(r *rand.Rand) string {
	var out []string
	for range 1 + r.IntN(5) {
		out = append(out, prose[r.IntN(len(prose))])
	}
	return strings.Join(out, " ")
}

// told is what may stand in a name's place.
var told = regexp.MustCompile(`^((đ/c |đồng chí  |Đồng chí )?(ĐV-[2-9B-Z]{8,}|\[đ/c\]|\[…\])|(c7/)?dv-[2-9b-z]{8,}(-2019#1)?)$`)

// syllablesOf are a text's words, folded by definition: the searcher's view.
func syllablesOf(s string) []string {
	return strings.FieldsFunc(text.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// seen tells whether a searcher who knows nothing of forms finds a name: its
// syllables in a row, or joined.
func seen(s, name string) bool {
	words, want := syllablesOf(s), syllablesOf(name)
	for i := range words {
		if i+len(want) <= len(words) && slices.Equal(words[i:i+len(want)], want) {
			return true
		}
	}
	return strings.Contains(strings.Join(words, " "), strings.Join(want, ""))
}

// TestRandomNames writes random names in random ways among random words.
func TestRandomNames(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 1))
		people := crowd(r, 1+r.IntN(300))
		n := New(people, Codes, testSecret)
		for range 50 {
			var in string
			var names, parts []string
			for range 1 + r.IntN(3) {
				name := people[r.IntN(len(people))].Names[0]
				names = append(names, name)
				part := around(r)
				parts = append(parts, part)
				in += part + " " + ways[r.IntN(len(ways))](r, name) + " | "
			}
			out := n.Text(in)
			rest := out
			for i, name := range names {
				if seen(out, name) {
					t.Fatalf("%s is seen in %q of %q", name, out, in)
				}
				after, ok := strings.CutPrefix(rest, parts[i]+" ")
				stands, after, _ := strings.Cut(after, " | ")
				if !ok || !told.MatchString(stands) {
					t.Fatalf("%q stands for %s in %q of %q", stands, name, out, in)
				}
				rest = after
			}
			if again := n.Text(out); again != out {
				t.Fatalf("%q becomes %q", out, again)
			}
		}
	}
}

// TestOtherNames holds texts that differ in names only to one result, byte for
// byte, also where the names differ in length.
func TestOtherNames(t *testing.T) {
	one := [3][]string{{"Nguyễn", "Trần", "Lê", "Đỗ"}, {"Văn", "Thị", "Đức"}, {"An", "Bình", "Cường", "Dũng", "Hoà"}}
	two := [3][]string{{"Ngô", "Hoàng", "Đặng", "Vũ"}, {"Quang Gia", "Hữu", "Mạnh Bá"}, {"Yến", "Tú", "Phong", "Khánh", "Thuỷ"}}
	for seed := range uint64(60) {
		var out [2]string
		for i, list := range [][3][]string{one, two} {
			r := rand.New(rand.NewPCG(seed, 2))
			var people []Person
			for k := range 2 + r.IntN(20) {
				people = append(people, Person{fmt.Sprint("m-", k), []string{list[0][r.IntN(4)] + " " + list[1][r.IntN(3)] + " " + list[2][r.IntN(5)]}, nil})
			}
			n := New(people, Codes, testSecret)
			for range 30 {
				way := ways[r.IntN(len(ways))]
				name := way(r, people[r.IntN(len(people))].Names[0])
				out[i] += n.Text(around(r)+" "+name+", "+around(r)) + "\n" + n.Path("c7/"+slug(name)+"-2019") + "\n"
			}
		}
		if out[0] != out[1] {
			t.Fatalf("by the names\n%s\nor\n%s", out[0], out[1])
		}
	}
}

// marked writes a name with random Markdown in it.
func marked(r *rand.Rand, name string) string {
	w := strings.Fields(name)
	mark := []string{"*", "**", "~~"}[r.IntN(3)]
	from := r.IntN(len(w))
	to := from + r.IntN(len(w)-from)
	w[from], w[to] = mark+w[from], w[to]+mark
	return strings.Join(w, []string{" ", "\n", "  \n", "&nbsp;"}[r.IntN(4)])
}

// TestRandomBodies writes names over tags, and reads the text of the result.
func TestRandomBodies(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 3))
		people := crowd(r, 1+r.IntN(100))
		n := New(people, Codes, testSecret)
		var in strings.Builder
		var names []string
		for range 5 {
			name := people[r.IntN(len(people))].Names[0]
			names = append(names, name)
			begin := []string{"", "- ", "## Tự phê bình: ", "> ", "### ", "1. "}[r.IntN(6)]
			s := marked(r, name)
			if strings.Contains(begin, "#") {
				s = name
			}
			fmt.Fprintf(&in, "%sviệc của %s & tổ, %s\n\n", begin, s, around(r))
		}
		body := bodyOf(in.String())
		sameText(t, n, body)
		for _, name := range names {
			if seen(string(n.HTML(body)), name) {
				t.Fatalf("%s is seen in %s", name, n.HTML(body))
			}
		}
	}
}

// sameText holds the text of a body made anew to its text made anew; tables and
// listings are cut into lines within what HTML reads as one text.
func sameText(t *testing.T, n *Names, body []byte) {
	t.Helper()
	got := n.HTML(body)
	balanced(t, got)
	if again := n.HTML(got); !bytes.Equal(again, got) {
		t.Fatalf("%s becomes %s", got, again)
	}
	if bytes.Contains(body, []byte("<table")) || bytes.Contains(body, []byte("<pre")) {
		return
	}
	before, after := record.Passages(body), record.Passages(got)
	if len(before) != len(after) {
		t.Fatalf("of %d passages %d", len(before), len(after))
	}
	for i, p := range before {
		for k, line := range append(p.Lines, p.Heading) {
			if now := append(after[i].Lines, after[i].Heading)[k]; now != n.Text(line) {
				t.Fatalf("%q gives %q, not %q", line, now, n.Text(line))
			}
		}
	}
}
