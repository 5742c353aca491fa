package guard

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

func canaryGuard() *Guard {
	b := New()
	b.WithholdName("Nguyễn Văn Ẩn")
	return b.Guard()
}

// between tells that a name on a line of its own is found whatever stands before
// and after it: no decoder leaves anything unread.
func between(t *testing.T, g *Guard, ending, before, after string) {
	t.Helper()
	content := before + "\nNguyễn Văn Ẩn\n" + after
	if !utf8.ValidString(content) || strings.Contains(content, "\x00") {
		return
	}
	hits, err := g.File("a"+ending, []byte(content))
	if err != nil || len(hits) == 0 {
		t.Fatalf("nothing is found in %s between %q and %q: %v", ending, before, after, err)
	}
}

var endings = []string{".html", ".svg", ".js", ".json", ".css", ".csv", ".txt"}

// TestNothingIsLeftUnread puts a name between what opens, closes and escapes.
func TestNothingIsLeftUnread(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 4))
	pieces := strings.Split(`< > </ <p <p> </p> <!-- --> <! <? ?> <![CDATA[ ]]> <script> </script> <style> </style> <a|href=" title=' = " ' \ / & &# &#x &amp; % ~ %2 , "" \u \u{ \x // /* */ { } <br> </ x Ẩ 7 <b> <title`, " ")
	g := canaryGuard() // which also remembers lines and texts from one file to the next
	some := func() string {
		var b strings.Builder
		for range r.IntN(6) {
			b.WriteString(strings.ReplaceAll(pieces[r.IntN(len(pieces))], "|", " "))
			b.WriteString([]string{"", "", " ", "\n"}[r.IntN(4)])
		}
		return b.String()
	}
	for range 20_000 {
		between(t, g, endings[r.IntN(len(endings))], some(), some())
	}
}

func FuzzNothingIsLeftUnread(f *testing.F) {
	f.Add(uint8(0), "<p title='", "'>")
	f.Add(uint8(2), `x = "\u{`, "`")
	g := canaryGuard()
	f.Fuzz(func(t *testing.T, ending uint8, before, after string) {
		between(t, g, endings[int(ending)%len(endings)], before, after)
	})
}

// FuzzBinary gives whatever bytes to the decoders of what is no text: they may
// refuse it, and must not fail in another way.
func FuzzBinary(f *testing.F) {
	f.Add(parquetOf(f, "select 'Nguyễn Văn Ẩn' as who from range(3)", "compression zstd"))
	f.Add(bookOf(f, nil, "Nguyễn Văn Ẩn"))
	f.Add([]byte("bienban.part(\"9e4ac27b11d05f\",\"AAAAAAA=\");\n"))
	g := canaryGuard()
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, path := range []string{"a.parquet", "a.xlsx", "search/manifest.js", "search/9e/4ac27b11d05f.js"} {
			_, _ = g.File(path, b)
		}
	})
}
