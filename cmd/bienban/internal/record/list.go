package record

import (
	"strings"

	"bienban/cmd/bienban/internal/text"

	"github.com/yuin/goldmark/ast"
)

// line is one item of a list that is read.
type line struct {
	span
	node *ast.ListItem
}

// lines gives the items of all lists among blocks; any other block is a line
// that can't be read.
func (r *reader) lines(blocks []ast.Node, where string) []line {
	var out []line
	for _, b := range blocks {
		l, ok := b.(*ast.List)
		if !ok {
			r.ds.Errorf(r.inline(b).pos, "block.list", where).Advise("hint.list")
			continue
		}
		for _, it := range r.items(l) {
			if it.text == "" {
				r.ds.Errorf(it.pos, "line.empty", where)
				continue
			}
			out = append(out, it)
		}
	}
	return out
}

// attribute is one `Key: value` item that opens a section.
type attribute struct {
	word  string
	key   span
	value span
}

// attributes reads the lists of attributes that open a section, and gives the
// blocks after them. A list none of whose keys is known, nor nearly so, is the
// section's text, unless it is the first and every item has the form of one.
func (r *reader) attributes(blocks []ast.Node, keys *text.Vocabulary) (out []attribute, rest []ast.Node) {
	seen := map[string]bool{}
	for i, b := range blocks {
		list, ok := b.(*ast.List)
		if !ok {
			return out, blocks[i:]
		}
		items := r.items(list)
		if known, shaped := r.likeAttributes(items, keys); !known && (!shaped || i > 0) {
			return out, blocks[i:]
		}
		for _, it := range items {
			if a, ok := r.attribute(it, keys, seen); ok {
				out = append(out, a)
			}
		}
	}
	return out, nil
}

// items gives the items of a list.
func (r *reader) items(list *ast.List) []line {
	out := make([]line, 0, list.ChildCount())
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		out = append(out, line{r.inline(c), c.(*ast.ListItem)})
	}
	return out
}

// likeAttributes tells whether a key among the items is known, or nearly so,
// and whether all of them are short words before a colon.
func (r *reader) likeAttributes(items []line, keys *text.Vocabulary) (known, shaped bool) {
	shaped = true
	for _, it := range items {
		key, _, colon := strings.Cut(it.text, ":")
		if _, found := keys.Find(key); colon && !known {
			known = found || keys.Nearest(key) != ""
		}
		shaped = shaped && colon && text.Length(key) <= 24
	}
	return known, shaped
}

func (r *reader) attribute(it line, keys *text.Vocabulary, seen map[string]bool) (attribute, bool) {
	key, value, colon := r.cutColon(it.span)
	word, found := keys.Find(key.text)
	switch {
	case !colon:
		r.ds.Errorf(it.pos, "attribute.form", it.text).Advise("hint.attribute")
	case !found:
		r.ds.Errorf(key.pos, "attribute.unknown", key.text).Suggest(keys.Nearest(key.text))
	case seen[word]:
		r.ds.Errorf(key.pos, "key.twice", key.text)
	case value.text == "":
		r.ds.Errorf(key.pos, "attribute.empty", key.text)
	default:
		seen[word] = true
		return attribute{word, key, value}, true
	}
	return attribute{}, false
}

// cutComma splits `value, more` at the first comma.
func (r *reader) cutComma(s span) (first, rest span) {
	a, b, ok := strings.Cut(s.text, ",")
	if !ok {
		return s, span{pos: s.pos}
	}
	trimmed := strings.TrimLeft(b, " ")
	rest = span{strings.TrimSpace(trimmed), r.right(s.pos, text.Length(a)+1+len(b)-len(trimmed))}
	return span{strings.TrimSpace(a), s.pos}, rest
}

// cutDue takes `(hạn date)` off the end of an item's text, before an optional
// full stop. A due date that stands elsewhere is pointed out: it is not read.
func (r *reader) cutDue(s span) (string, text.Date) {
	whole := s.text
	body := strings.TrimRight(whole, " .;")
	if open := strings.LastIndex(body, "("); open >= 0 && strings.HasSuffix(body, ")") {
		if date, ok := dueDate(body[open+1 : len(body)-1]); ok {
			due := r.date(span{date, r.right(s.pos, text.Length(body[:open])+1)})
			return strings.TrimSpace(body[:open]), due
		}
	}
	for rest := whole; ; {
		_, after, found := strings.Cut(rest, "(")
		if !found {
			return whole, 0
		}
		inner, _, _ := strings.Cut(after[:min(len(after), maxOutcome)], ")")
		if _, ok := dueDate(inner); ok {
			r.ds.Warnf(s.pos, "due.place").Advise("hint.due")
			return whole, 0
		}
		rest = after
	}
}

// dueDate gives what follows the word in `hạn 5/12/2019`. Without a digit it is
// no date: `(hạn chế)` is just a word.
func dueDate(s string) (date string, ok bool) {
	word, date, _ := strings.Cut(strings.TrimSpace(s), " ")
	_, ok = text.DueWords.Find(strings.TrimSuffix(word, ":"))
	return strings.TrimSpace(date), ok && strings.ContainsAny(date, "0123456789")
}
