package demo

import (
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/text"
)

func TestBookIsWhole(t *testing.T) {
	b, err := theBook()
	if err != nil {
		t.Fatal(err)
	}
	slots := 0
	for name, g := range b.groups {
		if len(g.patterns) == 0 {
			t.Errorf("%s is empty", name)
		}
		for _, p := range g.patterns {
			if len(p) > 1 {
				slots++
			}
		}
	}
	if slots < 150 || len(b.themes) < 12 {
		t.Errorf("%d patterns with slots on %d themes", slots, len(b.themes))
	}
}

// Every group that the code asks for by name must be there: say panics only
// where nothing is ever written of a kind, which a small archive may not show.
func TestGroupsAskedFor(t *testing.T) {
	b, err := theBook()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{
		"mở đầu", "báo cáo chung", "nguyên nhân", "thảo luận", "ra nghị quyết", "mở tự phê bình", "kết tự phê bình", "góp ý chung",
		"kết luận", "tiếp thu", "ưu điểm chung", "kinh nghiệm chung", "biểu dương", "nhắc nhở", "nhiệm vụ dài hạn", "trọng tâm",
		"kết thúc", "bất thường", "học tập", "mở kiểm điểm", "kiểm điểm năm", "xong", "chờ", "tín nhiệm", "sau tín nhiệm",
		"thanh tra", "lý do đột xuất", "lý do vắng", "khách", "nơi họp", "mục đích", "tổ chức thực hiện",
	} {
		if b.groups[name] == nil {
			t.Errorf("no group %q", name)
		}
	}
}

func TestWordsAreOfTheVocabulary(t *testing.T) {
	b, err := theBook()
	if err != nil {
		t.Fatal(err)
	}
	for list, v := range map[string]*text.Vocabulary{"đề mục": text.Sections, "phần": text.ReviewParts, "phần nghị quyết": text.ResolutionParts} {
		for _, line := range b.lists[list] {
			spellings := strings.Split(line, " | ")
			english, _ := v.Find(spellings[0])
			for _, s := range spellings {
				if word, ok := v.Find(s); !ok || word != english {
					t.Errorf("%s: %q is not %q", list, s, english)
				}
			}
		}
	}
	for _, line := range b.lists["tự do"] {
		for s := range strings.SplitSeq(line, " | ") {
			if near := text.Sections.Nearest(s); near != "" {
				t.Errorf("free heading %q is nearly %q", s, near)
			}
		}
	}
}
