package record

import (
	"strings"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/text"

	"github.com/yuin/goldmark/ast"
)

// Line is a line of a source.
type Line struct {
	Text string
	N    int32 // from 1
}

// Lines gives the lines of a source that are shown, front matter included: of
// minutes those of sections that shows lets in, of other files all.
func Lines(src *Source, shows func(section string) bool) []Line {
	hidden := map[int32]bool{}
	if strings.HasPrefix(src.Path, "sessions/") {
		hidden = hiddenLines(src, shows)
	}
	var out []Line
	for n := int32(1); int(n) <= len(src.lineEnds()); n++ {
		if s := src.Line(n); s != "" && !hidden[n] {
			out = append(out, Line{s, n})
		}
	}
	return out
}

// hiddenLines gives the lines of minutes that stand in sections not shown.
func hiddenLines(src *Source, shows func(string) bool) map[int32]bool {
	r := &reader{src: src, slugs: map[string]int{}, numbers: map[bool]int32{}, sitting: true}
	r.frontMatter(text.SessionKeys, true)
	doc := r.parse()
	_, sections := r.sections(doc)
	for i := range sections {
		r.nameSection(&sections[i])
	}
	hidden := map[int32]bool{}
	word, from := freeText, r.at(0).Line
	end := func(to int32) {
		for n := from; n < to && !shows(word); n++ {
			hidden[n] = true
		}
		from = to
	}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if mark, ok := n.(*sectionNode); ok {
			end(r.headingLine(mark.NextSibling()).Line)
			word = mark.word
		}
	}
	end(int32(len(src.lineEnds())) + 1)
	return hidden
}

// headingLine gives where a heading begins.
func (r *reader) headingLine(n ast.Node) diag.Pos { return r.inline(n).pos }
