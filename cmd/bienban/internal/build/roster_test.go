package build

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestFormerMembers has a unit's page show everyone of today and those who are
// to come, and of those who left the last ones; it says how many more.
func TestFormerMembers(t *testing.T) {
	var b strings.Builder
	b.WriteString(`-- site.yaml --
as_of: 2019-12-31
-- units.csv --
id,name,kind
c1,Chi bộ Một,cell
-- members.csv --
id,name,unit,status,from,to
moi,Đỗ Văn Mới,c1,official,2020-02-01,
`)
	for i := range 30 {
		fmt.Fprintf(&b, "n%d,Nguyễn Văn %c,c1,official,2010-01-01,\n", i, 'A'+i%26)
	}
	for i := range 25 {
		fmt.Fprintf(&b, "f%d,Lê Văn %c,c1,official,2010-01-01,%d-06-30\n", i, 'A'+i, 2018-i%3)
	}
	public := smallSite(t, b.String())
	page := parsed(t, public)["units/c1.html"]
	roster := part(page, "id", "roster").Parent
	said := textOf(roster)
	if got := strings.Count(said, "Nguyễn Văn "); got != 30 {
		t.Errorf("%d of today's 30 members are shown", got)
	}
	if !strings.Contains(said, "Đỗ Văn Mới") {
		t.Error("who is to come is not shown")
	}
	if got := strings.Count(said, "Lê Văn "); got != 19 {
		t.Errorf("%d former members are shown, want 19 beside the one to come", got)
	}
	if !strings.Contains(said, "Còn 6 dòng") {
		t.Errorf("the rest is not told of: %s", said)
	}
	for year, want := range map[string]int{"30/06/2018": 9, "30/06/2017": 8, "30/06/2016": 2} {
		if got := strings.Count(said, year); got != want {
			t.Errorf("%d who left on %s are shown, want %d", got, year, want)
		}
	}
	if !slices.Contains(texts(t, filepath.Join(public, "units", "c1.html"), "note", "a"), "Còn 6 dòng của những đồng chí đã chuyển đi trước đó; tất cả có trong bảng số liệu") {
		t.Error("the rest is not linked")
	}
}
