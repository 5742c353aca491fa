package sheet

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

var tabs = []Tab{
	{"Bìa", []Head{{"Mục", 20}, {"Giá trị", 40}}},
	{"Đảng viên", []Head{{"Đồng chí", 24}, {"Ngày", 12}, {"Số buổi", 10}, {"Biên bản", 30}}},
	{"Trống", []Head{{"Cột", 10}}},
}

var tabRows = [][][]any{
	{{"Chi bộ <7> & \"bạn\"", "dòng một\ndòng hai"}, {"", nil}, {"=1+1", strings.Repeat("ê", maxCell)}},
	{{"Lê Văn Công", day(2019, 11, 4), 7, Link{"4/11/2019", `../../sessions/c7/a"b.html#1`}},
		{nil, day(1890, 1, 1), -1, Link{strings.Repeat("x", 300), "y"}}, {"\x01", day(1900, 1, 1), 0, nil}},
	nil,
}

func framed(t testing.TB) []byte {
	t.Helper()
	f, err := NewFrame(tabs)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b, tabRows); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestFrame reads a workbook of several sheets back.
func TestFrame(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(framed(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}()
	if got := f.GetSheetList(); strings.Join(got, "|") != "Bìa|Đảng viên|Trống" {
		t.Errorf("the sheets are %q", got)
	}
	for _, c := range []struct{ tab, cell, want string }{
		{"Bìa", "A1", "Mục"}, {"Bìa", "B1", "Giá trị"}, {"Bìa", "A2", "Chi bộ <7> & \"bạn\""}, {"Bìa", "B2", "dòng một\ndòng hai"},
		{"Bìa", "A3", ""}, {"Bìa", "A4", "=1+1"}, {"Đảng viên", "A2", "Lê Văn Công"}, {"Đảng viên", "B2", "04/11/2019"},
		{"Đảng viên", "C2", "7"}, {"Đảng viên", "D2", "4/11/2019"}, {"Đảng viên", "B3", "1890-01-01"}, {"Đảng viên", "C3", "-1"},
		{"Đảng viên", "D3", strings.Repeat("x", 300)}, {"Đảng viên", "A4", "\ufffd"}, {"Đảng viên", "B4", "01/01/1900"}, {"Đảng viên", "C4", "0"},
		{"Trống", "A1", "Cột"}, {"Trống", "A2", ""},
	} {
		if got, err := f.GetCellValue(c.tab, c.cell); err != nil || got != c.want {
			t.Errorf("%s %s is %q, want %q (%v)", c.tab, c.cell, got, c.want, err)
		}
	}
	if got, err := f.GetCellFormula("Đảng viên", "D2"); err != nil || got != `HYPERLINK("../../sessions/c7/a""b.html#1","4/11/2019")` {
		t.Errorf("the link is %q (%v)", got, err)
	}
	if got, err := f.GetCellFormula("Bìa", "A4"); err != nil || got != "" {
		t.Errorf("a text became the formula %q (%v)", got, err)
	}
	if got, _ := f.GetCellValue("Bìa", "B4"); len(got) > maxCell || !strings.HasPrefix(got, "êê") || !strings.HasSuffix(got, "ê…") {
		t.Errorf("a text too long was kept as %d bytes", len(got))
	}
	if panes, err := f.GetPanes("Đảng viên"); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v (%v)", panes, err)
	}
	if width, err := f.GetColWidth("Bìa", "B"); err != nil || width != 40 {
		t.Errorf("column B is %v wide (%v)", width, err)
	}
}

func TestFramesAreTheSameEachTime(t *testing.T) {
	first := framed(t)
	for range 10 {
		if !bytes.Equal(framed(t), first) {
			t.Fatal("two workbooks of the same rows differ")
		}
	}
}

func BenchmarkFrame(b *testing.B) {
	f, err := NewFrame(slicesOf(tabs, 11))
	if err != nil {
		b.Fatal(err)
	}
	rows := make([][][]any, 11)
	for i := range rows {
		for range 25 {
			rows[i] = append(rows[i], []any{"Nội dung nào đó dài dài", day(2019, 11, 4), 7, Link{"4/11/2019", "../../sessions/c7/2019-11-04.html#1"}})
		}
	}
	for b.Loop() {
		var out bytes.Buffer
		if err := f.Write(&out, rows); err != nil {
			b.Fatal(err)
		}
	}
}

// slicesOf gives n sheets like the second.
func slicesOf(tabs []Tab, n int) []Tab {
	out := make([]Tab, n)
	for i := range out {
		out[i] = Tab{strings.Repeat("x", i+1), tabs[1].Heads}
	}
	return out
}
