package record

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// sectionSlot begins a slot that says which section begins there.
const sectionSlot = "§"

// sectionNode stands before the heading of a section of minutes.
type sectionNode struct {
	ast.BaseBlock
	word string // of text.Sections, or freeText
}

// freeText is the word of what is under no heading that is read.
const freeText = "text"

var kindSection = ast.NewNodeKind("Section")

func (*sectionNode) Kind() ast.NodeKind         { return kindSection }
func (n *sectionNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

func renderSection(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString(Slot + sectionSlot + n.(*sectionNode).word + Slot)
	}
	return ast.WalkContinue, nil
}

// Keep gives of a sitting's body, as HTML made it, what stands in sections that
// shows lets in: a word of text.AudienceSections. Free text is `text`.
func Keep(body []byte, shows func(section string) bool) []byte {
	out := make([]byte, 0, len(body))
	word := freeText
	for {
		at := bytes.Index(body, []byte(Slot+sectionSlot))
		part := body
		if at >= 0 {
			part = body[:at]
		}
		if shows(word) {
			out = append(out, part...)
		}
		if at < 0 {
			return out
		}
		var name []byte
		name, body, _ = bytes.Cut(body[at+len(Slot+sectionSlot):], []byte(Slot))
		word = string(name)
	}
}
