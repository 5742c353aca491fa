package record

import (
	"strings"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/text"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// Block is a query that a page places: a fenced block whose info string is
// `query NAME`, its lines `key: value` saying how it is shown. In the body its
// anchor stands between two Slots.
type Block struct {
	Anchor  string // query-1, query-2, …
	Query   string
	Pos     diag.Pos // of the name
	Title   string
	Chart   []string // as in a query's header; none: the query's own
	Unit    Ref      // of which unit; none: the page's
	Year    int32    // of which year; 0: all; LastYear
	Rows    int32    // how many rows of a table at most; 0: as many as there is room for
	Order   string   // the column by which a table is put in order; with `-`: backwards
	Filters []Filter // rows that are shown
}

// LastYear stands for the last year in which a page's unit has counted sittings.
const LastYear = -1

// Filter lets in rows whose column holds one of some values.
type Filter struct {
	Column string
	Values []string
}

// blocks takes the queries out of a page's text, and puts their slots there.
func (r *reader) blocks(doc ast.Node) []Block {
	var out []Block
	for n := doc.FirstChild(); n != nil; {
		next := n.NextSibling()
		if code, ok := n.(*ast.FencedCodeBlock); ok {
			if b, ok := r.block(code); ok {
				b.Anchor = r.slug("query-" + itoa(int32(len(out)+1)))
				doc.ReplaceChild(doc, n, &placeNode{anchor: b.Anchor})
				out = append(out, b)
			}
		}
		n = next
	}
	return out
}

func (r *reader) block(code *ast.FencedCodeBlock) (Block, bool) {
	if code.Info == nil {
		return Block{}, false
	}
	info := string(code.Info.Segment.Value(r.body()))
	key, name, _ := strings.Cut(info, " ")
	if key != "query" {
		return Block{}, false
	}
	b := Block{Query: strings.TrimSpace(name), Pos: r.at(code.Info.Segment.Start + max(0, strings.LastIndex(info, strings.TrimSpace(name))))}
	if b.Query == "" {
		r.ds.Errorf(r.at(code.Info.Segment.Start), "block.name")
		return b, true
	}
	for i := range code.Lines().Len() {
		l := code.Lines().At(i)
		line := strings.TrimRight(string(l.Value(r.body())), " \t\r\n")
		if strings.TrimSpace(line) == "" {
			continue
		}
		key, value, ok := r.cutColon(span{line, r.at(l.Start)})
		if !ok {
			r.ds.Errorf(r.at(l.Start), "block.form", line)
			continue
		}
		r.blockKey(&b, key, value)
	}
	return b, true
}

func (r *reader) blockKey(b *Block, key, value span) {
	name, column, _ := strings.Cut(key.text, " ")
	if word, _ := text.BlockKeys.Find(name); word == "only" {
		if column == "" {
			r.ds.Errorf(key.pos, "block.only", key.text)
		}
		b.Filters = append(b.Filters, Filter{strings.TrimSpace(column), strings.Fields(strings.ReplaceAll(value.text, ",", " "))})
		return
	}
	word, ok := text.BlockKeys.Find(key.text)
	if !ok {
		r.ds.Errorf(key.pos, "block.key", key.text).Suggest(text.BlockKeys.Nearest(key.text))
		return
	}
	switch word {
	case "title":
		b.Title = value.text
	case "chart":
		b.Chart = strings.Fields(value.text)
	case "unit":
		b.Unit = value.ref()
	case "year":
		if b.Year = LastYear; text.Fold(value.text) != "gan-nhat" && text.Fold(value.text) != "last" {
			b.Year = r.year(value)
		}
	case "rows":
		b.Rows = r.positive(value)
	case "order":
		b.Order = value.text
	}
}

// placeNode stands where a query was placed.
type placeNode struct {
	ast.BaseBlock
	anchor string
}

var kindPlace = ast.NewNodeKind("Place")

func (*placeNode) Kind() ast.NodeKind         { return kindPlace }
func (n *placeNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

func renderPlace(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString(Slot + n.(*placeNode).anchor + Slot + "\n")
	}
	return ast.WalkContinue, nil
}
