package build

import (
	"bytes"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/browsertest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"
)

// printed prints a page of the site and gives the text of each sheet of paper.
func (s *screen) printed(name string) []string {
	s.Helper()
	s.open(name)
	yes := true
	out, err := chromedp.Call(s.ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes, PaperWidth: 8.27, PaperHeight: 11.69})
	if err != nil {
		s.Fatal(err)
	}
	c := exec.Command(browsertest.Tool(s.T, "pdftotext"), "-layout", "-enc", "UTF-8", "-", "-")
	c.Stdin, c.Stderr = bytes.NewReader(out.Data), os.Stderr
	text, err := c.Output()
	if err != nil {
		s.Fatalf("%s: %v", name, err)
	}
	pages := strings.Split(string(text), "\f")
	pages = pages[:len(pages)-1]
	for i, p := range pages {
		pages[i] = strings.TrimSpace(p)
		if pages[i] == "" {
			s.Errorf("sheet %d of %s is empty", i+1, name)
		}
	}
	s.onlyOnScreen(name, flat(string(text)))
	return pages
}

// onlyOnScreen sees to it that the ways to other pages are not printed.
func (s *screen) onlyOnScreen(name, paper string) {
	s.Helper()
	if _, err := chromedp.Call(s.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		s.Fatal(err)
	}
	const ways = `Array.from(document.querySelectorAll('.skip, .top, .top *, .trail, .turn, .pager, .filter, .pin'))`
	if got := ask[[]string](s, ways+`.filter((e) => e.getClientRects().length).map((e) => e.outerHTML.slice(0, 80)).slice(0, 3)`); len(got) > 0 {
		s.Errorf("%s has on paper %q", name, got)
	}
	for _, way := range ask[[]string](s, `['.skip', '.top nav', '.trail', '.turn'].map((c) => document.querySelector(c)?.textContent ?? '').filter(Boolean)`) {
		if way = flat(way); strings.Contains(paper, way) {
			s.Errorf("%s has on paper %q", name, way)
		}
	}
	s.looks()
}

// flat gives a text with single spaces, for texts that paper breaks.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// linesOf gives a sheet's lines that say something.
func linesOf(sheet string) (out []string) {
	for line := range strings.Lines(sheet) {
		if line = flat(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// TestPrint prints what is taken to meetings and put into files: a pack, a
// member, a sitting, a dashboard.
func TestPrint(t *testing.T) {
	dir, pages := demoSite(t, "")
	s := newScreen(t, dir)
	for _, part := range []struct {
		name string
		test func(*screen, map[string]*html.Node)
	}{{"pack", printPack}, {"member", printMember}, {"sitting", printSitting}, {"dashboard", printDashboard}} {
		t.Run(part.name, func(t *testing.T) { part.test(s.in(t), pages) })
	}
}

var pageNumber = regexp.MustCompile(`^(\d+) / (\d+)$`)

// printPack has each person on sheets of their own, and numbers every sheet.
func printPack(s *screen, pages map[string]*html.Node) {
	name := heaviest(s, pages, func(at string) bool { return strings.HasPrefix(at, "reviews/2019/") })
	var people []string
	elements(pages[name], func(n *html.Node) {
		if class, _ := attr(n, "class"); class == "sheet" {
			elements(n, func(h *html.Node) {
				if h.Data == "h2" {
					people = append(people, textOf(h))
				}
			})
		}
	})
	if len(people) < 3 {
		s.Fatalf("%s has only %q", name, people)
	}
	sheets := s.printed(name)
	begins := map[string]int{}
	for i, sheet := range sheets {
		lines := linesOf(sheet)
		m := pageNumber.FindStringSubmatch(lines[len(lines)-1])
		if m == nil || m[1] != strconv.Itoa(i+1) || m[2] != strconv.Itoa(len(sheets)) {
			s.Errorf("sheet %d of %d ends with %q", i+1, len(sheets), lines[len(lines)-1])
		}
		for at, line := range lines {
			if who := slices.Index(people, line); who >= 0 {
				if begins[people[who]]++; at > 2 {
					s.Errorf("%s begins at line %d of sheet %d", people[who], at+1, i+1)
				}
			}
		}
	}
	if len(begins) != len(people) {
		s.Errorf("%d of %d people begin a sheet: %v", len(begins), len(people), slices.Sorted(maps.Keys(begins)))
	}
}

// heaviest gives the page with the most to print.
func heaviest(s *screen, pages map[string]*html.Node, among func(at string) bool) (name string) {
	s.Helper()
	var most int64
	for at := range pages {
		info, err := os.Stat(filepath.Join(s.dir, filepath.FromSlash(at)))
		if err != nil {
			s.Fatal(err)
		}
		if among(at) && info.Size() > most {
			name, most = at, info.Size()
		}
	}
	if name == "" {
		s.Fatal("no such page")
	}
	return name
}

func printMember(s *screen, pages map[string]*html.Node) {
	name := heaviest(s, pages, func(at string) bool {
		return strings.HasPrefix(at, "members/") && strings.Count(at, "/") == 1
	})
	all := flat(strings.Join(s.printed(name), " "))
	for _, tag := range []string{"h1", "h2"} {
		elements(pages[name], func(n *html.Node) {
			if n.Data == tag && !strings.Contains(all, textOf(n)) {
				s.Errorf("%s on paper lacks %q", name, textOf(n))
			}
		})
	}
}

// printSitting has the unit above, who signs below, and no more than a few
// sheets.
func printSitting(s *screen, pages map[string]*html.Node) {
	name := "sessions/c7-d4-e941/2019-11-04.html"
	sheets := s.printed(name)
	if len(sheets) > 6 {
		s.Errorf("an ordinary sitting takes %d sheets", len(sheets))
	}
	if first := strings.ToUpper(flat(sheets[0])); !strings.Contains(first, "ĐẢNG CỘNG SẢN VIỆT NAM") || !strings.Contains(first, "BIÊN BẢN") {
		s.Errorf("the first sheet is headed %q", linesOf(sheets[0])[0])
	}
	last := linesOf(sheets[len(sheets)-1])
	signs := slices.IndexFunc(last, func(line string) bool {
		line = strings.ToUpper(line)
		return strings.Contains(line, "NGƯỜI GHI BIÊN BẢN") && strings.Contains(line, "CHỦ TRÌ")
	})
	if signs < 0 {
		s.Errorf("nobody signs: %q", last)
	}
	for i, sheet := range sheets {
		if lines := linesOf(sheet); lines[len(lines)-1] != strconv.Itoa(i+1) {
			s.Errorf("sheet %d ends with %q", i+1, lines[len(lines)-1])
		}
	}
	if part(pages[name], "class", "paper sign") == nil {
		s.Error("the page has no place for signatures")
	}
}

// printDashboard has every figure that the screen has, with its table.
func printDashboard(s *screen, pages map[string]*html.Node) {
	const name = "dashboards/tong-quan.html"
	all := flat(strings.Join(s.printed(name), " "))
	titles := 0
	elements(pages[name], func(n *html.Node) {
		if n.Data == "figcaption" {
			titles++
			if first, _, _ := strings.Cut(textOf(n), " · "); !strings.Contains(all, first) {
				s.Errorf("the paper lacks the figure %q", first)
			}
		}
	})
	if titles == 0 {
		s.Errorf("%s has no figures", name)
	}
}
