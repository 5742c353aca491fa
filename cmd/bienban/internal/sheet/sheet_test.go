package sheet

import (
	"bytes"
	"flag"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/duckdb/duckdb-go/v2"
	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update", false, "rewrite testdata")

var columns = []Column{
	{Name: "text", Type: "VARCHAR", Meaning: "Nội dung"}, {Name: "n", Type: "BIGINT", Unit: "n", Meaning: "Số"},
	{Name: "rate", Type: "DOUBLE", Unit: "%", Meaning: "Tỷ lệ"}, {Name: "day", Type: "DATE", Meaning: "Ngày"},
	{Name: "at", Type: "TIME", Meaning: "Giờ"}, {Name: "yes", Type: "BOOLEAN", Meaning: "Có"}, {Name: "list", Type: "INTEGER[]"},
	{Name: "like", Type: "DECIMAL(3,2)"}, {Name: "huge", Type: "HUGEINT"}, {Name: "page", Type: "VARCHAR"},
}

var rows = [][]any{
	{"Gác đêm | chưa *nghiêm*, \"chậm\"\ncòn <b>", int64(7), 71.4, day(2019, 11, 4), time.Date(1, 1, 1, 14, 5, 0, 0, time.UTC), true,
		[]any{int32(1), nil}, duckdb.Decimal{Width: 3, Scale: 2, Value: big.NewInt(85)}, new(big.Int).Lsh(big.NewInt(1), 70), "units/c1.html"},
	{nil, nil, nil, nil, nil, nil, nil, nil, nil, nil},
	{"=1+1", int64(-1), math.Inf(1), day(1890, 1, 1), nil, false, []any{}, nil, big.NewInt(3), "sessions/c1/2019-11-04.html#1"},
}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// TestForms writes the same rows in every form, against testdata/rows.FORM.
func TestForms(t *testing.T) {
	for _, form := range Forms {
		var b bytes.Buffer
		w, err := To(&b, form, columns)
		if err != nil {
			t.Fatal(err)
		}
		write(t, w)
		name := filepath.Join("testdata", "rows."+form)
		if *update {
			if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if b.String() != string(want) {
			t.Errorf("%s: got\n%swant\n%s", form, b.String(), want)
		}
	}
	if _, err := To(nil, "pdf", nil); err == nil {
		t.Error("no error for a form that is none")
	}
}

func write(t *testing.T, w Writer) {
	t.Helper()
	for _, row := range rows {
		if err := w.Row(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// hrefTo links to units only: no other page is there.
func hrefTo(at string) string {
	if !strings.HasPrefix(at, "units/") {
		return ""
	}
	return "../" + at
}

func book(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := XLSX(&b, Book{
		Title: "Việc quá hạn", Notes: []string{"Tính đến 31/12/2019", ""}, Columns: columns, Link: "page", TempDir: t.TempDir(),
		Href: hrefTo, Data: "Số liệu", About: "Giải thích", Heads: [3]string{"Cột", "Đơn vị", "Ý nghĩa"},
	})
	if err != nil {
		t.Fatal(err)
	}
	write(t, w)
	return b.Bytes()
}

// TestWorkbook reads a workbook back: title, frozen head, typed cells, links,
// and what the second sheet says.
func TestWorkbook(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(book(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}()
	for cell, want := range map[string]string{
		"A1": "Việc quá hạn", "A2": "Nội dung", "C2": "Tỷ lệ (%)", "A3": "text", "J3": "page",
		"A4": rows[0][0].(string), "B4": "7", "C4": "71.4", "D4": "04/11/2019", "E4": "14:05", "F4": "TRUE", "G4": "[1,null]", "H4": "0.85",
		"A5": "", "B5": "", "A6": "=1+1", "D6": "1890-01-01", "I6": "3", "J6": "sessions/c1/2019-11-04.html#1",
	} {
		got, err := f.GetCellValue("Số liệu", cell)
		if err != nil || got != want {
			t.Errorf("%s is %q, want %q (%v)", cell, got, want, err)
		}
	}
	if formula, err := f.GetCellFormula("Số liệu", "J4"); err != nil || formula != `HYPERLINK("../units/c1.html","units/c1.html")` {
		t.Errorf("the link is %q (%v)", formula, err)
	}
	if formula, err := f.GetCellFormula("Số liệu", "J6"); err != nil || formula != "" {
		t.Errorf("the address of a page that is not there has the link %q (%v)", formula, err)
	}
	if formula, err := f.GetCellFormula("Số liệu", "A6"); err != nil || formula != "" {
		t.Errorf("a text became the formula %q (%v)", formula, err)
	}
	if panes, err := f.GetPanes("Số liệu"); err != nil || !panes.Freeze || panes.YSplit != 3 {
		t.Errorf("panes %+v (%v)", panes, err)
	}
	for cell, want := range map[string]string{"A2": "Tính đến 31/12/2019", "A4": "Cột", "B6": "n", "C7": "Tỷ lệ"} {
		if got, err := f.GetCellValue("Giải thích", cell); err != nil || got != want {
			t.Errorf("%s of the second sheet is %q, want %q (%v)", cell, got, want, err)
		}
	}
}

func TestWorkbooksAreTheSameEachTime(t *testing.T) {
	first := book(t)
	for range 20 {
		if !bytes.Equal(book(t), first) {
			t.Fatal("two workbooks of the same rows differ")
		}
	}
}
