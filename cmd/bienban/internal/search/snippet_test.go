package search

import (
	"strings"
	"testing"
)

// TestHits looks at what is shown of a record: the section, and its line with
// what is marked in brackets.
func TestHits(t *testing.T) {
	turn := "Đồng chí nhận còn chủ quan, cả tháng xuống đơn vị ba lần, đều vào đầu giờ."
	sitting := &Record{
		Title: "Sinh hoạt chi bộ tháng 11", Unit: "Chi bộ Đại đội 7", Names: []string{"22-NQ/CB", "04/11/2019"},
		Sections: []Section{
			{Lines: []string{"Chủ trì: Lê Văn An"}},
			{Anchor: "a", Heading: "Tình hình", Lines: []string{"Không có vụ việc; vũ khí giữ tốt.", "Về gác: gac, gạc."}},
			{Anchor: "b", Heading: "Tự phê bình: Trần Văn Bình", Lines: []string{"Gặp gỡ: 1/11/2019, Lê Văn An"}},
			{Anchor: "c", Heading: "Ý kiến (Tự phê bình: Trần Văn Bình)", Lines: []string{turn, "Lê Văn An: nhất trí với Trần Văn Bình."}},
			{Anchor: "d", Heading: "Tự phê bình: Lê Văn An", Lines: []string{"Gặp gỡ: 2/11/2019"}},
			{Anchor: "e", Heading: "Trực", Lines: []string{"Đêm đầu không ai gác" + strings.Repeat(" mà trời mưa to", 12) + ", còn gác đêm thì đủ."}},
		},
	}
	for query, want := range map[string]string{
		// What the top has is found there; its line is its names.
		"22-NQ/CB":  "|[22]-[NQ]/[CB] · 04/11/2019",
		"đại đội 7": "|22-NQ/CB · 04/11/2019",
		// Of what it lacks, the section with most.
		"đại đội vũ khí": "Tình hình|Không có vụ việc; [vũ] [khí] giữ tốt.",
		// Where a word stands as it was written, it is met in no other form.
		"vũ":        "Tình hình|Không có vụ việc; [vũ] khí giữ tốt.",
		"vu":        "Tình hình|Không có [vụ] việc; [vũ] khí giữ tốt.",
		"gạc trước": "Tình hình|Về gác: gac, [gạc].",
		"gãc":       "Tình hình|Về [gác]: [gac], [gạc].",
		// Of equal sections the one with the words in its heading; what is said
		// there counts for more than a date, unless it stands beside the words.
		"lê văn an":                  "Tự phê bình: Lê Văn An|Gặp gỡ: 2/11/2019",
		"trần văn bình":              "Tự phê bình: Trần Văn Bình|" + turn,
		"tự phê bình trần văn bình":  "Tự phê bình: Trần Văn Bình|" + turn,
		"bình nhất trí với trần văn": "Ý kiến (Tự phê bình: Trần Văn Bình)|Lê [Văn] An: [nhất] [trí] [với] [Trần] [Văn] [Bình].",
		// The part of a line that has most.
		"gác đêm": "Trực|…trời mưa to mà trời mưa to, còn [gác] [đêm] thì đủ.",
		// Nothing is marked where nothing is looked for.
		"kind:session": "|22-NQ/CB · 04/11/2019",
	} {
		_, section, snippet := seekerOf(Parse(query, NewGrammar())).best(sitting)
		got := section + "|"
		for _, p := range snippet {
			if p.Mark {
				p.Text = "[" + p.Text + "]"
			}
			got += p.Text
		}
		if got != want {
			t.Errorf("%s:\n%s\nnot\n%s", query, got, want)
		}
	}
}
