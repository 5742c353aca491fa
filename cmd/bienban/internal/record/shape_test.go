package record

import (
	"fmt"
	"strings"
	"testing"
)

// TestShapes reads texts that are hard on a Markdown reader: each is read, or
// refused in one line before it is.
func TestShapes(t *testing.T) {
	rep := strings.Repeat
	const mb = 1 << 20
	for _, c := range []struct {
		name, body, said string // the first message, "" for none
	}{
		{"quotes in quotes", rep(">", 200_000) + "a\n", "source.nested"},
		{"lists in lists", rep("- ", 100_000) + "a\n", "source.nested"},
		{"numbers in numbers", rep("1. ", 60_000) + "a\n", "source.nested"},
		{"lists by indentation", stairs(1000), "source.nested"},
		{"deep and long", rep("> ", 60) + "a\n" + rep("a\n", 100_000), "source.nested"},
		{"opening brackets", rep("[", 200_000), "source.marks"},
		{"brackets apart", rep("[\n", mb), "source.marks"},
		{"images", rep("![", 100_000), "source.marks"},
		{"links", rep("[a](b", 40_000), "source.marks"},
		{"emphasis", rep("*a ", 80_000), "source.marks"},
		{"mixed emphasis", rep("a**b*c_", 30_000), "source.marks"},
		{"code", rep("`", 200_000), "source.marks"},
		{"HTML", rep("<a ", 60_000), "source.marks"},
		{"definitions", rep("[a]: /b\n", 200_000), "source.marks"},
		{"columns times rows", rep("a|", 2000) + "\n" + rep("-|", 2000) + "\n" + rep("|\n", 2000), "source.cells"},
		{"lines", rep("\n", 300_000), "source.lines"},

		{"a rule", rep("- ", 60_000) + "\n", ""},
		{"closing links", rep("](", 100_000), "source.marks"},
		{"columns", rep("a|", 100_000) + "\n" + rep("-|", 100_000) + "\n", ""},
		{"rows", "a|b\n-|-\n" + rep("1|2\n", 200_000), ""},
		{"headings", rep("## Việc khác\n", 100_000), ""},
		{"reviews", rep("## Tự phê bình: A\n", 100_000), ""},
		{"items", "## Tự phê bình: A\n### Khuyết điểm\n" + rep("- a\n", 100_000), ""},
		{"a list of 4 MiB", "## Biểu dương\n" + rep("- Nguyễn Văn An: hoàn thành tốt\n", 4*mb/40-1), ""},
		{"a bad list", "## Biểu dương\n" + rep("- Nguyễn Văn An\n", 100_000), "line.name"},
		{"backslashes", rep(rep("\\", 200_000)+"\n", 10), ""},
		{"entities", rep(rep("&amp;", 40_000)+"\n", 10), ""},
		{"addresses", rep(rep(" www.a", 40_000)+"\n", 4), ""},
		{"mail", rep(rep(" a@b.c", 40_000)+"\n", 4), ""},
		{"marks on letters", rep("a"+rep("\u0301\u0323", 40_000)+"\n", 20), ""},
		{"colons", "## Kết quả khắc phục\n- 2019-10-02#1 " + rep("a: ", 60_000) + "\n", "followup.outcome"},
		{"due dates", "## Tự phê bình: A\n### Khuyết điểm\n- " + rep("(hạn ", 30_000) + "\n", ""},
		{"scopes", "## Tự phê bình: A\n- Theo: " + rep("1,", 80_000) + "\n", "scope.missing"},
		{"votes", "## Nghị quyết\n### Biểu quyết\n" + rep("for 5,", 40_000) + "\n", "vote.twice"},
		{"a long title", "# " + rep("a", 250_000) + "\n", ""},
	} {
		src, ds := NewSource("sessions/x.md", []byte("---\nunit: u\ndate: 2019-11-04\n---\n"+c.body))
		if len(ds) == 0 {
			_, body, more := ReadSession(src)
			ds = more
			body.HTML()
		}
		got := ""
		if len(ds) > 0 {
			got = ds[0].Message
		}
		if got != c.said || strings.HasPrefix(got, "source.") && len(ds) > 1 {
			t.Errorf("%s: of %d said, the first is %q", c.name, len(ds), got)
		}
		for _, d := range ds {
			for _, a := range d.Args {
				if len(a) > 4*maxArgument {
					t.Fatalf("%s: a message quotes %d bytes", c.name, len(a))
				}
			}
		}
	}
}

// stairs gives lists each within the one before.
func stairs(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%s- a\n", strings.Repeat("  ", i))
	}
	return b.String()
}

// TestHeaders reads front matter that is hard on a YAML reader.
func TestHeaders(t *testing.T) {
	rep := strings.Repeat
	var bomb strings.Builder
	bomb.WriteString("a0: &a0 [x, x]\n")
	for i := 1; i < 50; i++ {
		fmt.Fprintf(&bomb, "a%d: &a%d [*a%d, *a%d]\n", i, i, i-1, i-1)
	}
	for _, c := range []struct{ name, header, said string }{
		{"lists", rep("[", 60_000), "yaml.syntax"},
		{"maps", rep("{", 60_000), "yaml.syntax"},
		{"maps in lines", rep("a: [", 15_000), "yaml.syntax"},
		{"items", rep("- ", 30_000) + "a", "yaml.syntax"},
		{"aliases of aliases", bomb.String(), "key.unknown"},
		{"one alias often", "place: &a b\n" + rep("x-a: *a\n", 8000), "value.flat"},
		{"too long", rep("x-a: b\n", 10_000), "front.large"},
		{"one key often", "unit: u\ndate: 2019-11-04\n" + rep("unit: u\n", 8000), "key.twice"},
		{"quotes", rep("\"", 60_000), "yaml.syntax"},
		{"anchors", rep("&a ", 20_000), "yaml.syntax"},
	} {
		_, ds := readOne("sessions/x.md", []byte("---\n"+c.header+"\n---\n"))
		if len(ds) == 0 || ds[0].Message != c.said {
			t.Errorf("%s: said\n%.500s", c.name, listing(ds))
		}
	}
}
