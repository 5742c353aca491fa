package record

import (
	"os"
	"testing"
)

func BenchmarkZZ(b *testing.B) {
	raw, _ := os.ReadFile("../../../../content/sessions/c7-d4-e941/2019-10-02.md")
	b.ReportAllocs()
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		src, _ := NewSource("sessions/c7-d4-e2/2019-11-04.md", raw)
		ReadSession(src)
	}
}
