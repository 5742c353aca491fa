package record

import (
	"strings"
	"testing"
	"unicode/utf16"

	"bienban/cmd/bienban/internal/diag"
)

// TestSource says of each kind of bytes what becomes of it.
func TestSource(t *testing.T) {
	utf16LE := []byte{0xff, 0xfe}
	for _, c := range utf16.Encode([]rune("ngày")) {
		utf16LE = append(utf16LE, byte(c), byte(c>>8))
	}
	for _, c := range []struct{ name, in, text, said string }{
		{"a.md", "a\nb", "a\nb", ""},
		{"a.md", "", "", ""},
		{"a.md", "\ufeffa\r\nb\rc\n", "a\nb\nc\n", ""},
		{"a.md", "nga\u0300y", "ngày", ""},
		{"a.md", "a\ufeffb", "a\ufeffb", ""},
		{"a.md", "ngày\nb\x00", "", "a.md:2:2: error: source.nul\n\thint.utf8\n"},
		{"a.md", "ngày\r\nnă\xffm", "", "a.md:2:3: error: source.utf8\n\thint.utf8\n"},
		{"a.md", string(utf16LE), "", "a.md:1:1: error: source.utf16\n\thint.utf8\n"},
		{"a.csv", string(utf16LE[2:]), "", "a.csv:1:2: error: source.nul\n\thint.utf8\n"},
		{"a.md", "b\n" + strings.Repeat("a", maxLineBytes+1), "", "a.md:2:1: error: source.line 256\n"},
		{"a.md", strings.Repeat("a\n", maxMarkdown/2+1), "", "a.md:1:1: error: source.large 4\n"},
		{"a.csv", strings.Repeat("a", 50<<20), "", "a.csv:1:1: error: source.line 256\n"},
	} {
		src, ds := NewSource(c.name, []byte(c.in))
		if got := listing(ds); string(src.Text) != c.text || got != c.said {
			t.Errorf("%.20q gives %.20q, %s", c.in, src.Text, got)
		}
	}
}

// TestPos asks for places in and out of order.
func TestPos(t *testing.T) {
	src, _ := NewSource("a.md", []byte("ngày\n\nbé\n"))
	for _, c := range []struct {
		offset int
		want   diag.Pos
	}{{0, diag.Pos{Line: 1, Col: 1}}, {4, diag.Pos{Line: 1, Col: 4}}, {5, diag.Pos{Line: 1, Col: 5}}, {2, diag.Pos{Line: 1, Col: 3}},
		{6, diag.Pos{Line: 2, Col: 1}}, {7, diag.Pos{Line: 3, Col: 1}}, {8, diag.Pos{Line: 3, Col: 2}}, {11, diag.Pos{Line: 4, Col: 1}}, {99, diag.Pos{Line: 4, Col: 1}}} {
		if got := src.Pos(c.offset); got != c.want {
			t.Errorf("%d is at %v, not %v", c.offset, got, c.want)
		}
	}
	for n, want := range []string{"", "ngày", "", "bé", "", ""} {
		if got := src.Line(int32(n)); got != want {
			t.Errorf("line %d is %q", n, got)
		}
	}
	for _, c := range [][2]diag.Pos{{{Line: 1, Col: 9}, {Line: 1, Col: 5}}, {{Line: 9, Col: 9}, {Line: 4, Col: 1}}, {{}, {Line: 1, Col: 1}}} {
		if got := src.within(c[0]); got != c[1] {
			t.Errorf("%v is brought to %v", c[0], got)
		}
	}
}

// TestIDs refuses what no address can carry.
func TestIDs(t *testing.T) {
	for path, good := range map[string]bool{
		"sessions/c7-d4/2019-11-04.md": true, "sessions/Chi bộ 7/“a” 'b' (c).md": true,
		"sessions/a#b.md": false, "sessions/a\nb.md": false, "sessions/a\x7f.md": false, "sessions/a\u0085.md": false, "documents/a\u2028.md": false,
	} {
		_, ds := readOne(path, []byte("---\nunit: u\ntitle: t\ndate: 2019-11-04\nx-a: b\n---\n"))
		found := false
		for _, d := range ds {
			found = found || d.Message == "id.char"
		}
		if found == good {
			t.Errorf("%q: %s", path, listing(ds))
		}
	}
}
