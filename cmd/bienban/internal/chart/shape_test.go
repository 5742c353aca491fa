package chart

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

// only gives the charts of a kind among many.
func only(t *testing.T, kind string, time bool, test func(c *Chart, root *node)) {
	n := 0
	for seed := range uint64(600) {
		c := random(seed)
		if c.Kind != kind || c.Time != time || len(c.X) > 50 || !c.drawing().any {
			continue
		}
		n++
		test(c, parse(t, c.SVG()))
	}
	if n < 10 {
		t.Fatalf("only %d charts", n)
	}
}

func TestLinesBreakWhereNothingIsKnown(t *testing.T) {
	only(t, "line", true, func(c *Chart, root *node) {
		var paths []string
		points := 0
		for _, p := range root.all("path") {
			if p.attr["id"] == "" && p.attr["d"] != "M0 8h28" { // neither a point's shape nor in the legend
				paths = append(paths, p.attr["d"])
			}
		}
		for s := range c.Series {
			want := "" // M begins a piece, L goes on; a lone point has neither
			for i := range c.X {
				if !c.mark(s, i).Known {
					continue
				}
				points++
				before := i > 0 && c.mark(s, i-1).Known
				if before {
					want += "L"
				} else if i+1 < len(c.X) && c.mark(s, i+1).Known {
					want += "M"
				}
			}
			if want == "" {
				continue
			}
			if len(paths) == 0 {
				t.Fatalf("no path of series %d", s)
			}
			got := strings.Map(func(r rune) rune {
				if r == 'M' || r == 'L' {
					return r
				}
				return -1
			}, paths[0])
			if got != want {
				t.Errorf("series %d is drawn %s, not %s", s, got, want)
			}
			paths = paths[1:]
		}
		if len(paths) > 0 {
			t.Errorf("%d paths too many", len(paths))
		}
		got := 0
		for _, a := range root.all("a") {
			if strings.HasPrefix(a.attr["href"], "m.html") {
				got += len(a.all("use"))
			}
		}
		if got != points {
			t.Errorf("%d points, not %d", got, points)
		}
	})
}

func TestPathsAndPointsMeet(t *testing.T) {
	c := read(t, "testdata/line-one.txt")
	root := parse(t, c.SVG())
	var plane *node
	for _, n := range root.all("svg") {
		if n.attr["class"] == "p" {
			plane = n
		}
	}
	fields := strings.FieldsFunc(plane.all("path")[0].attr["d"], func(r rune) bool { return r == 'M' || r == 'L' || r == ' ' })
	for i, use := range root.all("use") {
		x, _ := strconv.ParseFloat(fields[2*i], 64)
		if x = plane.num(t, "x") + plane.num(t, "width")*x/2000; math.Abs(x-use.num(t, "x")) > 0.05 || fields[2*i+1] != use.attr["y"] {
			t.Errorf("point %d is at %s, %s; its line at %v, %s", i, use.attr["x"], use.attr["y"], x, fields[2*i+1])
		}
	}
	ys := []float64{}
	for _, use := range root.all("use") {
		ys = append(ys, use.num(t, "y"))
	}
	if ys[1] != 208 || math.Abs((208-ys[0])*11-(208-ys[2])*3) > 1 { // 3, 0 and 11 from the base up
		t.Errorf("3, 0, 11 stand at %v", ys)
	}
}

// long gives the lengths of a stack's parts, in the order of series: each must
// begin where the one before it ends.
func long(t *testing.T, marks []*node, along, size string, up bool) (sum float64) {
	t.Helper()
	end := -1.0
	for _, a := range marks {
		r := a.all("rect")[0]
		if r.attr["class"] == "z" {
			continue
		}
		from, to := r.num(t, along), r.num(t, along)+r.num(t, size)
		if up {
			from, to = to, from
		}
		if end >= 0 && math.Abs(end-from) > 0.11 {
			t.Fatalf("a part begins at %v, the one before it ends at %v", from, end)
		}
		end = to
		sum += r.num(t, size)
	}
	return sum
}

func TestStacksAreAsLongAsTheirTotal(t *testing.T) {
	for _, standing := range []bool{false, true} {
		only(t, "stacked", standing, func(c *Chart, root *node) {
			links := map[string]*node{}
			for _, a := range root.all("a") {
				links[a.attr["href"]] = a
			}
			end := c.scale().end
			for i := range c.X {
				var marks []*node
				total := 0.0
				for s := range c.Series {
					if m := c.mark(s, i); m.Known {
						marks = append(marks, links[m.Href])
						total += max(m.Value, 0)
					}
				}
				if standing {
					if got, want := long(t, marks, "y", "height", true), 176*total/end; math.Abs(got-want) > 0.1*float64(len(marks)+1) {
						t.Errorf("category %d is %v high, not %v", i, got, want)
					}
				} else if c.Unit == "%" { // with no sum beside it, the parts have all but 12 pixels
					full := 100 - float64(width("?")+12)/narrow*100
					if whole := 100 - 12.0/narrow*100; !c.drawing().gaps {
						full = whole
					}
					if got, want := long(t, marks, "x", "width", false), full*total/end; math.Abs(got-want) > 0.011*float64(len(marks)+1) {
						t.Errorf("category %d is %v long, not %v", i, got, want)
					}
				} else {
					long(t, marks, "x", "width", false)
				}
			}
		})
	}
}

func TestUnknownIsNeitherZeroNorColoured(t *testing.T) {
	for _, time := range []bool{false, true} {
		only(t, "heat", time, func(c *Chart, root *node) {
			want, got := map[string]int{}, map[string]int{}
			for s := range c.Series {
				for i := range c.X {
					switch m := c.mark(s, i); {
					case !m.Known:
						want["hx"]++
					case m.Value == 0:
						want["h0"]++
					default:
						want["coloured"]++
					}
				}
			}
			for _, r := range root.all("rect") {
				switch class := r.attr["class"]; {
				case r.attr["width"] == "14": // in the legend
				case class == "hx" || class == "h0":
					got[class]++
				default:
					got["coloured"]++
				}
			}
			for class, n := range want {
				if got[class] != n {
					t.Errorf("%d cells are %s, not %d", got[class], class, n)
				}
			}
		})
	}
	for _, file := range []string{"bar-time", "bar-things"} {
		c := read(t, "testdata/"+file+".txt")
		for _, g := range parse(t, c.SVG()).all("g") {
			unknown := strings.HasSuffix(g.title(), ": "+c.Unknown)
			if unknown && len(g.all("rect")) > 0 {
				t.Errorf("%s: a bar for %s", file, g.title())
			}
			if unknown && len(g.all("text")) != 1 {
				t.Errorf("%s: nothing is written for %s", file, g.title())
			}
		}
	}
}

// TestGapsSayWhy holds charts that mark gaps to saying why a value is not known.
func TestGapsSayWhy(t *testing.T) {
	for _, kind := range []string{"bar", "standing", "heat"} {
		c := Chart{ID: "c", Kind: strings.Replace(kind, "standing", "bar", 1), Time: kind == "standing", X: []Label{{Text: "a"}, {Text: "b"}}, Unknown: "unknown",
			Series: []Series{{Name: "s", Marks: []Mark{{Value: 7, Known: true, Text: "7"}, {Why: "few"}}}}}
		if svg := string(c.SVG()); !strings.Contains(svg, "few</title>") {
			t.Errorf("%s does not say why:\n%s", kind, svg)
		}
	}
}
