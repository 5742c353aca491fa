package chart

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the drawings in testdata")

// comma writes a number as Vietnamese readers do.
func comma(v float64) string { return strings.Replace(plain(v), ".", ",", 1) }

// read makes a chart of a case: a line for each of its fields, a category as
// `x TEXT | SHORT | HREF`, a series as `series NAME | HREF: VALUES`; 5/7 is a
// share, 12 a count, ? unknown. Each value leads to a page of its own.
func read(t *testing.T, file string) *Chart {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c := &Chart{ID: "c", Number: comma, None: "Không có gì để vẽ", Unknown: "không có số liệu"}
	for line := range strings.Lines(string(data)) {
		field, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		parts := strings.Split(rest+" |  | ", " | ")
		switch field {
		case "title":
			c.Title = rest
		case "kind":
			c.Kind = rest
		case "unit":
			c.Unit = rest
		case "time":
			c.Time = true
		case "max":
			c.Max, _ = strconv.ParseFloat(rest, 64)
		case "x":
			c.X = append(c.X, Label{Text: parts[0], Short: strings.TrimSpace(parts[1]), Href: strings.TrimSpace(parts[2]), Year: yearOf(parts[0])})
		case "series":
			name, values, _ := strings.Cut(rest, ": ")
			name, href, _ := strings.Cut(name, " | ")
			c.Series = append(c.Series, Series{Name: name, Href: href, Marks: marks(len(c.Series), values)})
		default:
			t.Fatalf("%s: no such field: %s", file, line)
		}
	}
	return c
}

// yearOf gives the year that a category of time ends in.
func yearOf(text string) int {
	_, year, _ := strings.Cut(text, "/")
	n, _ := strconv.Atoi(year)
	return n
}

func marks(series int, values string) []Mark {
	var out []Mark
	for i, v := range strings.Fields(values) {
		m := Mark{Known: v != "?", Text: v, Href: "s" + strconv.Itoa(series) + "/" + strconv.Itoa(i) + ".html"}
		part, of, share := strings.Cut(v, "/")
		m.Value, _ = strconv.ParseFloat(part, 64)
		if n, _ := strconv.ParseFloat(of, 64); share {
			m.Value = m.Value / n * 100
			m.Text += " (" + comma(float64(int(m.Value*10+0.5))/10) + " %)"
		}
		out = append(out, m)
	}
	return out
}

func TestCases(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, file := range files {
		got := strings.ReplaceAll(string(read(t, file).SVG()), "><", ">\n<") + "\n"
		golden := strings.TrimSuffix(file, ".txt") + ".svg"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is not drawn as %s (go test -update writes it anew):\n%s", file, golden, got)
		}
	}
}
