package site

import "testing"

func TestInitial(t *testing.T) {
	for name, want := range map[string]string{
		"Nguyễn Văn An": "A", "Lê Ánh": "A", "Lê Ấn": "Â", "Lê ẳng": "Ă", "Trần Đức": "Đ", "Trần đạt": "Đ", "Dũng": "D", "Phạm Ốc": "Ô", "Phạm Ớt": "Ơ",
		"Vũ Ừng": "Ư", "Vũ Ế": "Ê", "Y 7": "#", "": "#", "Lê e\u0301n": "E", "Lê \u0301": "#", "Wang Zoe": "Z",
	} {
		if got := initial(name); got != want {
			t.Errorf("initial(%q) = %q, want %q", name, got, want)
		}
	}
}
