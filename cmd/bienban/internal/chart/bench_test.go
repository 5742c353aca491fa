package chart

import (
	"strconv"
	"testing"
)

// BenchmarkSVG draws 96 months of one series as each kind does.
func BenchmarkSVG(b *testing.B) {
	for _, c := range kinds {
		c.ID, c.Title, c.Unit, c.Number, c.Unknown = "c", "Tỷ lệ hoàn thành theo tháng", "%", comma, "không có số liệu"
		row := Series{Name: "Tỷ lệ hoàn thành"}
		for i := range 96 {
			month := strconv.Itoa(i%12+1) + "/" + strconv.Itoa(2012+i/12)
			c.X = append(c.X, Label{Text: "Tháng " + month, Short: month})
			row.Marks = append(row.Marks, Mark{Value: float64(i * 37 % 100), Known: i%9 > 0, Text: "5/7 (71,4 %)", Href: "../sittings/2012/" + month + ".html"})
		}
		c.Series = []Series{row}
		kind := c.Kind
		if c.Time {
			kind += "-time"
		}
		b.Run(kind, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.SVG()
			}
			b.ReportMetric(float64(len(c.SVG())), "bytes")
		})
	}
}
