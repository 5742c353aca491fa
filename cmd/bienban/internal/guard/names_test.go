package guard

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

func TestNames(t *testing.T) {
	b := New()
	b.WithholdName("Nguyễn Văn Ẩn", "Trần Thị Thúy", "Vũ Trang", "Đỗ Văn Hóa", "Lê An", "Trần Văn Phú")
	for _, id := range []string{"nva-1970", "an"} {
		b.WithholdWord(id)
	}
	g := b.Guard()
	g.Allow("Nâng cao trình độ văn hóa cho bộ đội")
	g.Allow("Đồng chí Nguyễn Văn Ẩn vắng.") // its name is no less a secret
	g.Allow("members/Nguy%E1%BB%85n%20V%C4%83n%20%E1%BA%A8n.html")
	g.AllowName("Trần Phú")
	eachCase(t, g, "testdata/names.txtar")
}

// eachCase searches the files of a case file, whose names say what is found.
func eachCase(t *testing.T, g *Guard, file string) {
	a, err := txtar.ParseFile(file)
	if err != nil || len(a.Files) == 0 {
		t.Fatal(err, len(a.Files))
	}
	for _, f := range a.Files {
		part := strings.Split(f.Name, " | ")
		hits, err := g.File(part[0], f.Data)
		if err != nil {
			t.Error(err)
		}
		var want []Hit
		if part[1] != "nothing" {
			want = []Hit{{part[0], part[1], strings.ReplaceAll(part[2], `\n`, "\n")}}
		}
		if len(hits) != len(want) || len(hits) > 0 && hits[0] != want[0] {
			t.Errorf("%s: found %v", f.Name, hits)
		}
	}
}
