package record

import (
	"strings"
	"testing"
)

// TestKeep takes sections out of a body, wherever in it they stand.
func TestKeep(t *testing.T) {
	src, _ := NewSource("sessions/x.md", []byte(`---
unit: u
date: 2019-01-02
---
đầu

# Tên

trước

## Nghị quyết
một

### Khuyết điểm
- hai

## Ghi thêm
ba

> ## Nghị quyết
> trong lời trích

## Biểu dương
- A: bốn

# Phụ lục
năm

## Nghị quyết
sáu
`))
	_, body, _ := ReadSession(src)
	for _, c := range []struct{ shows, kept string }{
		{"text", "đầu trước ba trích năm"},
		{"resolution", "một hai sáu"},
		{"commendations", "bốn"},
		{"reminders", ""},
		{"text commendations", "đầu trước ba trích bốn năm"},
	} {
		got := string(Keep(body.HTML(), func(word string) bool { return strings.Contains(c.shows, word) }))
		for _, w := range strings.Fields("đầu trước một hai ba trích bốn năm sáu") {
			if want := strings.Contains(" "+c.kept+" ", " "+w+" "); strings.Contains(got, w) != want {
				t.Errorf("%s: %q there: %v", c.shows, w, !want)
			}
		}
		if strings.Contains(got, sectionSlot) {
			t.Errorf("%s: a mark is left in %q", c.shows, got)
		}
	}
}
