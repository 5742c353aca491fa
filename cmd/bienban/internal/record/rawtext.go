package record

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// Raw HTML is read and shown as the text it is, less its comments, which are
// nobody's text.

// rawBlock gives the source of a block of HTML.
func rawBlock(n *ast.HTMLBlock, source []byte) []byte {
	raw := n.Lines().Value(source)
	if n.HasClosure() {
		raw = append(bytes.Clone(raw), n.ClosureLine.Value(source)...)
	}
	return raw
}

// rawInline gives the source of HTML within a line.
func rawInline(n *ast.RawHTML, source []byte) []byte {
	var raw []byte
	for i := range n.Segments.Len() {
		s := n.Segments.At(i)
		raw = append(raw, s.Value(source)...)
	}
	return raw
}

// withoutComments leaves out `<!-- … -->`, and what follows one never closed.
func withoutComments(raw []byte) []byte {
	var out []byte
	for {
		before, rest, found := bytes.Cut(raw, []byte("<!--"))
		out = append(out, before...)
		if !found {
			return out
		}
		// `<!-->` is a comment already: its dashes may be those that close it.
		end := bytes.Index(raw[len(before)+2:], []byte("-->"))
		if end < 0 {
			return out
		}
		raw = rest[end-2+len("-->"):]
	}
}

// closers are what ends a block of HTML that blank lines don't.
var closers = map[ast.HTMLBlockType][]string{
	ast.HTMLBlockType1: {"</script>", "</pre>", "</style>", "</textarea>"},
	ast.HTMLBlockType2: {"-->"},
	ast.HTMLBlockType3: {"?>"},
	ast.HTMLBlockType4: {">"},
	ast.HTMLBlockType5: {"]]>"},
}

// checkClosed reports HTML that opens and never closes: it swallows all
// sections after it.
func (r *reader) checkClosed(n *ast.HTMLBlock) {
	ends := closers[n.HTMLBlockType]
	low := bytes.ToLower(rawBlock(n, r.body()))
	for _, end := range ends {
		if bytes.Contains(low, []byte(end)) {
			return
		}
	}
	if len(ends) > 0 {
		r.ds.Errorf(r.at(n.Lines().At(0).Start), "source.open", string(bytes.TrimSpace(firstLine(low))))
	}
}

// checkFence warns of a code fence that never closes: all sections after it
// would be code.
func (r *reader) checkFence(doc ast.Node) {
	n, ok := doc.LastChild().(*ast.FencedCodeBlock)
	if !ok {
		return
	}
	code := r.body()[n.Pos():]
	end := len(firstLine(code))
	if lines := n.Lines(); lines.Len() > 0 {
		end = lines.At(lines.Len()-1).Stop - n.Pos()
	}
	if len(bytes.TrimSpace(code[end:])) == 0 {
		r.ds.Warnf(r.at(n.Pos()), "source.open", string(bytes.TrimSpace(firstLine(code))))
	}
}

func firstLine(b []byte) []byte {
	line, _, _ := bytes.Cut(b, []byte("\n"))
	return line
}
