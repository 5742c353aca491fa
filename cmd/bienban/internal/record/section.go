package record

import (
	"cmp"
	"path"
	"regexp"
	"strings"

	"bienban/cmd/bienban/internal/text"

	"github.com/yuin/goldmark/ast"
)

// section is what stands under one level-2 heading.
type section struct {
	word    string // the vocabulary's name; "" is free text
	title   span
	subject span // what follows the first colon
	anchor  string
	mark    *sectionNode
	blocks  []ast.Node // before the first part
	parts   []part
}

// part is what stands under one level-3 heading of a section.
type part struct {
	title  span
	blocks []ast.Node
}

// heading is the text of one and its node.
type heading struct {
	text string
	node ast.Node
}

// settleTitle gives a record's title: the one it has already, else that of its
// heading, else its file's name. The heading that says the same as the page's
// own title is taken out of the body.
func (r *reader) settleTitle(title string, h heading, id string) string {
	if title == "" {
		title = cmp.Or(h.text, path.Base(id))
	}
	if h.node != nil && h.text == title {
		h.node.Parent().RemoveChild(h.node.Parent(), h.node)
	}
	return title
}

// enumeration before a heading: `II.`, `2.`, `2.1.`, `2.1`, `a)`, `I-`, `đ)`.
var enumeration = regexp.MustCompile(`^(?:\d+(?:\.\d+)+\s+|(?:[IVXLC]+|[ivxlc]+|\d+(?:\.\d+)*|\p{L})(?:[.)/]\s*|\s*[-–]\s+|-))(\S.*)$`)

// withoutEnumeration drops it, unless nothing would be left.
func withoutEnumeration(s span) span {
	if m := enumeration.FindStringSubmatchIndex(s.text); m != nil {
		s.pos.Col += int32(text.Length(s.text[:m[2]]))
		s.text = s.text[m[2]:]
	}
	return s
}

// sections cuts the document at its top-level headings, each of which gets an
// anchor. title is the first level-1 heading that has any text.
func (r *reader) sections(doc ast.Node) (title heading, out []section) {
	var now *section
	flush := func() {
		if now != nil {
			out = append(out, *now)
			now = nil
		}
	}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok {
			switch {
			case now == nil || r.blank(n):
			case len(now.parts) > 0:
				p := &now.parts[len(now.parts)-1]
				p.blocks = append(p.blocks, n)
			default:
				now.blocks = append(now.blocks, n)
			}
			continue
		}
		words := r.inline(h)
		anchor := r.slug(r.anchored(h, words))
		h.SetAttributeString("id", []byte(anchor))
		mark := &sectionNode{word: freeText}
		if r.sitting && h.Level <= 2 {
			doc.InsertBefore(doc, h, mark)
		}
		switch {
		case h.Level == 1:
			flush()
			if title.text == "" {
				title = heading{words.text, h}
			}
		case h.Level == 2:
			flush()
			now = &section{title: words, anchor: anchor, mark: mark}
		case now == nil:
		case h.Level == 3:
			now.parts = append(now.parts, part{title: words})
		case len(now.parts) > 0:
			p := &now.parts[len(now.parts)-1]
			p.blocks = append(p.blocks, n)
		default:
			now.blocks = append(now.blocks, n)
		}
	}
	flush()
	return title, out
}

// anchored gives what a heading's anchor is made of: of a section that is read
// its name only, so that no address tells whose turn it is.
func (r *reader) anchored(h *ast.Heading, words span) string {
	if name, _, ok := r.cutColon(words); ok && r.sitting && h.Level == 2 {
		if _, known := text.Sections.Find(withoutEnumeration(name).text); known {
			return name.text
		}
	}
	return words.text
}

// nameSection finds which section a heading opens, and warns of a heading
// that is a slip of the pen away from one.
func (r *reader) nameSection(s *section) {
	defer func() { s.mark.word = cmp.Or(s.word, kept(s.title.text), freeText) }()
	name, subject, _ := r.cutColon(withoutEnumeration(s.title))
	s.word, s.subject = r.headingWord(name, text.Sections), subject
	if (s.word == "self-criticism" || s.word == "experience talk") && subject.text == "" {
		r.ds.Errorf(s.title.pos, "section.member", s.title.text).Advise("hint.member", name.text)
		s.word = ""
	}
}

// kept gives, for a heading that is not read, the section whose kind of text it
// promises all the same: what is said under it is kept as close.
func kept(heading string) string {
	folded := "-" + text.Fold(heading) + "-"
	for _, c := range [][2]string{{"nhac-nho", "reminders"}, {"tin-nhiem", "confidence vote"}, {"reminder", "reminders"}, {"confidence", "confidence vote"}, {"tu-phe-binh", "self-criticism"}, {"self-criticism", "self-criticism"}, {"xep-loai", "classification"}} {
		if strings.Contains(folded, c[0]) {
			return c[1]
		}
	}
	return ""
}

// partWord finds which part a level-3 heading opens.
func (r *reader) partWord(p part, v *text.Vocabulary) string {
	name, _, _ := r.cutColon(withoutEnumeration(p.title))
	return r.headingWord(name, v)
}

func (r *reader) headingWord(name span, v *text.Vocabulary) string {
	word, ok := v.Find(strings.TrimRight(name.text, " .;"))
	if !ok {
		if near := v.Nearest(name.text); near != "" {
			r.ds.Warnf(name.pos, "heading.near", name.text, near).Suggest(near)
		}
	}
	return word
}
