package chart

import "unicode"

// Widths for which text must have room: a column on the narrowest screen, and
// a page of paper, from which on what chart.css hides when narrow is shown.
const (
	narrow = 288
	broad  = 640
)

// width estimates how many pixels a text of 13 px takes in a wide font.
func width(text string) float64 {
	w := 0.0
	for _, r := range text {
		w += advance(r)
	}
	return w
}

func advance(r rune) float64 {
	switch {
	case r >= 0x300 && r < 0x370: // marks above and below letters
		return 0
	case r >= 0x2E80: // ideographs and what else is as wide as it is high
		return 14
	}
	switch r {
	case 'i', 'j', 'l', 'í', 'ì', 'ỉ', 'ĩ', 'ị', 'I', '.', ',', ':', ';', '\'', '|', '!', ' ', '(', ')', 't', 'f', 'r', '/', '-':
		return 4.7
	case 'm', 'w', 'M', 'W', '%', '@', '…', '—':
		return 12
	}
	if unicode.IsUpper(r) {
		return 9
	}
	return 7.5
}

// cut shortens a text to a width in pixels, its end becoming "…".
func cut(text string, room float64) string {
	if width(text) <= room {
		return text
	}
	room -= advance('…')
	for i, r := range text {
		room -= advance(r)
		if room < 0 {
			return text[:i] + "…"
		}
	}
	return text
}

// onAxis gives a label's text for an axis.
func (l Label) onAxis() string {
	if l.Short != "" {
		return l.Short
	}
	return l.Text
}

// steps are distances between labels that suit months, quarters and years.
var steps = []int{1, 2, 3, 4, 6, 12, 24, 36, 48, 60, 120, 240, 480, 960}

// thin gives which of n labels are written so that none touches another: every
// one-in-few on a broad drawing, every one-in-many on a narrow one. many is a
// multiple of few; share is the part of the drawing that the labels have.
func thin(n int, widest, share float64) (few, many int) {
	pick := func(room float64, of int) int {
		for _, step := range steps {
			if step%of == 0 && float64(step)*room*share/float64(n) >= widest+8 {
				return step
			}
		}
		return of * n
	}
	few = pick(broad, 1)
	return few, pick(narrow, few)
}
