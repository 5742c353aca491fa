package record

import "testing"

// BenchmarkReadSession reads a usual sitting: nine hundred syllables, two
// reviews, six reports and a few tasks.
func BenchmarkReadSession(b *testing.B) {
	raw := []byte(read(b, "testdata/sitting.md"))
	b.ReportAllocs()
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		src, _ := NewSource("sessions/c7-d4-e2/2019-11-04.md", raw)
		ReadSession(src)
	}
}

// BenchmarkBody gives the sitting's HTML.
func BenchmarkBody(b *testing.B) {
	src, _ := NewSource("sessions/c7-d4-e2/2019-11-04.md", []byte(read(b, "testdata/sitting.md")))
	_, body, _ := ReadSession(src)
	b.ReportAllocs()
	for b.Loop() {
		body.HTML()
	}
}
