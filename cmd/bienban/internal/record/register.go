package record

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/text"
)

// entry is one row of a register.
type entry struct {
	pos     diag.Pos
	columns []string // FORMAT.md's
	cells   []span   // in that order
}

// get gives a cell; an absent column is an empty cell at the row's start.
func (e entry) get(column string) span {
	return e.cells[slices.Index(e.columns, column)]
}

// register reads a CSV file row by row. The columns are given in FORMAT.md's
// order; the first three are required. Separator `,`, or `;` where the header
// line has no comma; quotes as in RFC 4180. Rows without any text are passed
// over.
func (r *reader) register(columns ...string) iter.Seq[entry] {
	return func(yield func(entry) bool) {
		in := csv.NewReader(bytes.NewReader(r.src.Text))
		in.FieldsPerRecord = -1
		in.ReuseRecord = true
		header, _, _ := bytes.Cut(bytes.TrimLeft(r.src.Text, "\n"), []byte("\n"))
		if !bytes.ContainsRune(header, ',') {
			in.Comma = ';'
		}
		var order []int // of each cell of a row: which column it is, or -1
		e := entry{columns: columns, cells: make([]span, len(columns))}
		for {
			cells, err := in.Read()
			switch {
			case err == io.EOF:
				if order == nil {
					r.ds.Errorf(diag.Pos{Line: 1, Col: 1}, "register.header", strings.Join(columns, ","))
				}
				return
			case err != nil:
				r.csvError(err)
				if order == nil {
					return
				}
			case order == nil:
				if order = r.header(in, cells, columns); order == nil {
					return
				}
			case r.fill(&e, in, cells, order) && !yield(e):
				return
			}
		}
	}
}

// fill puts a row's cells under their columns; not those of an empty row, nor
// of one that has too many or too few.
func (r *reader) fill(e *entry, in *csv.Reader, cells []string, order []int) bool {
	if !slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" }) {
		return false
	}
	if len(cells) != len(order) {
		line, _ := in.FieldPos(0)
		r.ds.Errorf(diag.Pos{Line: int32(line), Col: 1}, "register.ragged", strconv.Itoa(len(cells)), strconv.Itoa(len(order)))
		return false
	}
	e.pos = r.fieldPos(in, 0)
	for i := range e.cells {
		e.cells[i] = span{pos: e.pos}
	}
	for i, c := range cells {
		if order[i] < 0 || c == "" {
			continue
		}
		e.cells[order[i]] = span{cleanText(c), r.fieldPos(in, i)}
	}
	return true
}

// header matches the header row against the columns; nil where a required one
// is missing.
func (r *reader) header(in *csv.Reader, cells, columns []string) []int {
	order := make([]int, len(cells))
	for i, c := range cells {
		c = cleanText(c)
		at := slices.IndexFunc(columns, func(column string) bool { return text.Fold(column) == text.Fold(c) })
		switch {
		case at >= 0 && slices.Contains(order[:i], at):
			r.ds.Errorf(r.fieldPos(in, i), "column.twice", c)
		case at < 0 && !strings.HasPrefix(text.Fold(c), "x-"):
			r.ds.Errorf(r.fieldPos(in, i), "column.unknown", c).Suggest(text.Nearest(c, columns))
		}
		order[i] = at
	}
	complete := true
	for i, column := range columns[:3] {
		if !slices.Contains(order, i) {
			r.ds.Errorf(r.fieldPos(in, 0), "column.missing", column, column).Advise("hint.columns", strings.Join(columns, ","))
			complete = false
		}
	}
	if !complete {
		return nil
	}
	return order
}

func (r *reader) csvError(err error) {
	var e *csv.ParseError
	if errors.As(err, &e) {
		r.ds.Errorf(diag.Pos{Line: int32(e.Line), Col: r.characters(e.Line, e.Column)}, "register.quote").Advise("hint.quote")
	}
}

// fieldPos gives the place of a cell in characters.
func (r *reader) fieldPos(in *csv.Reader, i int) diag.Pos {
	line, column := in.FieldPos(i)
	return diag.Pos{Line: int32(line), Col: r.characters(line, column)}
}

// characters turns a column counted in bytes from 1 into one in characters.
func (r *reader) characters(line, column int) int32 {
	return r.src.Pos(r.src.lineStart(line) + column - 1).Col
}

// required gives a cell's text, or reports that it is empty.
func (r *reader) required(e entry, column string) (span, bool) {
	s := e.get(column)
	if s.text == "" {
		r.ds.Errorf(e.pos, "cell.empty", column)
	}
	return s, s.text != ""
}

// id reads an id that an address will hold.
func (r *reader) id(e entry) (span, bool) {
	s, ok := r.required(e, "id")
	if ok && (strings.ContainsAny(s.text, "/\\#") || strings.Trim(s.text, ".") == "" || strings.Map(visible, s.text) != s.text) {
		r.ds.Errorf(s.pos, "id.char", strings.Map(visible, s.text)).Advise("hint.id")
		return s, false
	}
	return s, ok
}

// optionalDate reads a date that may be left empty.
func (r *reader) optionalDate(e entry, column string) text.Date {
	if s := e.get(column); s.text != "" {
		return r.date(s)
	}
	return 0
}

// span of days, both inclusive; zero is open.
func (r *reader) days(e entry) (from, to text.Date) {
	from, to = r.optionalDate(e, "from"), r.optionalDate(e, "to")
	if from != 0 && to != 0 && to < from {
		r.ds.Errorf(e.get("to").pos, "days.order", from.String(), to.String())
	}
	return from, to
}

// optionalWord reads an enum word that may be left empty.
func (r *reader) optionalWord(e entry, column string, v *text.Vocabulary) string {
	s := e.get(column)
	if s.text == "" {
		return ""
	}
	w, _ := r.word(s, v, column)
	return w
}
