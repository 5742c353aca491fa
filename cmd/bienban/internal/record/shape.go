package record

import "bytes"

// Limits on the shape of a body, each many times what any minutes have. Within
// them the Markdown reader's work grows as the text does; beyond them it grows
// as the square of nesting, of unmatched marks, or of a table's padding.
const (
	maxLines  = 250_000
	maxNest   = 100           // lists and quotes within each other
	maxNested = 2_000_000     // the deepest nesting times the lines
	maxMarks  = 1_000_000_000 // sum over paragraphs of their marks, squared
	maxCells  = 1_000_000     // sum over tables of their columns times their lines
)

// shape is what one look over a body's bytes tells of it before it is parsed.
type shape struct {
	marked bool   // it may hold inline markup or a link
	fault  string // message of the limit that it is beyond, or ""
	at     int    // where that shows
}

// What a byte may mean to the Markdown reader.
const (
	plainByte = iota
	lineEnd
	pipe
	mark    // opens or closes inline markup, and may wait for its other half
	escape  // other inline markup
	linkEnd // may be within a bare address
)

var byteKinds = func() (kinds [256]uint8) {
	kinds['\n'], kinds['|'] = lineEnd, pipe
	for _, c := range []byte("*_~`[]<") {
		kinds[c] = mark
	}
	for _, c := range []byte(`\&`) {
		kinds[c] = escape
	}
	for _, c := range []byte(":w@") {
		kinds[c] = linkEnd
	}
	return kinds
}()

// survey looks over a body. A block is a run of lines that are not blank.
func survey(b []byte) (s shape) {
	lines, nest := 0, 0
	blockLines, blockMarks, blockPipes, linePipes := 0, 0, 0, 0
	marks, cells := 0, 0
	for start := 0; start < len(b); {
		prefix, depth := containers(b[start:])
		i := start + prefix
		if i == len(b) || b[i] == '\n' {
			marks += blockMarks * blockMarks
			cells += blockLines * blockPipes
			blockLines, blockMarks, blockPipes = 0, 0, 0
		}
		linePipes = 0
	line:
		for ; i < len(b); i++ {
			switch byteKinds[b[i]] {
			case plainByte:
			case lineEnd:
				break line
			case pipe:
				linePipes++
			case mark:
				blockMarks++
				s.marked = true
			case escape:
				s.marked = true
			case linkEnd:
				s.marked = s.marked || bareLink(b, i)
			}
		}
		lines++
		blockLines++
		blockPipes = max(blockPipes, linePipes)
		nest = max(nest, depth)
		switch {
		case lines > maxLines:
			s.fault = "source.lines"
		case nest > maxNest || nest*lines > maxNested:
			s.fault = "source.nested"
		case marks+blockMarks*blockMarks > maxMarks:
			s.fault = "source.marks"
		case cells+blockLines*blockPipes > maxCells:
			s.fault = "source.cells"
		}
		if s.fault != "" {
			s.at = start
			return s
		}
		start = i + 1
	}
	return s
}

// bareLink tells whether a bare address may stand around b[i].
func bareLink(b []byte, i int) bool {
	switch b[i] {
	case ':':
		return bytes.HasPrefix(b[i:], []byte("://"))
	case 'w':
		return bytes.HasPrefix(b[i:], []byte("www."))
	}
	// An @ with something on both sides; what begins with one is an id.
	return i > 0 && b[i-1] > ' ' && i+1 < len(b) && b[i+1] > ' '
}

// containers gives the length of a line's list and quote marks with the space
// around them, and how deeply they can nest it at most: every mark is a level,
// and every two columns of indentation before one may stand for another.
func containers(b []byte) (length, depth int) {
	marks, columns := 0, 0
	rule, only := byte(0), true // a line of nothing but one mark is a rule
	quotes := 0
	i := 0
	for i < len(b) {
		c := b[i]
		n := 1
		switch {
		case c == '\n':
			if only && rule != 0 {
				depth = quotes
			}
			return i, depth
		case c == ' ':
			columns++
			i++
			continue
		case c == '\t':
			columns += 4
			i++
			continue
		case c == '>':
			quotes++
		case c == '-' || c == '*' || c == '+':
			only = only && c != '+' && (rule == 0 || rule == c)
			rule = c
		case '0' <= c && c <= '9':
			only = false
			for n < len(b)-i && '0' <= b[i+n] && b[i+n] <= '9' {
				n++
			}
			if n > 9 || i+n == len(b) || b[i+n] != '.' && b[i+n] != ')' {
				return i, depth
			}
			n++
		default:
			return i, depth
		}
		if c != '>' && i+n < len(b) && b[i+n] != ' ' && b[i+n] != '\t' && b[i+n] != '\n' {
			return i, depth
		}
		i += n
		marks++
		depth = marks + columns/2
	}
	return i, depth
}
