package record

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// Slot is the byte around an item's anchor in a body where the page puts what
// became of the item, or around the anchor of a query where it puts the answer.
// No source holds it: NUL is refused at the door.
const Slot = "\x00"

// Body is the text of a record, to be rendered by whoever shows it.
type Body struct {
	r   *reader
	doc ast.Node
}

// HTML gives the body as safe HTML, without the heading that is its title.
func (b Body) HTML() []byte {
	if b.r == nil {
		return nil
	}
	var out bytes.Buffer
	out.Grow(len(b.r.body()) * 5 / 4)
	// A buffer takes every write: there is no error to have.
	_ = markdown.Renderer().Render(&out, b.r.body(), b.doc)
	return out.Bytes()
}

// slotNode stands at the end of an item's own text.
type slotNode struct {
	ast.BaseInline
	anchor string
}

var kindSlot = ast.NewNodeKind("Slot")

func (*slotNode) Kind() ast.NodeKind         { return kindSlot }
func (n *slotNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

// putSlot puts an item's slot behind its first block of text.
func putSlot(item ast.Node, anchor string) {
	at := item
	if first := item.FirstChild(); first != nil && first.Type() == ast.TypeBlock {
		if k := first.Kind(); k == ast.KindTextBlock || k == ast.KindParagraph {
			at = first
		}
	}
	at.AppendChild(at, &slotNode{anchor: anchor})
}

// bodyRenderer overrides what goldmark does with raw HTML, and writes slots.
var bodyRenderer = renderer.WithNodeRenderers(util.Prioritized(safeHTML{}, 1))

type safeHTML struct{}

func (safeHTML) RegisterFuncs(on renderer.NodeRendererFuncRegisterer) {
	on.Register(kindSlot, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			anchor := n.(*slotNode).anchor
			if anchor[0] != 'f' {
				// Clerks report on an item by its number, so the link shows it.
				_, _ = w.WriteString(` <a class="pin" href="#` + anchor + `">#` + anchor + `</a>`)
			}
			_, _ = w.WriteString(Slot + anchor + Slot)
		}
		return ast.WalkContinue, nil
	})
	on.Register(kindPlace, renderPlace)
	on.Register(kindSection, renderSection)
	on.Register(ast.KindHeading, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		// The one <h1> of a page is its title, also where a list holds a heading.
		tag := "h" + string('0'+rune(max(n.(*ast.Heading).Level, 2)))
		if !entering {
			if id, ok := n.AttributeString("id"); ok {
				// The heading names its own link, which the style sheet fills.
				at := string(id.([]byte))
				_, _ = w.WriteString(` <a class="pin" href="#` + at + `" aria-labelledby="` + at + `"></a>`)
			}
			_, _ = w.WriteString("</" + tag + ">\n")
			return ast.WalkContinue, nil
		}
		_, _ = w.WriteString("<" + tag)
		html.RenderAttributes(w, n, html.HeadingAttributeFilter)
		_ = w.WriteByte('>')
		return ast.WalkContinue, nil
	})
	on.Register(east.KindTable, func(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
		// A table wider than the screen scrolls in a box of its own.
		if entering {
			_, _ = w.WriteString("<div class=\"wide\"><table>\n")
		} else {
			_, _ = w.WriteString("</table></div>\n")
		}
		return ast.WalkContinue, nil
	})
	on.Register(ast.KindRawHTML, func(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.Write(util.EscapeHTML(withoutComments(rawInline(n.(*ast.RawHTML), src))))
		}
		return ast.WalkSkipChildren, nil
	})
	on.Register(ast.KindHTMLBlock, func(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if shown := bytes.TrimSpace(withoutComments(rawBlock(n.(*ast.HTMLBlock), src))); len(shown) > 0 {
			_, _ = w.WriteString("<p>")
			_, _ = w.Write(util.EscapeHTML(shown))
			_, _ = w.WriteString("</p>\n")
		}
		return ast.WalkContinue, nil
	})
}
