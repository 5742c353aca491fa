package record

import (
	"strings"
	"testing"
)

// TestLines shows lines of the sections that are let in, at their places.
func TestLines(t *testing.T) {
	src, _ := NewSource("sessions/x.md", []byte(`---
unit: u
date: 2019-01-02
---

# Tên

trước

## Nghị quyết
một
## Biểu dương

- A: hai
  ba
- B: bốn

Ghi thêm
--------

năm

Nghị quyết
----------
sáu
`))
	for _, c := range []struct{ shows, want string }{
		{"", "1 2 3 4"},
		{"text", "1 2 3 4 6 8 18 19 21"},
		{"resolution", "1 2 3 4 10 11 23 24 25"},
		{"commendations", "1 2 3 4 12 14 15 16"},
	} {
		var got []string
		for _, l := range Lines(src, func(word string) bool { return word == c.shows }) {
			got = append(got, itoa(l.N))
			if l.Text != src.Line(l.N) {
				t.Errorf("line %d is %q", l.N, l.Text)
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: lines %s, want %s", c.shows, s, c.want)
		}
	}
}
