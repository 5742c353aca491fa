package build

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/edittest"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
)

const smallArchive = `
-- site.yaml --
as_of: 2019-12-31
-- units.csv --
id,name,kind,parent,from,to,aliases
d1,Đảng bộ Một,grassroots,,,,
c1,Chi bộ Hai,cell,d1,,,
-- members.csv --
id,name,unit,status,rank,post,role,leading,from,to
an,Nguyễn Văn An,c1,official,,,secretary,,,
binh,Trần Thị Bình,c1,official,,,member,,,
cong,Lê Văn Công,c1,official,,,member,,,
-- sessions/c1/2019-10-02.md --
---
unit: c1
date: 2019-10-02
start: 14:00
end: 15:50
place: Nhà Văn hóa
chair: Nguyễn Văn An
secretary: Trần Thị Bình
official: 3
present: 3
designated: 2019-09-28
designated by: [Nguyễn Văn An]
minutes: adopted 2019-10-04
---
# Sinh hoạt tháng 10

## Tự phê bình: Lê Văn Công

- Gặp gỡ: 29/9/2019, Nguyễn Văn An
- Sổ tay: 1/10/2019 (hạn 30/9/2019)

### Nội dung

Chậm.

### Ý kiến

- Trần Thị Bình: nên sửa.

### Ưu điểm

- Tốt.

### Khuyết điểm

- Chậm báo cáo. (hạn 5/11/2019)
- Vắng học. (hạn 3/10/2019)

### Tiếp thu

Tiếp thu.

### Biểu quyết

2/3

## Phân công

| Đồng chí | Nhiệm vụ | Hạn |
|---|---|---|
| Trần Thị Bình | Lập sổ <mới> | |
-- sessions/c1/2019-11-02.md --
---
unit: c1
date: 2019-11-02
chair: Nguyễn Văn An
minutes: draft
---
# Sinh hoạt tháng 11

## Tự phê bình: Trần Thị Bình

### Khuyết điểm

- Chưa đều.

## Tự phê bình: Lê Văn Công

- Kết quả: hoãn
-- sessions/c1/2019-12-02.md --
---
unit: c1
date: 2019-12-02
start: 14:00
---
# Sinh hoạt tháng 12

## Kết quả khắc phục

- 2019-10-02#1 Chậm báo cáo: gia hạn 15/12/2019
- 2019-10-02#2: xong 3/10/2019
`

// smallSite builds an archive given as txtar.
func smallSite(t *testing.T, archive string) string {
	t.Helper()
	dir := t.TempDir()
	edittest.Unpack(t, filepath.Join(dir, "content"), txtar.Parse([]byte(archive)))
	mustBuild(t, filepath.Join(dir, "content"), filepath.Join(dir, "public"))
	return filepath.Join(dir, "public")
}

// texts gives the texts of all elements of a page that have a tag and stand
// in one with a class.
func texts(t *testing.T, file, class, tag string) []string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	elements(doc, func(box *html.Node) {
		if got, _ := attr(box, "class"); !slices.Contains(strings.Fields(got), class) {
			return
		}
		elements(box, func(n *html.Node) {
			if n.Data != tag {
				return
			}
			var b strings.Builder
			for d := range n.Descendants() {
				if d.Type == html.TextNode {
					b.WriteString(d.Data)
				}
			}
			out = append(out, strings.Join(strings.Fields(b.String()), " "))
		})
	})
	return out
}

// TestTimeline tells sittings in order of date, from what was said and what
// was not.
func TestTimeline(t *testing.T) {
	public := smallSite(t, smallArchive)
	for name, want := range map[string][]string{
		"2019-10-02": {
			"28/09/2019 Chỉ định trước 4 ngày (Nguyễn Văn An)",
			"29/09/2019 Gặp gỡ, hướng dẫn Lê Văn Công (Nguyễn Văn An)",
			"01/10/2019 Viết sổ tay Lê Văn Công (hạn 30/09/2019)",
			"02/10/2019 Sinh hoạt 14:00 – 15:50 · 110 phút · có mặt: 3",
			"Kết luận Lê Văn Công đủ các bước",
			"Biểu quyết Lê Văn Công: 2/3 tán thành",
			"03/10/2019 Hạn khắc phục Vắng học. xong đúng hạn 03/10/2019 02/12/2019: xong 03/10/2019",
			"04/10/2019 Thông qua biên bản",
			"15/12/2019 Hạn khắc phục Chậm báo cáo. (gia hạn, trước là 05/11/2019) quá hạn 02/12/2019: gia hạn đến 15/12/2019",
			"Hạn nhiệm vụ Lập sổ <mới> chưa xong",
		},
		"2019-11-02": {
			"Chỉ định biên bản không ghi",
			"Gặp gỡ, hướng dẫn Trần Thị Bình biên bản không ghi",
			"Viết sổ tay Trần Thị Bình biên bản không ghi",
			"02/11/2019 Sinh hoạt không ghi giờ không ghi số có mặt",
			"Kết luận Trần Thị Bình còn thiếu: tự phê bình, ý kiến đóng góp, ưu điểm, hạn khắc phục, tiếp thu, biểu quyết",
			"Biểu quyết Trần Thị Bình: biên bản không ghi",
			"Kết luận Lê Văn Công hoãn",
			"Thông qua biên bản dự thảo",
			"Hạn khắc phục Chưa đều. biên bản không ghi hạn chưa tính",
		},
		"2019-12-02": {
			"02/12/2019 Sinh hoạt 14:00 – biên bản không ghi không ghi số có mặt",
			"Thông qua biên bản biên bản không ghi ngày",
		},
	} {
		got := texts(t, filepath.Join(public, "sessions", "c1", name+".html"), "line", "li")
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// TestPaper looks at what minutes have around them on paper.
func TestPaper(t *testing.T) {
	public := smallSite(t, smallArchive)
	for name, want := range map[string][]string{
		"2019-10-02": {"Đảng bộ MộtChi bộ Hai", "Đảng Cộng sản Việt NamNhà Văn hóa, ngày 02 tháng 10 năm 2019", "Người ghi biên bảnTrần Thị Bình", "Chủ trìNguyễn Văn An"},
		"2019-11-02": {"Đảng bộ MộtChi bộ Hai", "Đảng Cộng sản Việt Namngày 02 tháng 11 năm 2019", "Người ghi biên bản", "Chủ trìNguyễn Văn An"},
	} {
		file := filepath.Join(public, "sessions", "c1", name+".html")
		if got := texts(t, file, "paper", "p"); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if draft := bytes.Contains(b, []byte(`class="paper draft"`)); draft != (name == "2019-11-02") {
			t.Errorf("%s is marked as a draft: %v", name, draft)
		}
	}
}
