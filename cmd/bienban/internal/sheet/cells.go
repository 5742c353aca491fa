package sheet

import (
	"encoding/xml"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Link is a cell that leads to a place in the site that the workbook lies in.
type Link struct{ Text, Href string }

// The most that a cell may hold, and the most of a text in a formula.
const (
	maxCell    = 32767
	maxFormula = 255
)

// sheet writes a sheet's part: a frozen head, then rows (ECMA-376, part 1, 18.3).
func (x *packer) sheet(t Tab, style styles, rows [][]any) {
	b := &x.xml
	b.Reset()
	b.WriteString(xml.Header + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">` +
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	names := make([]string, len(t.Heads))
	for i, h := range t.Heads {
		names[i], _ = excelize.ColumnNumberToName(i + 1) // an error only beyond 16,384 columns
		n := strconv.Itoa(i + 1)
		b.WriteString(`<col min="` + n + `" max="` + n + `" width="` + strconv.Itoa(h.Width) + `" customWidth="1"/>`)
	}
	b.WriteString(`</cols><sheetData><row r="1">`)
	for i, h := range t.Heads {
		x.text(names[i]+"1", style.name, h.Text)
	}
	b.WriteString(`</row>`)
	for i, row := range rows {
		n := strconv.Itoa(i + 2)
		b.WriteString(`<row r="` + n + `">`)
		for j, v := range row {
			x.cell(names[j]+n, style, v)
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData></worksheet>`)
}

func (x *packer) cell(at string, style styles, v any) {
	switch v := v.(type) {
	case string:
		if v != "" {
			x.text(at, 0, v)
		}
	case int:
		x.open(at, 0, "")
		x.xml.WriteString(`<v>` + strconv.Itoa(v) + `</v></c>`)
	case time.Time:
		if v.Year() < 1900 { // a sheet knows no earlier days
			x.text(at, 0, v.Format("2006-01-02"))
			return
		}
		x.open(at, style.day, "")
		x.xml.WriteString(`<v>` + strconv.Itoa(serial(v)) + `</v></c>`)
	case Link:
		if len(v.Href) > maxFormula || len(v.Text) > maxFormula {
			x.text(at, 0, v.Text)
			return
		}
		x.open(at, style.link, "str")
		x.xml.WriteString(`<f>`)
		x.escape(`HYPERLINK("` + strings.ReplaceAll(v.Href, `"`, `""`) + `","` + strings.ReplaceAll(v.Text, `"`, `""`) + `")`)
		x.xml.WriteString(`</f><v>`)
		x.escape(v.Text)
		x.xml.WriteString(`</v></c>`)
	}
}

func (x *packer) text(at string, style int, s string) {
	x.open(at, style, "inlineStr")
	x.xml.WriteString(`<is><t xml:space="preserve">`)
	if len(s) > maxCell {
		s = s[:maxCell-utf8.UTFMax]
		for !utf8.ValidString(s) {
			s = s[:len(s)-1]
		}
		s += "…"
	}
	x.escape(s)
	x.xml.WriteString(`</t></is></c>`)
}

func (x *packer) open(at string, style int, kind string) {
	x.xml.WriteString(`<c r="` + at + `"`)
	if style != 0 {
		x.xml.WriteString(` s="` + strconv.Itoa(style) + `"`)
	}
	if kind != "" {
		x.xml.WriteString(` t="` + kind + `"`)
	}
	x.xml.WriteByte('>')
}

// escape writes text; what XML can't hold becomes a replacement character. A
// buffer takes every write: there is no error to have.
func (x *packer) escape(s string) { _ = xml.EscapeText(&x.xml, []byte(s)) }
