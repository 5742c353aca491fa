package site

import (
	"io/fs"
	"math"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bienban/layouts"
)

var property = regexp.MustCompile(`--([a-z-]+):\s*#([0-9a-f]{3,6})\b`)

// colours gives the custom properties of a block of style.css.
func colours(t *testing.T, block string) map[string]float64 {
	t.Helper()
	out := map[string]float64{}
	for _, m := range property.FindAllStringSubmatch(block, -1) {
		hex := m[2]
		if len(hex) == 3 {
			hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
		}
		n, err := strconv.ParseUint(hex, 16, 32)
		if err != nil || len(hex) != 6 {
			t.Fatalf("the colour %s: %v", m[0], err)
		}
		light := 0.0
		for i, weight := range []float64{0.0722, 0.7152, 0.2126} {
			c := float64(n>>(8*i)&0xff) / 255
			if c <= 0.04045 {
				c /= 12.92
			} else {
				c = math.Pow((c+0.055)/1.055, 2.4)
			}
			light += weight * c
		}
		out[m[1]] = light
	}
	return out
}

// TestContrast reckons the contrast of what stands on what, as WCAG 2.2 does,
// by day, by night and on paper: texts 4.5, marks and the edges of controls 3.
// `--line` only parts what space parts already.
func TestContrast(t *testing.T) {
	b, err := fs.ReadFile(layouts.Files, "assets/style.css")
	if err != nil {
		t.Fatal(err)
	}
	css := string(b)
	block := func(after string) map[string]float64 {
		_, rest, ok := strings.Cut(css, after)
		_, rest, found := strings.Cut(rest, ":root {")
		body, _, closed := strings.Cut(rest, "}")
		if !ok || !found || !closed {
			t.Fatalf("no colours after %q", after)
		}
		return colours(t, body)
	}
	for name, has := range map[string]map[string]float64{
		"day": block(""), "night": block("@media (prefers-color-scheme: dark)"), "paper": block("@media print"),
	} {
		hold := func(front, back string, least float64) {
			t.Helper()
			a, okA := has[front]
			b, okB := has[back]
			ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05)
			if !okA || !okB || ratio < least {
				t.Errorf("%s: --%s on --%s has %.2f, not %.1f", name, front, back, ratio, least)
			}
		}
		for _, back := range []string{"paper", "fill", "late-fill"} {
			for _, front := range []string{"ink", "soft", "link"} {
				hold(front, back, 4.5)
			}
		}
		for _, state := range []string{"bad", "late", "good", "open"} {
			hold(state, state+"-fill", 4.5)
			hold(state, "paper", 4.5)
			hold(state, "fill", 4.5)
		}
		hold("edge", "paper", 3)
		hold("edge", "fill", 3)
		if name != "paper" {
			hold("focus", "paper", 3)
			hold("focus", "fill", 3)
			hold("focus", "late-fill", 3)
		}
	}
}

// TestAssetsAreSmall holds what pages load to 40 kB a file.
func TestAssetsAreSmall(t *testing.T) {
	seen := 0
	err := fs.WalkDir(layouts.Files, "assets", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		seen++
		if info.Size() >= 40_000 {
			t.Errorf("%s has %d bytes", path.Base(name), info.Size())
		}
		return nil
	})
	if err != nil || seen < 3 {
		t.Errorf("%d files, %v", seen, err)
	}
}
