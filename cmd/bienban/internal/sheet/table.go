package sheet

import (
	"bufio"
	"strings"
	"unicode"
	"unicode/utf8"
)

// table is aligned text, for a terminal. It holds all rows: how wide a column
// is, only the last row tells.
type table struct {
	w       *bufio.Writer
	columns []Column
	rows    [][]string
}

// Row keeps a row; line ends and tabs in it would break the table.
func (t *table) Row(values []any) error {
	row := make([]string, len(values))
	for i, v := range values {
		row[i] = strings.Join(strings.Fields(Text(v, t.columns[i].Type)), " ")
	}
	t.rows = append(t.rows, row)
	return nil
}

// Close writes the head, a line, and the rows: numbers to the right.
func (t *table) Close() error {
	head := make([]string, len(t.columns))
	widths := t.widths(head)
	t.line(head, widths)
	for i, n := range widths {
		if i > 0 {
			_, _ = t.w.WriteString("  ")
		}
		_, _ = t.w.WriteString(strings.Repeat("─", n))
	}
	_ = t.w.WriteByte('\n')
	for _, row := range t.rows {
		t.line(row, widths)
	}
	return t.w.Flush()
}

// widths fills the head and gives each column's width in characters.
func (t *table) widths(head []string) []int {
	out := make([]int, len(t.columns))
	for i, c := range t.columns {
		head[i] = c.Name
		out[i] = width(c.Name)
		for _, row := range t.rows {
			out[i] = max(out[i], width(row[i]))
		}
	}
	return out
}

func (t *table) line(row []string, widths []int) {
	var b strings.Builder
	for i, s := range row {
		if i > 0 {
			b.WriteString("  ")
		}
		pad := strings.Repeat(" ", widths[i]-width(s))
		if t.columns[i].IsNumber() {
			b.WriteString(pad + s)
		} else {
			b.WriteString(s + pad)
		}
	}
	_, _ = t.w.WriteString(strings.TrimRight(b.String(), " ") + "\n")
}

// width counts what takes a place: marks stand over the letter before.
func width(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.Is(unicode.Mn, r) {
			n++
		}
	}
	return n
}

// markdown is a table of GitHub's kind.
type markdown struct{ table }

func (m *markdown) Close() error {
	head := make([]string, len(m.columns))
	for _, row := range m.rows {
		for i := range row {
			row[i] = escaped(row[i])
		}
	}
	for i, n := range m.widths(head) {
		head[i] = escaped(head[i])
		if n < 3 {
			n = 3
		}
		line := strings.Repeat("-", n)
		if m.columns[i].IsNumber() {
			line = line[1:] + ":"
		}
		head[i] += "\x00" + line
	}
	var rule []string
	for i, h := range head {
		name, line, _ := strings.Cut(h, "\x00")
		head[i] = name
		rule = append(rule, line)
	}
	for _, row := range append([][]string{head, rule}, m.rows...) {
		_, _ = m.w.WriteString("| " + strings.Join(row, " | ") + " |\n")
	}
	return m.w.Flush()
}

// escaped keeps a text from being read as Markdown.
func escaped(s string) string {
	if !strings.ContainsAny(s, "|\\`*_<>[]") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if strings.ContainsRune("|\\`*<>[]", r) {
			b.WriteByte('\\')
		}
		b.WriteString(s[i : i+n])
		i += n
	}
	return b.String()
}
