package facts

import (
	"testing"

	fold "bienban/cmd/bienban/internal/text"
)

// TestFoldIsTheSameInSQL holds the macro against text.Fold.
func TestFoldIsTheSameInSQL(t *testing.T) {
	f, _ := load(t, content, 0, Options{})
	words := []string{
		"Chủ trì", "chu_tri", "CHU  TRI", "ĐẢNG ỦY", "đảng uỷ", "Ðảng", "Ɖ ɖ ð", " - x_y - ", "a\tb\nc", "a\u00a0b\u2003c", "a\vb", "a\u0085b",
		"Nguyễn Thúy – Thuý", "11-NQ/CB", "hoà hòa", "straße É", "ch\u0075\u0309", "", "--", "Kiểm tra gác đêm chưa đều. (hạn 5/12/2019)",
	}
	a, err := f.Ask("SQL", "select distinct text from items union select distinct text from contributions union select name from members")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range a.Rows {
		words = append(words, row[0].(string))
	}
	for _, w := range words {
		got, err := f.Ask("SQL", "select fold("+Quoted(w)+") as folded")
		if err != nil {
			t.Fatal(err)
		}
		if want := fold.Fold(w); got.Rows[0][0] != want {
			t.Errorf("fold(%q) is %q in SQL, %q in Go", w, got.Rows[0][0], want)
		}
	}
}
