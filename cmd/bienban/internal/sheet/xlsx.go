package sheet

import (
	"fmt"
	"io"
	"math/big"
	"strings"
	"time"

	"github.com/duckdb/duckdb-go/v2"
	"github.com/xuri/excelize/v2"
)

// Book says what a workbook is of.
type Book struct {
	Title   string   // of the sheet, above its head
	Notes   []string // what stands on the second sheet, a line each
	Columns []Column
	Link    string                      // the column that holds an address in the site, or ""
	Href    func(address string) string // how to link to it from the workbook, "" if not; nil makes no links
	Data    string                      // name of the first sheet
	About   string                      // and of the second
	Heads   [3]string
	TempDir string // where what does not fit in memory goes meanwhile
}

// maxRows is what a sheet holds, less the three lines of its head.
const maxRows = 1<<20 - 3

// workbook writes one answer: title, each column's meaning and its name, all
// three frozen, then typed rows. A second sheet says what the columns are.
type workbook struct {
	Book
	to    io.Writer
	file  *excelize.File
	sheet *excelize.StreamWriter
	style styles
	cells []any
	rows  int
	link  int // the column of addresses, or -1
}

type styles struct{ title, meaning, name, day, clock, decimal, link int }

// XLSX begins a workbook, which is written to w when it is closed. Rows beyond
// what a sheet holds (1,048,573) are left out, and the second sheet says so.
func XLSX(w io.Writer, book Book) (Writer, error) {
	b := &workbook{Book: book, to: w, file: excelize.NewFile(excelize.Options{TmpDir: book.TempDir}), cells: make([]any, len(book.Columns)), link: -1}
	for i, c := range book.Columns {
		if c.Name == book.Link && book.Href != nil {
			b.link = i
		}
	}
	if err := b.begin(); err != nil {
		_ = b.file.Close() // the first error is the one to tell
		return nil, err
	}
	return b, nil
}

func (b *workbook) begin() (err error) {
	if err = b.file.SetSheetName("Sheet1", b.Data); err != nil {
		return err
	}
	if b.style, err = makeStyles(b.file); err != nil {
		return err
	}
	if b.sheet, err = b.file.NewStreamWriter(b.Data); err != nil {
		return err
	}
	return b.head()
}

// makeStyles gives a workbook the looks of its cells.
func makeStyles(file *excelize.File) (out styles, err error) {
	for _, s := range []struct {
		id *int
		as excelize.Style
	}{
		{&out.title, excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}}},
		{&out.meaning, excelize.Style{Font: &excelize.Font{Color: "5C5850", Size: 9}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}},
		{&out.name, excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F3EFE6"}}}},
		{&out.day, excelize.Style{CustomNumFmt: format("dd/mm/yyyy")}},
		{&out.clock, excelize.Style{CustomNumFmt: format("hh:mm")}},
		{&out.decimal, excelize.Style{CustomNumFmt: format("0.0#")}},
		{&out.link, excelize.Style{Font: &excelize.Font{Color: "8A1C1C", Underline: "single"}}},
	} {
		if *s.id, err = file.NewStyle(&s.as); err != nil {
			return out, err
		}
	}
	return out, nil
}

func format(s string) *string { return &s }

// head writes the frozen lines; widths come first, as the form of the file wants.
func (b *workbook) head() error {
	for i, c := range b.Columns {
		if err := b.sheet.SetColWidth(i+1, i+1, columnWidth(c)); err != nil {
			return err
		}
	}
	if err := b.sheet.SetPanes(&excelize.Panes{Freeze: true, YSplit: 3, TopLeftCell: "A4", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	meanings, names := make([]any, len(b.Columns)), make([]any, len(b.Columns))
	for i, c := range b.Columns {
		meanings[i] = excelize.Cell{StyleID: b.style.meaning, Value: label(c)}
		names[i] = excelize.Cell{StyleID: b.style.name, Value: c.Name}
	}
	for i, row := range [][]any{{excelize.Cell{StyleID: b.style.title, Value: b.Title}}, meanings, names} {
		if err := b.sheet.SetRow(fmt.Sprintf("A%d", i+1), row); err != nil {
			return err
		}
	}
	return nil
}

func label(c Column) string {
	if c.Unit == "" {
		return c.Meaning
	}
	return c.Meaning + " (" + c.Unit + ")"
}

// columnWidth is in characters, by what a column is likely to hold.
func columnWidth(c Column) float64 {
	switch {
	case c.Name == "text" || c.Name == "title" || c.Name == "name":
		return 40
	case c.IsNumber() || c.Type == "DATE" || c.Type == "BOOLEAN":
		return 13
	}
	return 22
}

// Row adds a row: dates are dates, numbers numbers, and an address a link to
// the site that the workbook lies in.
func (b *workbook) Row(values []any) error {
	b.rows++
	if b.rows > maxRows {
		return nil
	}
	for i, v := range values {
		b.cells[i] = b.cell(v, b.Columns[i].Type)
		if address, ok := v.(string); ok && i == b.link {
			to := b.Href(address)
			if to == "" {
				continue
			}
			formula := `HYPERLINK("` + strings.ReplaceAll(to, `"`, `""`) + `","` + strings.ReplaceAll(address, `"`, `""`) + `")`
			b.cells[i] = excelize.Cell{StyleID: b.style.link, Formula: formula, Value: address}
		}
	}
	return b.sheet.SetRow(fmt.Sprintf("A%d", b.rows+3), b.cells)
}

func (b *workbook) cell(v any, kind string) any {
	switch v := v.(type) {
	case time.Time:
		switch {
		case kind == "TIME":
			return excelize.Cell{StyleID: b.style.clock, Value: time.Duration(v.Hour())*time.Hour + time.Duration(v.Minute())*time.Minute}
		case v.Year() >= 1900:
			return excelize.Cell{StyleID: b.style.day, Value: serial(v)}
		}
		return Text(v, kind) // a sheet knows no earlier days
	case float64:
		return excelize.Cell{StyleID: b.style.decimal, Value: v}
	case duckdb.Decimal:
		return excelize.Cell{StyleID: b.style.decimal, Value: v.Float64()}
	case *big.Int:
		if v.IsInt64() {
			return v.Int64()
		}
	case nil, bool, string, int8, int16, int32, int64, uint8, uint16, uint32, uint64:
		return v
	}
	return Text(v, kind)
}

// serial gives a sheet's number of a day: 1 is 1900-01-01, and there is a 29
// February 1900 that never was (ECMA-376, part 1, 18.17.4.1).
func serial(t time.Time) int {
	days := int(t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
	if days <= 60 {
		days--
	}
	return days
}

// Close writes the second sheet and the file.
func (b *workbook) Close() error {
	err := b.sheet.Flush()
	if err == nil {
		err = b.about()
	}
	if err == nil {
		err = b.file.Write(b.to)
	}
	if closed := b.file.Close(); err == nil {
		err = closed
	}
	return err
}

// about writes the second sheet. It is no stream: two streams would go into the
// file in either order.
func (b *workbook) about() error {
	if _, err := b.file.NewSheet(b.About); err != nil {
		return err
	}
	for i, width := range []float64{22, 10, 90} {
		column := string(rune('A' + i))
		if err := b.file.SetColWidth(b.About, column, column, width); err != nil {
			return err
		}
	}
	rows := [][]any{{b.Title}}
	for _, n := range b.Notes {
		if n != "" {
			rows = append(rows, []any{n})
		}
	}
	if b.rows > maxRows {
		rows = append(rows, []any{fmt.Sprintf("%d / %d", maxRows, b.rows)})
	}
	rows = append(rows, nil, []any{b.Heads[0], b.Heads[1], b.Heads[2]})
	head := len(rows)
	for _, c := range b.Columns {
		rows = append(rows, []any{c.Name, c.Unit, c.Meaning})
	}
	for i, row := range rows {
		if err := b.file.SetSheetRow(b.About, fmt.Sprintf("A%d", i+1), &row); err != nil {
			return err
		}
	}
	if err := b.file.SetCellStyle(b.About, "A1", "A1", b.style.title); err != nil {
		return err
	}
	return b.file.SetCellStyle(b.About, fmt.Sprintf("A%d", head), fmt.Sprintf("C%d", head), b.style.name)
}
