package chart

import (
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bienban/layouts"
)

// sheetOf gives the text of a style sheet.
func sheetOf(t *testing.T, name string) string {
	t.Helper()
	data, err := fs.ReadFile(layouts.Files, "assets/"+name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

var variable = regexp.MustCompile(`--([a-z0-9-]+): (#[0-9a-f]{3,6});`)

// theme gives the colours of a theme: those outside of any condition, and
// over them those under one.
func theme(t *testing.T, condition string) map[string]string {
	colours := map[string]string{}
	for _, file := range []string{"style.css", "chart.css"} {
		text := sheetOf(t, file)
		blocks := []string{text[:strings.Index(text, "@media")]}
		if condition != "" {
			for _, rest := range strings.Split(text, "@media "+condition+" {")[1:] {
				blocks = append(blocks, rest[:strings.Index(rest, "\n}")])
			}
			if len(blocks) == 1 {
				t.Fatalf("%s says nothing of %s", file, condition)
			}
		}
		for _, b := range blocks {
			for _, m := range variable.FindAllStringSubmatch(b, -1) {
				colours[m[1]] = m[2]
			}
		}
	}
	return colours
}

// luminance is WCAG 2.2's relative luminance of `#rgb` or `#rrggbb`.
func luminance(colour string) float64 {
	hex := colour[1:]
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, _ := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		v := float64(n) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += weight * v
	}
	return sum
}

func contrast(a, b string) float64 {
	x, y := luminance(a)+0.05, luminance(b)+0.05
	return max(x, y) / min(x, y)
}

func TestContrast(t *testing.T) {
	for _, condition := range []string{"", "(prefers-color-scheme: dark)", "print"} {
		c := theme(t, condition)
		see := func(mark, ground string, least float64) {
			if c[mark] == "" || c[ground] == "" {
				t.Fatalf("%q: no colour %s or %s", condition, mark, ground)
			}
			if got := contrast(c[mark], c[ground]); got < least {
				t.Errorf("%q: %s on %s has %.2f, not %v", condition, mark, ground, got, least)
			}
		}
		for _, s := range []string{"s1", "s2", "s3", "s4", "s5", "s6", "edge"} {
			see(s, "paper", 3)
		}
		for _, text := range []string{"ink", "soft", "link"} {
			see(text, "paper", 4.5)
		}
		for _, step := range []string{"h0", "h1", "h2", "h3"} {
			see("ink", step, 4.5)
		}
		for _, step := range []string{"h4", "h5"} {
			see("h0", step, 4.5)
		}
		if c["texture"] != c["paper"] || c["h0"] != c["paper"] {
			t.Errorf("%q: the paper is %s, textures' %s, that of 0 %s", condition, c["paper"], c["texture"], c["h0"])
		}
		for step := range 5 {
			a, b := "h"+strconv.Itoa(step), "h"+strconv.Itoa(step+1)
			if got := contrast(c[a], c[b]); got < 1.2 {
				t.Errorf("%q: %s and %s are as good as alike, %.2f", condition, a, b, got)
			}
		}
	}
}

func TestEveryClassHasARule(t *testing.T) {
	css := sheetOf(t, "chart.css") + sheetOf(t, "style.css")
	seen := map[string]bool{}
	charts(t, func(t *testing.T, c *Chart) {
		parse(t, c.SVG()).each(func(n *node) {
			for _, class := range strings.Fields(n.attr["class"]) {
				seen[class] = true
			}
		})
	})
	for class := range seen {
		if !regexp.MustCompile(`\.`+class+`[ ,{.:>\[]`).MatchString(css) && !bare[class] {
			t.Errorf("class %s has no rule", class)
		}
	}
	if len(seen) < 25 {
		t.Errorf("only %d classes", len(seen))
	}
}

// bare are classes that need no rule: what is smooth, scrolls as others do,
// or only names a kind for those who change the style.
var bare = map[string]bool{"d1": true, "w1": true, "line": true, "bars": true}
