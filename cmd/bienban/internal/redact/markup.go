package redact

import (
	"bytes"
	"iter"
	"slices"
	"strings"
)

// markup is a body cut into pieces, with its text in one.
type markup struct {
	body   string
	pieces []piece
	plain  []byte
}

// piece is a tag of a body, a slot, a pin, or what stands between two of them.
type piece struct {
	from, to int // in the body
	plain    int // where it stands in the text
	text     bool
}

// inline are the elements that a name may run through.
var inline = map[string]bool{"a": true, "em": true, "strong": true, "del": true, "code": true, "input": true}

// cells are those that part words and no names: a name may stand in two.
var cells = map[string]bool{"td": true, "th": true, "br": true}

// pin begins a link that only names its own place.
const pin = `<a class="pin"`

// cut finds a body's pieces. A tag ends at the first `>`; no name runs over a
// block's tag, a slot or a pin.
func cut(body string) *markup {
	m := &markup{body: body, plain: make([]byte, 0, len(body))}
	for at := 0; at < len(body); {
		p := piece{from: at, to: len(body), plain: len(m.plain)}
		switch rest := body[at:]; {
		case rest[0] == 0:
			p.to = at + 1 + until(rest[1:], "\x00")
		case strings.HasPrefix(rest, pin):
			p.to = at + until(rest, "</a>")
		case rest[0] == '<':
			p.to = at + until(rest, ">")
		default:
			p.text = true
			if i := strings.IndexAny(rest, "<\x00"); i >= 0 {
				p.to = at + i
			}
		}
		switch name, _ := m.element(p); {
		case p.text:
			m.plain = append(m.plain, body[at:p.to]...)
			unescape(m.plain[p.plain:])
		case cells[name]:
			m.plain = append(m.plain, ' ')
		case !inline[name]:
			m.plain = append(m.plain, 0)
		}
		m.pieces = append(m.pieces, p)
		at = p.to
	}
	return m
}

// unescape puts in characters for the entities that goldmark writes, and space
// after them, so that all else stays where it is.
func unescape(s []byte) {
	for i := bytes.IndexByte(s, '&'); i >= 0; i = bytes.IndexByte(s, '&') {
		s = s[i:]
		for _, e := range entities {
			if bytes.HasPrefix(s, []byte(e.name)) {
				copy(s, "      "[:len(e.name)])
				s[0] = e.is
			}
		}
		s = s[1:]
	}
}

var entities = []struct {
	name string
	is   byte
}{{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}}

// until gives how long a text is up to and with some end, or all of it.
func until(s, end string) int {
	if i := strings.Index(s, end); i >= 0 {
		return i + len(end)
	}
	return len(s)
}

// element gives the element that a tag opens or closes; "" for any other piece.
func (m *markup) element(p piece) (name string, closes bool) {
	tag := m.body[p.from:p.to]
	if p.text || tag[0] != '<' || strings.HasPrefix(tag, pin) {
		return "", false
	}
	tag, closes = strings.CutPrefix(tag[1:], "/")
	if i := strings.IndexAny(tag, " >"); i >= 0 {
		tag = tag[:i]
	}
	return tag, closes
}

// heading gives the text of the heading that piece i opens; none if it opens
// none.
func (m *markup) heading(i int) (from, to int) {
	name, closes := m.element(m.pieces[i])
	if closes || len(name) != 2 || name[0] != 'h' || name[1] < '1' || name[1] > '6' {
		return 0, 0
	}
	for _, p := range m.pieces[i+1:] {
		if end, closes := m.element(p); closes && end == name {
			return m.pieces[i].plain, p.plain
		}
	}
	return 0, 0
}

// emptied gives the pieces that would be left around nothing once a part of the
// text gives way to what stands at its beginning: tags that open and close in it, and line ends.
func (m *markup) emptied(from, to int, drop map[int]bool) {
	type tag struct {
		name  string
		piece int
	}
	var open []tag
	first, _ := slices.BinarySearchFunc(m.pieces, from+1, func(p piece, at int) int { return p.plain - at })
	for i := first; i < len(m.pieces); i++ {
		p := m.pieces[i]
		if p.text && p.plain < to {
			continue
		}
		name, closes := m.element(p)
		if p.plain > to || p.plain == to && !closes {
			return
		}
		switch last := len(open) - 1; {
		case name == "br":
			drop[i] = true
		case !inline[name]:
		case !closes:
			open = append(open, tag{name, i})
		case last >= 0 && open[last].name == name:
			drop[open[last].piece], drop[i] = true, true
			open = open[:last]
		}
	}
}

// attributes gives the attributes of a piece's tags: their names, and where in
// the body their values stand.
func (m *markup) attributes(p piece) iter.Seq2[string, [2]int] {
	return func(yield func(string, [2]int) bool) {
		if p.text {
			return
		}
		for at := p.from; ; {
			i := strings.Index(m.body[at:p.to], `="`)
			if i < 0 {
				return
			}
			name := m.body[at : at+i]
			name = name[strings.LastIndexByte(name, ' ')+1:]
			from := at + i + 2
			size := strings.IndexByte(m.body[from:p.to], '"')
			if size < 0 || !yield(name, [2]int{from, from + size}) {
				return
			}
			at = from + size + 1
		}
	}
}
