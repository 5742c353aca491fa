package record

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestZZPath(t *testing.T) {
	head := "---\nunit: a\ndate: 2019-01-01\n---\n"
	rep := strings.Repeat
	M := 1 << 20
	lines := func(s string, total int) string { // lines of up to 200K of repeated s
		per := 200000 / len(s)
		l := rep(s, per) + "\n"
		return rep(l, max(1, total/len(l)))
	}
	deep := func(unit, last string, depth int) string {
		var b strings.Builder
		for i := range depth {
			b.WriteString(rep(unit, i))
			b.WriteString(last)
			b.WriteByte('\n')
		}
		return b.String()
	}
	cases := map[string]string{
		"quote1":           rep(">", 200000) + "a\n",
		"quote100+lines":   rep(">", 100) + "a\n" + rep(rep(">", 100)+"a\n", 4*M/102),
		"quote lazy":       rep(">", 100) + "a\n" + rep("a\n", 2*M),
		"quote lines":      lines(">", M),
		"list1":            rep("- ", 100000) + "a\n",
		"list100+blank":    rep("- ", 100) + "a\n" + rep("\n", 3*M),
		"list100+blank+a":  rep("- ", 100) + "a\n" + rep("\n\n", M) + rep(" ", 200) + "b\n",
		"list indent 2000": deep("  ", "- a", 1400),
		"list indent 1000": deep("  ", "- a", 1000) + rep("\n", M),
		"list indent 100":  deep("  ", "- a", 100) + rep("\n", 3*M),
		"ol":               rep("1. ", 60000) + "a\n",
		"brackets":         lines("[", 4*M),
		"bracket pairs":    lines("[]", M),
		"bracketsclose":    lines("[", M) + lines("]", M),
		"bracket20k":       rep("[", 20000) + rep("]", 20000) + "\n",
		"bracketa":         lines("[a", M/4),
		"link](":           lines("](", M),
		"[](":              lines("[](", M/8),
		"[a](b":            lines("[a](b", M/8),
		"![":               lines("![", 4*M),
		"*a":               lines("*a ", 4*M),
		"a*":               lines("a* ", 4*M),
		"*a_":              lines("*a_ ", M),
		"a**b":             lines("a**b*c_", M/4),
		"stars20k":         rep("a**b*c_", 20000/4) + "\n",
		"**":               lines("*", 4*M),
		"ticks": func() string {
			var b strings.Builder
			for i := 1; i < 1300; i++ {
				b.WriteString(rep("`", i))
				b.WriteString("a\n")
			}
			return b.String()
		}(),
		"lt":        lines("<", M),
		"<a ":       lines("<a ", M/8),
		"<!--":      "a" + lines("<!-- a", M/8),
		"<?":        "a" + lines("<?", M/8),
		"<![CDATA[": "a" + lines("<![CDATA[", M/8),
		"<!A":       "a" + lines("<!A ", M/8),
		"amp":       lines("&", 4*M),
		"amp#":      lines("&#", 4*M),
		"http":      lines("http://a", M),
		"(http":     lines("(http://a.b", M),
		"www":       lines(" www.", M),
		"at":        lines("a@", M),
		" a@b":      lines(" a@b", M),
		"spaces a@": lines("a a@", M),
		"spaces":    lines(" a", 4*M),
		"email":     lines("a.", M) + "@a.b",
		"~~":        lines("~~a", M/4),
		"backslash": lines("\\", 4*M),
		"refs": func() string {
			var b strings.Builder
			for i := range 100000 {
				fmt.Fprintf(&b, "[a%d]: /b\n", i)
			}
			b.WriteString("\n")
			for i := range 100000 {
				fmt.Fprintf(&b, "[a%d] ", i)
				if i%1000 == 0 {
					b.WriteByte('\n')
				}
			}
			return b.String()
		}(),
		"refsame":           rep("[a]: /b\n", 500000),
		"refdef long":       "[a]: /b \"" + lines("a\n", M),
		"table cols":        "|" + rep("a|", 100000) + "\n|" + rep("-|", 100000) + "\n",
		"table cols x rows": "|" + rep("a|", 1000) + "\n|" + rep("-|", 1000) + "\n" + rep("|\n", 1000),
		"table rows":        "|a|b|\n|-|-|\n" + rep("|a|b|\n", 4*M/6),
		"table rows empty":  "|a|b|\n|-|-|\n" + rep("|\n", 2*M),
		"headings":          rep("## Tự phê bình: A\n", 100000),
		"headings near": func() string {
			var b strings.Builder
			for i := range 100000 {
				fmt.Fprintf(&b, "## Tự phê bìn %d\n", i)
			}
			return b.String()
		}(),
		"heading same":    rep("# a\n", M),
		"heading long":    "## " + rep("a ", 100000) + "\n",
		"items":           "## Tự phê bình: A\n### Khuyết điểm\n" + rep("- a\n", 100000),
		"list4M":          "## Biểu dương\n" + rep("- A: b\n", 4*M/7-100),
		"list4Mbad":       "## Biểu dương\n" + rep("- A\n", M-100),
		"list -":          "## Biểu dương\n" + rep("-\n", M),
		"dash lines":      rep("- \n\n", M),
		"setext":          rep("a\n=\n", M),
		"para 4M":         rep("aaaaaaa\n", M/2-10),
		"para words":      rep("aa a\n", 4*M/5-10),
		"hr":              rep("---\n", M-20),
		"fence":           rep("```\n", M-20),
		"fences deep":     rep("> ```\n", M/2),
		"code":            rep("    a\n", 4*M/6-20),
		"html":            rep("<div>\n", M/2),
		"html2":           rep("<div>\n\n", M/2),
		"html comment":    rep("<!-- a\n", M/2),
		"comment ok":      rep("<!-- a -->\n\n", M/4),
		"images":          lines("![a](b) ", M),
		"links":           lines("[a](b.md) ", M),
		"nestimg":         rep("![", 5000) + "a" + rep("](b)", 5000) + "\n",
		"nestimg50k":      rep("![", 50000) + "a" + rep("](b)", 40000) + "\n",
		"emph nest":       rep("*a **a ", 20000) + rep("b* b**", 20000) + "\n",
		"entity":          lines("&amp;", M),
		"tabs":            rep("\t", 200000) + "- a\n",
		"quote tabs":      lines(">\t", M),
		"tab list":        lines("-\t", M),
		"nested ol lines": rep("1) 1) 1) 1) a\n", 4*M/14-20),
		"vote":            "## Nghị quyết\n### Biểu quyết\n" + lines("for 5,", M),
		"followup":        "## Follow-up\n- 2019-10-02#1 " + lines("a: ", M) + "\n",
		"followup2":       "## Follow-up\n- 2019-10-02#1 " + rep("a: ", 60000) + "\n",
		"scope":           "## Tự phê bình: A\n- Theo: " + rep("1,", 80000) + "\n",
		"due":             "## Tự phê bình: A\n### Khuyết điểm\n- " + rep("(hạn ", 30000) + "\n",
		"taskbox":         rep("- [ ] a\n", M/2-20),
		"title long":      lines("# a", M),
		"combining":       "a" + rep("\u0301\u0323", 50000),
		"combining4M":     rep("a"+rep("\u0301\u0323", 50000)+"\n", 20),
	}
	want := os.Getenv("ZZ")
	for name, body := range cases {
		if want == "LIST" {
			fmt.Println("NAME " + name)
			continue
		}
		if want != "" && name != want {
			continue
		}
		b := head + body
		if len(b) > 4*M {
			b = b[:4*M]
		}
		done := make(chan string)
		t0 := time.Now()
		go func() {
			src, ds := NewSource("sessions/x.md", []byte(b))
			out := ""
			if src.Text != nil {
				_, body, more := ReadSession(src)
				t1 := time.Since(t0)
				h := body.HTML()
				out = fmt.Sprintf("html %d %v", len(h), t1)
				ds = append(ds, more...)
			}
			if len(ds) > 0 {
				out += fmt.Sprintf(" %d diags, first %v %s %.100v", len(ds), ds[0].Pos, ds[0].Message, ds[0].Args)
			}
			done <- out
		}()
		select {
		case s := <-done:
			d := time.Since(t0)
			flag := ""
			if d > time.Second {
				flag = "SLOW "
			}
			fmt.Printf("%s%-20s %8d B %10v %s\n", flag, name, len(b), d.Round(time.Millisecond), s)
		case <-time.After(8 * time.Second):
			fmt.Printf("HANG %-20s %8d\n", name, len(b))
		}
		runtime.GC()
	}
}
