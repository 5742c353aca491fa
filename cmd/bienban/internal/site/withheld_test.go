package site

import (
	"testing"

	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/sheet"
	"bienban/cmd/bienban/internal/words"
)

// TestWithheldIsSaidOnce writes shares, of one row and of several put together.
func TestWithheldIsSaidOnce(t *testing.T) {
	vi, ok := words.For("vi")
	if !ok {
		t.Fatal("no words")
	}
	s := &Site{o: Options{Words: vi}}
	d := dataset{Query: &facts.Query{Shares: []facts.Share{{Rate: "rate", N: "n", Of: "of"}}}}
	columns := []sheet.Column{{Name: "n", Type: "BIGINT", Unit: "n"}, {Name: "of", Type: "BIGINT", Unit: "n"}, {Name: "rate", Type: "DOUBLE", Unit: "%"}}
	f := &figure{dataset: &d, columns: columns, at: map[string]int{"n": 0, "of": 1, "rate": 2}, rows: [][]any{
		{int64(5), int64(7), 71.4},
		{int64(1), int64(7), 14.3},
		{sheet.Withheld("<5"), sheet.Withheld("<5"), sheet.Hidden},
		{sheet.Hidden, sheet.Hidden, sheet.Hidden},
		{int64(0), int64(0), nil},
	}}
	for row, want := range []string{"5/7 (71,4 %)", "1/7 (14,3 %)", "<5", "ẩn", ""} {
		if got := s.share(d, columns, f.rows[row], 2); got != want {
			t.Errorf("row %d is written %q, want %q", row, got, want)
		}
	}
	for want, rows := range map[string][]int32{
		"6/14 (42,9 %)": {0, 1}, "<5": {2}, "ẩn": {0, 2}, "5/7 (71,4 %)": {0, 4},
	} {
		m := sum{}
		for _, r := range rows {
			m.add(f, r, "rate", d.Shares[0], true)
		}
		mark := s.summed(&placed{figure: f}, "rate", &m)
		if got := mark.Text + mark.Why; got != want || mark.Known == (mark.Why != "") {
			t.Errorf("rows %v are written %q, want %q (known: %v)", rows, got, want, mark.Known)
		}
	}
}
