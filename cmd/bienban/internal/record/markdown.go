package record

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"

	"bienban/cmd/bienban/internal/text"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown is GFM, with cells aligned by attribute, since pages allow no inline
// style; what it renders is made safe by the renderer in body.go.
var markdown = goldmark.New(
	goldmark.WithExtensions(
		extension.Linkify, extension.Strikethrough, extension.TaskList,
		extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
	),
	goldmark.WithRendererOptions(bodyRenderer),
)

// body gives the part of the source after the front matter.
func (r *reader) body() []byte { return r.src.Text[r.base:] }

// plainMarkdown reads text without inline markup: of such text it makes the
// same tree in half the time.
var plainMarkdown = parser.NewParser(
	parser.WithBlockParsers(parser.DefaultBlockParsers()...),
	parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
		util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
	parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
)

// parse gives the body's syntax tree; that of nothing for a body of a shape
// that the Markdown reader would be slow with.
func (r *reader) parse() ast.Node {
	s := survey(r.body())
	if s.fault != "" {
		r.ds.Errorf(r.at(s.at), s.fault)
		r.base = len(r.src.Text)
		return ast.NewDocument()
	}
	r.marked = s.marked
	if !r.marked {
		return plainMarkdown.Parse(gtext.NewReader(r.body()))
	}
	return markdown.Parser().Parse(gtext.NewReader(r.body()))
}

// inline gives the text of a node without its markup, and where it begins.
func (r *reader) inline(n ast.Node) span {
	if t, ok := n.FirstChild().(*ast.Text); ok && t == n.LastChild() {
		return span{text.Squeeze(string(unescaped(t.Segment.Value(r.body())))), r.at(t.Segment.Start)}
	}
	var b strings.Builder
	first := -1
	r.collect(n, &b, &first)
	if first < 0 {
		first = max(n.Pos(), 0)
	}
	return span{text.Squeeze(strings.TrimSpace(b.String())), r.at(first)}
}

func (r *reader) collect(n ast.Node, b *strings.Builder, first *int) {
	src := r.body()
	note := func(at int) {
		if *first < 0 {
			*first = at
		}
	}
	switch n := n.(type) {
	case *ast.Text:
		note(n.Segment.Start)
		b.Write(unescaped(n.Segment.Value(src)))
		if n.SoftLineBreak() || n.HardLineBreak() {
			b.WriteByte(' ')
		}
		return
	case *ast.String:
		b.Write(n.Value)
		return
	case *ast.AutoLink:
		b.Write(n.Label(src))
		return
	case *ast.RawHTML:
		note(n.Segments.At(0).Start)
		b.Write(withoutComments(rawInline(n, src)))
		return
	case *ast.CodeSpan:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			s := c.(*ast.Text).Segment
			note(s.Start)
			b.Write(s.Value(src))
		}
		return
	case *ast.HTMLBlock:
		note(n.Lines().At(0).Start)
		b.Write(withoutComments(rawBlock(n, src)))
		b.WriteByte(' ')
		return
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		for i := range n.Lines().Len() {
			s := n.Lines().At(i)
			note(s.Start)
			b.Write(s.Value(src))
		}
		b.WriteByte(' ')
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.collect(c, b, first)
	}
	if n.Type() == ast.TypeBlock {
		b.WriteByte(' ')
	}
}

// unescaped resolves backslashes and entities as the renderer does.
func unescaped(b []byte) []byte {
	for _, c := range b {
		if c == '\\' || c == '&' {
			return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(b)))
		}
	}
	return b
}

// blank tells whether a block is no text at all: a comment or a rule.
func (r *reader) blank(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.ThematicBreak, *ast.LinkReferenceDefinition:
		return true
	case *ast.HTMLBlock:
		return len(bytes.TrimSpace(withoutComments(rawBlock(n, r.body())))) == 0
	}
	return false
}

// slug gives a heading's anchor, unlike any other of the file.
func (r *reader) slug(s string) string {
	base := strings.Trim(strings.Map(inSlug, text.Fold(s)), "-")
	// Items and reports own the numbers: `#1`, `#t1`, `#f1`; pages own `#main`.
	if base == "" || base == "main" || isItemAnchor(base) {
		base = "s-" + base
	}
	name := base
	for r.slugs[name] > 0 {
		r.slugs[base]++
		name = base + "-" + strconv.Itoa(r.slugs[base])
	}
	r.slugs[name]++
	return name
}

// inSlug keeps letters, digits and hyphens.
func inSlug(c rune) rune {
	if c == '-' || unicode.IsLetter(c) || unicode.IsDigit(c) {
		return c
	}
	return -1
}

func isItemAnchor(s string) bool {
	_, ok := text.Digits(strings.TrimLeft(s[:1], "tf") + s[1:])
	return ok
}

// cutColon cuts at the first colon; the right part keeps its place in the
// file only when the text stands on one line, as names and keys do.
func (r *reader) cutColon(s span) (left, right span, ok bool) {
	l, rest, ok := strings.Cut(s.text, ":")
	if !ok {
		return s, span{pos: s.pos}, false
	}
	trimmed := strings.TrimLeft(rest, " ")
	right = span{strings.TrimSpace(trimmed), r.right(s.pos, text.Length(l)+1+len(rest)-len(trimmed))}
	return span{strings.TrimSpace(l), s.pos}, right, true
}
