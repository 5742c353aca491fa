package record

import (
	"strings"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/text"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// row is one row of a table that is read, by column word.
type row struct {
	node  ast.Node
	pos   diag.Pos
	cells map[string]span
	nodes map[string]ast.Node // the same cells in the tree
}

// cell gives a cell's text and place, and whether anything stands in it.
func (w row) cell(column string) (span, bool) {
	s, ok := w.cells[column]
	return s, ok && s.text != ""
}

// rows gives the rows of all tables among blocks; any other block, an unknown
// column and a missing one are errors.
func (r *reader) rows(blocks []ast.Node, where string, columns *text.Vocabulary, required ...string) []row {
	var out []row
	for _, b := range blocks {
		t, ok := b.(*east.Table)
		if !ok {
			r.ds.Errorf(r.inline(b).pos, "block.table", where).Advise("hint.table")
			continue
		}
		var names []string
		for c := t.FirstChild(); c != nil; c = c.NextSibling() {
			if c.Kind() == east.KindTableHeader {
				names = r.columns(c, columns, required)
				continue
			}
			out = append(out, r.row(c, names, columns, required))
		}
	}
	return out
}

// columns reads a table's header row.
func (r *reader) columns(header ast.Node, columns *text.Vocabulary, required []string) []string {
	var names []string
	seen := map[string]bool{}
	for c := header.FirstChild(); c != nil; c = c.NextSibling() {
		s := r.inline(c)
		word, ok := columns.Find(s.text)
		switch {
		case !ok:
			r.ds.Errorf(s.pos, "column.unknown", s.text).Suggest(columns.Nearest(s.text))
		case seen[word]:
			r.ds.Errorf(s.pos, "column.twice", s.text)
		}
		seen[word] = true
		names = append(names, word)
	}
	for _, word := range required {
		if !seen[word] {
			r.ds.Errorf(r.at(max(header.Pos(), 0)), "column.missing", columns.Vietnamese(word), word)
		}
	}
	return names
}

func (r *reader) row(n ast.Node, names []string, columns *text.Vocabulary, required []string) row {
	out := row{node: n, pos: r.at(max(n.Pos(), 0)), cells: map[string]span{}, nodes: map[string]ast.Node{}}
	i := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		s := r.inline(c)
		if s.text == "" {
			s.pos = out.pos // a cell that the row lacks stands nowhere
		}
		if i < len(names) && names[i] != "" {
			out.cells[names[i]], out.nodes[names[i]] = s, c
		}
		i++
	}
	for _, word := range required {
		if s, ok := out.cells[word]; ok && s.text == "" {
			r.ds.Errorf(out.pos, "cell.empty", columns.Vietnamese(word))
		}
	}
	if r.extraCells(out.pos, len(names)) {
		r.ds.Errorf(out.pos, "row.long")
	}
	return out
}

// extraCells tells whether a table's source line has more cells than the
// header: Markdown drops them without a word.
func (r *reader) extraCells(at diag.Pos, columns int) bool {
	s := strings.TrimSpace(r.src.Line(at.Line))
	s = strings.ReplaceAll(s, `\|`, "")
	s = strings.TrimSuffix(strings.TrimPrefix(s, "|"), "|")
	return strings.Count(s, "|")+1 > columns
}
