package chart

import (
	"math"
	"strings"
	"testing"
)

func TestAxisEnds(t *testing.T) {
	for _, c := range []struct {
		unit             string
		max, highest     float64
		whole            bool
		wantEnd, wantGap float64
	}{
		{"%", 0, 71.4, false, 100, 25},
		{"%", 0, 130, false, 150, 50},
		{"", 0, 0, true, 1, 1},
		{"", 0, 3, true, 3, 1},
		{"", 0, 9, true, 10, 5},
		{"", 0, 11, true, 15, 5},
		{"", 0, 96, true, 100, 25},
		{"", 0, 0.3, false, 0.3, 0.1},
		{"", 8, 5, true, 8, 2},
		{"", 8, 9, true, 10, 5},
		{"", math.NaN(), 9, true, 10, 5},
		{"", math.Inf(1), 9, true, 10, 5},
	} {
		got := (&Chart{Unit: c.unit, Max: c.max}).scaleTo(c.highest, c.whole)
		if math.Abs(got.end-c.wantEnd) > 1e-9 || math.Abs(got.step-c.wantGap) > 1e-9 {
			t.Errorf("%q up to %v of %v: %v", c.unit, c.highest, c.max, got)
		}
	}
	for v := 1e-9; v < largest; v *= 1.37 {
		s := (&Chart{}).scaleTo(v, false)
		if n := len(s.ticks()); n < 2 || n > 6 || s.part(v) > 1 || s.end < v {
			t.Errorf("up to %v: %v has %d lines", v, s, n)
		}
	}
}

func TestLabelsDoNotTouch(t *testing.T) {
	for n := 1; n < 300; n++ {
		for _, widest := range []float64{10, 40, 90} {
			few, many := thin(n, widest, 0.8)
			if many%few != 0 {
				t.Fatalf("%d labels: of every %d every %d", n, few, many)
			}
			for _, of := range []struct {
				step int
				room float64
			}{{few, broad}, {many, narrow}} {
				if apart := of.room * 0.8 / float64(n) * float64(of.step); of.step < n && apart < widest {
					t.Errorf("%d labels of %v pixels are %v apart", n, widest, apart)
				}
			}
		}
	}
}

func TestNamesAtEndsDoNotTouch(t *testing.T) {
	for _, at := range [][]float64{{50}, {50, 50, 50}, {200, 204, 207}, {32, 33, 34}, {32, 60, 200}, {40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50}} {
		before := append([]float64{}, at...)
		spread(at, 32, 208)
		for k := range at {
			if at[k] < 32 || at[k] > 208 || k > 0 && at[k]-at[k-1] < apart {
				t.Errorf("%v became %v", before, at)
			}
		}
	}
	free := []float64{40, 100, 180}
	if spread(free, 32, 208); free[0] != 40 || free[1] != 100 || free[2] != 180 {
		t.Errorf("names that don't touch were moved to %v", free)
	}
}

func TestCutsKeepToTheirRoom(t *testing.T) {
	if got := cut("Chi bộ 1", 100); got != "Chi bộ 1" {
		t.Errorf("a short name became %q", got)
	}
	for _, w := range words {
		for room := 20.0; room < 300; room += 17 {
			got := cut(w, room)
			if width(got) > room || got != w && !strings.HasPrefix(w, strings.TrimSuffix(got, "…")) {
				t.Errorf("%q cut to %v pixels is %q", w, room, got)
			}
		}
	}
}

func TestShortValues(t *testing.T) {
	for text, want := range map[string]string{
		"5/7 (71,4 %)": "5/7", "1.234 lượt": "1.234", "1 234 lượt": "1 234 lượt", "71,4 %": "71,4", "12": "12", "đạt": "đạt",
	} {
		if got := (Mark{Known: true, Text: text}).short(); got != want {
			t.Errorf("%q in short is %q", text, got)
		}
	}
	if got := (Mark{Text: "0"}).short(); got != "?" {
		t.Errorf("unknown in short is %q", got)
	}
}

func TestBar(t *testing.T) {
	for _, c := range []struct {
		value, max float64
		want       string
	}{{5, 7, "71.43%"}, {0, 7, "0%"}, {7, 7, "100%"}, {9, 7, "100%"}} {
		bar := parse(t, Bar(c.value, c.max))
		if got := bar.all("rect")[0].attr["width"]; got != c.want || bar.attr["aria-hidden"] != "true" {
			t.Errorf("%v of %v is %s", c.value, c.max, got)
		}
	}
	for _, odd := range [][2]float64{{math.NaN(), 7}, {1, math.NaN()}, {1, 0}, {math.Inf(1), math.Inf(1)}, {-1, 7}} {
		if got := Bar(odd[0], odd[1]); got != "" {
			t.Errorf("%v has a bar: %s", odd, got)
		}
	}
}
