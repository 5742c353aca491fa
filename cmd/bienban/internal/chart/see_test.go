package chart

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/browsertest"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
)

// crowd has 80 quarters, or things with long names, and two series.
func crowd(c Chart) *Chart {
	c.ID, c.Title, c.Unit, c.Number, c.Unknown = "c", "Tỷ lệ hoàn thành", "%", comma, "không có số liệu"
	for i := range 80 {
		short := fmt.Sprintf("Q%d/%d", i%4+1, 2000+i/4)
		c.X = append(c.X, Label{Text: fmt.Sprintf("Chi bộ Đại đội %d, Tiểu đoàn bộ binh %d, Trung đoàn bộ binh 48", i%9+1, i/9+1)})
		if c.Time {
			c.X[i] = Label{Text: short}
		}
	}
	for s, name := range []string{"Tỷ lệ hoàn thành tự phê bình và phê bình", "Tỷ lệ khắc phục khuyết điểm đúng thời hạn"} {
		row := Series{Name: name}
		for i := range c.X {
			row.Marks = append(row.Marks, Mark{float64(i * (s + 31) % 101), true, "125/130 (96,2 %)", "m" + strconv.Itoa(s) + "-" + strconv.Itoa(i), ""})
		}
		c.Series = append(c.Series, row)
	}
	return &c
}

// overlaps lists texts that touch another one, or lie outside their drawing
// or, where that doesn't scroll, outside the page.
const overlaps = `
(() => {
  const bad = [];
  for (const svg of document.querySelectorAll('.chart > svg')) {
    const of = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].map(t => {
      return {says: t.firstChild.data, at: t.getBoundingClientRect()};
    }).filter(t => t.at.width > 0);
    if (!svg.closest('.wide') && of.right > innerWidth) bad.push('the drawing is wider than the page');
    for (const [i, a] of texts.entries()) {
      if (a.at.left < of.left - 1 || a.at.right > of.right + 1) bad.push(a.says + ' lies outside');
      for (const b of texts.slice(i + 1)) {
        if (a.at.left < b.at.right - 1 && b.at.left < a.at.right - 1 && a.at.top < b.at.bottom - 5 && b.at.top < a.at.bottom - 5)
          bad.push(a.says + ' touches ' + b.says);
      }
    }
  }
  return bad.join('\n');
})()`

func TestTextIsLegibleAtAnyWidth(t *testing.T) {
	ctx := browsertest.Open(t)
	dir := t.TempDir()
	for _, name := range []string{"style.css", "chart.css"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(sheetOf(t, name)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	all := map[string]*Chart{}
	files, _ := filepath.Glob("testdata/*.txt")
	for _, f := range files {
		all[filepath.Base(f)] = read(t, f)
	}
	for _, c := range kinds {
		all["many "+c.Kind+fmt.Sprint(c.Time)] = crowd(c)
	}
	for name, c := range all {
		page := filepath.Join(dir, "page.html")
		html := `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
			`<link rel="stylesheet" href="style.css"><link rel="stylesheet" href="chart.css"><main>` + string(c.SVG()) + `</main>`
		if err := os.WriteFile(page, []byte(html), 0o644); err != nil {
			t.Fatal(err)
		}
		for _, wide := range []int64{320, 500, 673, 1200} {
			if err := chromedp.Do(ctx, chromedp.EmulateViewport(wide, 800), chromedp.Navigate("file://"+page)); err != nil {
				t.Fatal(err)
			}
			bad, err := chromedp.Run(ctx, chromedp.Evaluate[string](overlaps))
			if err != nil {
				t.Fatal(err)
			}
			if bad != "" {
				t.Errorf("%s, %d pixels wide:\n%s", name, wide, bad)
			}
		}
		tree, err := chromedp.Call(ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
		if err != nil {
			t.Fatal(err)
		}
		heard := map[string]bool{}
		for _, n := range tree.Nodes {
			if n.Name != nil && string(n.Role.Value) == `"link"` {
				said, _ := strconv.Unquote(string(n.Name.Value))
				heard[said] = true
			}
		}
		for _, a := range parse(t, c.SVG()).all("a") {
			if title := a.title(); title != "" && !heard[title] {
				t.Errorf("%s: no link is heard as %q", name, strings.TrimSpace(title))
			}
		}
	}
}
