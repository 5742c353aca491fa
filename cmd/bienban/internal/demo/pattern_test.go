package demo

import (
	"regexp"
	"testing"
)

func TestPatterns(t *testing.T) {
	s := &scene{d: newDice(1, 1), date: 20240229, names: []string{"Nguyễn Văn An"}, chair: "Trần Thị Bình", present: 6, body: "đảng ủy", crew: "kho"}
	list := &group{patterns: []pattern{{{literal: "đồi Sim"}}}}
	for line, want := range map[string]string{
		"không có gì":                   `^không có gì$`,
		"a {số 7 7} b":                  `^a 7 b$`,
		"{tỷ lệ 98 98}":                 `^98,[1-9]%$`,
		"{một|hai {số 2 2}|}x":          `^(một|hai 2|)x$`,
		"{Tổ chức}, {tổ chức}":          `^Đảng ủy, đảng ủy$`,
		"{Đơn vị} trưởng":               `^Kho trưởng$`,
		"tháng {tháng}, {tháng sau}":    `^tháng 2, 3$`,
		"{ngày} {ngày tới}":             `^\d+/[12] \d+/3$`,
		"{chủ trì}, {đồng chí}":         `^Trần Thị Bình, Nguyễn Văn An$`,
		"{có mặt} đồng chí, năm {năm}.": `^6 đồng chí, năm 2024\.$`,
		"{Nơi}":                         `^Đồi Sim$`,
	} {
		p, err := parse(line)
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		b := &book{groups: map[string]*group{"nơi": list}}
		if err := b.linkPattern(p); err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		for range 20 {
			if got := string(s.expand(nil, p)); !regexp.MustCompile(want).MatchString(got) {
				t.Errorf("%s gave %q", line, got)
			}
		}
	}
	for _, line := range []string{"{", "a {b|c", "{{a}"} {
		if _, err := parse(line); err == nil {
			t.Errorf("%q was taken", line)
		}
	}
	p, err := parse("{không có danh sách này}")
	if err != nil {
		t.Fatal(err)
	}
	if err := (&book{}).linkPattern(p); err == nil {
		t.Error("a slot without a list was taken")
	}
}

func TestDice(t *testing.T) {
	a, b := newDice(1, 2), newDice(1, 2)
	seen := map[int]bool{}
	for range 1000 {
		n := a.between(3, 7)
		if n != b.between(3, 7) || n < 3 || n > 7 {
			t.Fatalf("%d", n)
		}
		seen[n] = true
	}
	if len(seen) != 5 {
		t.Errorf("only %v thrown", seen)
	}
	if newDice(1, 3).below(1<<40) == newDice(1, 4).below(1<<40) {
		t.Error("two streams throw alike")
	}
}
