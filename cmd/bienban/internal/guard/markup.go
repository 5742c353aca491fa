package guard

import (
	"bytes"
	"html"

	"github.com/zeebo/xxh3"
)

// sink takes a text of a file and where it begins there. code says that it is no
// running text but an address, a word of the program's or all of a field. The
// text is good until sink returns.
type sink func(text []byte, at int, code bool)

// markup gives the texts of HTML, SVG or XML: text between tags, joined through
// those that stand within a line, values of attributes, comments, scripts and
// styles. It takes whatever comes: a text that is none is only searched in vain.
func markup(c []byte, workbook bool, each sink) {
	m := marker{workbook: workbook}
	m.read(c, each)
}

// marker reads one file after another; it serves one goroutine.
type marker struct {
	workbook bool
	clean    []uint64 // if not nil: hashes of lines in which nothing was found
	found    bool     // set where something was

	c    []byte
	i    int
	each sink
	line []byte // text up to here, in own if it comes from several places
	own  []byte
	at   int
	room []byte // for an attribute
}

func (m *marker) read(c []byte, each sink) {
	m.c, m.i, m.each = c, 0, each
	m.drop()
	for next := m.known(); m.i < len(c); {
		to := bytes.IndexByte(c[m.i:], '<')
		if to < 0 {
			to = len(c) - m.i
		}
		m.text(c[m.i:m.i+to], m.i)
		if m.i += to; m.i > next.begin && m.clean != nil && c[m.i-1] == '\n' && len(bytes.TrimSpace(m.line)) == 0 {
			if m.i == next.end && !m.found {
				m.remember(next)
			}
			m.drop()
			next = m.known()
			continue
		}
		if m.i < len(c) {
			m.tag()
		}
	}
	m.flush()
}

// sourceLine is a line of the file, with its end.
type sourceLine struct {
	begin, end int
	hash       uint64
}

// known goes over lines that are known from other files, which have much in
// common, and gives the next one. It is called where nothing is open: then the
// line is read as it was there.
func (m *marker) known() (l sourceLine) {
	if m.clean == nil {
		return l
	}
	for m.found = false; ; m.i = l.end {
		n := bytes.IndexByte(m.c[m.i:], '\n') + 1
		if n == 0 {
			return sourceLine{begin: m.i}
		}
		l = sourceLine{m.i, m.i + n, xxh3.Hash(m.c[m.i : m.i+n])}
		if m.clean[l.hash%uint64(len(m.clean))] != l.hash {
			return l
		}
	}
}

func (m *marker) remember(l sourceLine) {
	if m.clean != nil {
		m.clean[l.hash%uint64(len(m.clean))] = l.hash
	}
}

// text adds to the line.
func (m *marker) text(t []byte, at int) {
	if m.workbook && (bytes.IndexByte(t, '\n') >= 0 || bytes.Contains(t, []byte("&#"))) {
		// Lines of a cell are texts of their own.
		t = bytes.ReplaceAll(appendDecoded(nil, t), []byte("\n"), []byte{another})
	}
	switch {
	case len(t) == 0:
		return
	case len(m.line) > 0 || bytes.IndexByte(t, '&') >= 0:
		if len(m.own) == 0 {
			m.own = append(m.own, m.line...)
		}
		m.own = appendDecoded(m.own, t)
		t = m.own
	}
	if len(m.line) == 0 {
		m.at = at
	}
	m.line = t
}

func (m *marker) flush() {
	if len(m.line) > 0 {
		m.each(m.line, m.at, false)
	}
	m.drop()
}

func (m *marker) drop() { m.line, m.own = nil, m.own[:0] }

// decoded gives a text with entities as what they stand for, good until the next.
func (m *marker) decoded(t []byte) []byte {
	if bytes.IndexByte(t, '&') < 0 {
		return t
	}
	m.room = appendDecoded(m.room[:0], t)
	return m.room
}

func appendDecoded(out, t []byte) []byte {
	for {
		i := bytes.IndexByte(t, '&')
		if i < 0 {
			return append(out, t...)
		}
		out, t = append(out, t[:i]...), t[i:]
		next := bytes.IndexByte(t[1:], '&') + 1
		if next == 0 {
			next = len(t)
		}
		out, t = append(out, html.UnescapeString(string(t[:next]))...), t[next:]
	}
}

// tag goes over what begins with <.
func (m *marker) tag() {
	rest := m.c[m.i:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		m.aside(len("<!--"), "-->")
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		from := m.i + len("<![CDATA[")
		to := m.past(from, "]]>")
		m.text(bytes.TrimSuffix(m.c[from:to], []byte("]]>")), from)
		m.i = to
	case len(rest) > 1 && (rest[1] == '!' || rest[1] == '?'):
		m.aside(2, ">")
	case len(rest) > 1 && (rest[1] == '/' || isLetter(rest[1])):
		m.element()
	default:
		m.text(rest[:1], m.i)
		m.i++
	}
}

// aside gives what stands up to an end, and is no part of the line.
func (m *marker) aside(skip int, end string) {
	from := m.i + skip
	m.i = m.past(from, end)
	m.each(m.decoded(m.c[min(from, m.i):m.i]), from, false)
}

// past gives where the next end ends, from some place on.
func (m *marker) past(from int, end string) int {
	if from >= len(m.c) {
		return len(m.c)
	}
	if at := bytes.Index(m.c[from:], []byte(end)); at >= 0 {
		return from + at + len(end)
	}
	return len(m.c)
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// element goes over a tag, and over all of a script or style.
func (m *marker) element() {
	c := m.c
	from := m.i + 1
	closing := c[from] == '/'
	if closing {
		from++
	}
	i := from
	capital := false
	for i < len(c) && c[i] != '>' && c[i] != '/' && c[i] > ' ' {
		capital = capital || 'A' <= c[i] && c[i] <= 'Z'
		i++
	}
	name := c[from:i]
	if capital && !m.workbook {
		name = bytes.ToLower(name)
	}
	switch {
	case m.workbook && inCell(string(name)), !m.workbook && written(string(name)):
	case !m.workbook && inline(string(name)):
		if c[m.i-min(m.i, 1)] == ' ' || i+1 < len(c) && c[i] == '>' && c[i+1] == ' ' {
			m.text([]byte{another}, from) // within a word nobody goes on
		}
	case string(name) == "br":
		m.text([]byte("|"), from)
	default:
		m.flush()
	}
	if i < len(c) && c[i] == '>' {
		m.i = i + 1
	} else {
		m.i = m.attributes(i)
	}
	if !closing && (string(name) == "script" || string(name) == "style") {
		from := m.i
		m.i = m.past(from, "</"+string(name))
		if bytes.HasSuffix(c[from:m.i], name) {
			m.i -= len("</") + len(name)
		}
		script(c[from:m.i], string(name) == "style", func(t []byte, at int, code bool) { m.each(t, from+at, code) })
	}
}

// attributes gives the values of a tag's attributes, and where the tag ends.
func (m *marker) attributes(i int) int {
	c := m.c
	for i < len(c) {
		switch {
		case c[i] == '>':
			return i + 1
		case c[i] <= ' ' || c[i] == '/':
			i++
			continue
		}
		from := i
		for i < len(c) && c[i] != '=' && c[i] != '>' && c[i] > ' ' {
			i++
		}
		name := c[from:i]
		if i == len(c) || c[i] != '=' {
			m.each(m.decoded(m.loose(from)), from, true)
			continue
		}
		for i++; i < len(c) && c[i] <= ' '; i++ {
		}
		from = i
		end := i
		if i < len(c) && (c[i] == '"' || c[i] == '\'') {
			from++
			if end = bytes.IndexByte(c[from:], c[i]); end < 0 {
				end = len(c)
			} else {
				end += from
			}
			i = min(end+1, len(c))
		} else {
			for end < len(c) && c[end] != '>' && c[end] > ' ' {
				end++
			}
			i = end
			m.each(m.decoded(m.loose(from)), from, true)
			continue
		}
		if end > from && !(m.workbook && len(name) == 1 && isReference(c[from:end])) {
			m.each(m.decoded(c[from:end]), from, !isSpoken(string(name)))
		}
	}
	return i
}

// loose gives all up to the end of a tag or to a quotation: what has no quotation
// marks may go on behind a space.
func (m *marker) loose(from int) []byte {
	for to := from; to < len(m.c); to++ {
		if c := m.c[to]; c == '>' || c == '"' || c == '\'' {
			return m.c[from:to]
		}
	}
	return m.c[from:]
}

// isSpoken tells whether an attribute holds running text.
func isSpoken(name string) bool {
	switch name {
	case "title", "alt", "content", "placeholder", "label", "summary", "aria-label", "aria-description", "aria-valuetext":
		return true
	}
	return false
}

// written tells whether a tag may be of minutes as they are written: a text goes
// on through it.
func written(tag string) bool {
	switch tag {
	case "a", "em", "strong", "del", "code", "i", "u", "s", "mark":
		return true
	}
	return false
}

// inline tells whether a tag stands within a line of text. Of the others that do
// a name goes through them; a text ends, as the program says something else.
func inline(tag string) bool {
	switch tag {
	case "abbr", "b", "bdi", "bdo", "big", "cite", "data", "dfn", "font", "ins", "kbd", "q", "samp", "small", "span", "strike", "sub", "sup",
		"time", "tspan", "tt", "var", "wbr":
		return true
	}
	return false
}

// isReference tells whether a value names a cell, such as AB12; no name is one.
func isReference(v []byte) bool {
	i := 0
	for i < len(v) && i < 3 && 'A' <= v[i] && v[i] <= 'Z' {
		i++
	}
	return i > 0 && isNumber(v[i:])
}

// inCell is inline for the parts of a workbook: a cell's text may be in several.
func inCell(tag string) bool {
	switch tag {
	case "t", "r", "rPr", "b", "i", "u", "sz", "color", "rFont", "family", "scheme", "charset", "vertAlign", "strike":
		return true
	}
	return false
}
