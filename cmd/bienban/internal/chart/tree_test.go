package chart

import (
	"encoding/xml"
	"html/template"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// node is an element of a drawing.
type node struct {
	name string
	attr map[string]string
	kids []*node
	text string // its own and, when it has ended, its kids'
}

// parse reads a drawing, which must be strict XML with one root.
func parse(t testing.TB, svg template.HTML) *node {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(string(svg)))
	path := []*node{{}}
	for {
		token, err := dec.Token()
		if err != nil {
			break
		}
		top := path[len(path)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local, attr: map[string]string{}}
			for _, a := range token.Attr {
				if _, twice := n.attr[a.Name.Local]; twice {
					t.Fatalf("%s has %s twice: %s", n.name, a.Name.Local, svg)
				}
				n.attr[a.Name.Local] = a.Value
			}
			top.kids = append(top.kids, n)
			path = append(path, n)
		case xml.EndElement:
			path = path[:len(path)-1]
			path[len(path)-1].text += top.text
		case xml.CharData:
			top.text += string(token)
		}
	}
	if dec.InputOffset() != int64(len(svg)) || len(path) != 1 || len(path[0].kids) != 1 {
		t.Fatalf("not one well-formed element, read to %d of %d: %s", dec.InputOffset(), len(svg), svg)
	}
	return path[0].kids[0]
}

// each visits the element and all in it.
func (n *node) each(visit func(*node)) {
	visit(n)
	for _, k := range n.kids {
		k.each(visit)
	}
}

// all gives the elements of a name.
func (n *node) all(name string) (out []*node) {
	n.each(func(k *node) {
		if k.name == name {
			out = append(out, k)
		}
	})
	return out
}

// title gives the text of the title directly in an element.
func (n *node) title() string {
	for _, k := range n.kids {
		if k.name == "title" {
			return k.text
		}
	}
	return ""
}

// num gives an attribute's number, without its "%"; no x is 0.
func (n *node) num(t testing.TB, name string) float64 {
	t.Helper()
	if n.attr[name] == "" && name == "x" {
		return 0
	}
	v, err := strconv.ParseFloat(strings.TrimSuffix(n.attr[name], "%"), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		t.Fatalf("%s of %s is %q", name, n.name, n.attr[name])
	}
	return v
}

// words are what names are made of: with signs of XML, marks, and what XML
// can't hold.
var words = []string{
	"Chi bộ", "Đại đội 1", "Tiểu đoàn", "<b>", "&", `"`, "'", "\x00", "\xff", "\uFFFE", "\n", "軍", "e\u0302\u0301",
	strings.Repeat("Trung đoàn ", 30), "]]>", "-->", "",
}

func name(r *rand.Rand) string {
	text := ""
	for range r.IntN(4) {
		text += words[r.IntN(len(words))] + " "
	}
	return text
}

// kinds are all kinds, bars and stacks both lying and standing.
var kinds = []Chart{
	{Kind: "line", Time: true}, {Kind: "bar", Time: true}, {Kind: "stacked", Time: true}, {Kind: "heat", Time: true}, {Kind: "number", Time: true},
	{Kind: "bar"}, {Kind: "stacked"}, {Kind: "heat"},
}

// random makes a chart of any kind and size, odd values among them; each
// known value has its own link and text.
func random(seed uint64) *Chart {
	r := rand.New(rand.NewPCG(seed, 1))
	c := kinds[r.IntN(len(kinds))]
	c.ID, c.Title, c.None, c.Unknown = "c", name(r), "none", "unknown"
	c.Unit = []string{"", "%", "lượt"}[r.IntN(3)]
	if r.IntN(4) == 0 {
		c.Max = []float64{1, 7, 1e9, math.NaN(), -1}[r.IntN(5)]
	}
	for range []int{0, 1, 2, 12, 41, 200}[r.IntN(6)] {
		l := Label{Text: name(r)}
		if r.IntN(2) == 0 {
			l.Short = name(r)
		}
		if r.IntN(3) == 0 {
			l.Href = "x.html"
		}
		c.X = append(c.X, l)
	}
	high := []float64{1, 5, 100, 3e4, 1e-7}[r.IntN(5)]
	for s := range r.IntN(9) {
		row := Series{Name: name(r)}
		for i := range c.X {
			id := strconv.Itoa(s) + "-" + strconv.Itoa(i)
			m := Mark{Known: r.IntN(5) > 0, Text: "v" + id + " <&>", Href: "m.html?a=1&b=\"#" + id}
			switch r.IntN(20) {
			case 0:
				m.Value = []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300}[r.IntN(4)]
			case 1, 2:
				m.Value = 0
			case 3:
				m.Value = -3
			default:
				m.Value = float64(r.IntN(1000)) / 1000 * high
			}
			if r.IntN(30) > 0 {
				row.Marks = append(row.Marks, m)
			}
		}
		c.Series = append(c.Series, row)
	}
	return &c
}
