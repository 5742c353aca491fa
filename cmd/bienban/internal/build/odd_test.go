package build

import (
	"path/filepath"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/edittest"

	"github.com/rogpeppe/go-internal/txtar"
)

// oddArchives are such as no one plans and some have. What a page must say of
// them stands in a file `want PAGE`, a line each, `! ` before what it must not.
var oddArchives = map[string]string{
	"several roots": `
-- units.csv --
id,name,kind,parent,from,to,aliases
"a ""1"" & b",Đảng bộ <A>,grassroots,,,,
c~1,Chi bộ 'Một',cell,"a ""1"" & b",,,
Đội 9,Chi bộ Chín,grassroots-cell,,,,cũ & xưa
e1,Chi bộ chưa họp,grassroots-cell,,,,
-- sessions/1.md --
---
unit: "c~1"
date: 2019-10-02
official: 3
present: 3
---
-- sessions/2.md --
---
unit: "Đội 9"
date: 2018-10-02
official: 4
present: 2
---
-- sessions/3.md --
---
unit: "Đội 9"
date: 2020-04-02
---
-- dashboards/một & "hai".md --
# Một

~~~query held
year: last
~~~
-- trang/x.md --
# Trang

~~~query held
year: last
~~~

~~~query held
unit: e1
year: last
~~~

~~~query waits
chart: bar year days n rate
~~~

~~~query waits
chart: bar year half
~~~
-- queries/held.sql --
select unit, year(date) as year, present from sessions
-- queries/waits.sql --
-- title: Chờ | Waits
-- column unit: Mã | id
-- column year: Năm | year
-- column days (ngày): Trung vị ngày | median days
-- column n (n): Số buổi | sittings
-- column rate (%): Tỷ lệ | rate
-- column half (n): Nửa | half
select u.id as unit, 2019 as year, 11 as days, 23 as n, 40.0 as rate, 3.25 as half from units u where u.kind <> 'cell'
-- want trang/x.html --
held (năm 2019) 1 dòng unit year present c~1 2019 3
held 0 dòng
2019 · Trung vị ngày: không có số liệu
2019 · Số buổi: 69
2019 · Tỷ lệ: không có số liệu
2019 · Nửa: 9,75
! 2018 2
! 33 69
! năm 0
! năm -1
`,
	"nothing held": `
-- units.csv --
id,name,kind,parent,from,to,aliases
d1,Đảng bộ,grassroots,,,,
-- index.md --
# Đầu

~~~query headline-year
year: last
~~~
`,
	"only what is to come": `
-- units.csv --
id,name,kind,parent,from,to,aliases
d1,Đảng bộ,grassroots,,,,
c1,Chi bộ,cell,d1,,2021-12-31,
-- sessions/1.md --
---
unit: c1
date: 2021-01-05
period: 2020-12
---
`,
	"queries of its own": `
-- units.csv --
id,name,kind,parent,from,to,aliases
d1,Đảng bộ,grassroots,,,,
c1,Chi bộ,cell,d1,,,
-- sessions/1.md --
---
unit: c1
date: 2019-10-02
---
-- queries/headline-year.sql --
-- title: Của chúng tôi | Ours
-- column unit: Mã | id
-- column name: Tên | name
-- column period: Năm | year
-- column completion (%): Hoàn thành | completion
-- column held (%): Họp | held
-- column remedy (%): Khắc phục | remedy
-- column on_time (%): Đúng hạn | on time
-- column attendance (%): Dự | attendance
-- column coverage (%): Diện | coverage
-- column good (%): Tốt | good
select id as unit, name, 'năm ấy' as period from units
-- queries/sittings-by-month.sql --
select null as unit, date '2019-01-01' as month, 'không' as held, null as name
-- queries/findings.sql --
select rule, date, unit, null as name, detail, null as what, null as page from checks where outcome = 'fail' union all select null, null, null, null, null, null, null
-- queries/checks/coverage.sql --
select null as unit, null as session, null as date, null as subject, 'fail' as outcome, null as detail
-- dashboards/tong-quan.md --
# Không có gì
-- dashboards/don-vi.md --
# Không có gì
`,
}

// TestOddArchives builds each, follows all links, and looks for what its pages
// must say.
func TestOddArchives(t *testing.T) {
	for name, archive := range oddArchives {
		t.Run(name, func(t *testing.T) {
			dir, out := filepath.Join(t.TempDir(), "content"), filepath.Join(t.TempDir(), "public")
			c := txtar.Parse([]byte(archive))
			edittest.Unpack(t, dir, c)
			if res := mustBuild(t, dir, out); res.Failed() {
				t.Fatal(res.Diagnostics)
			}
			pages := parsed(t, out)
			follow(t, out, pages)
			for _, f := range c.Files {
				if page, ok := strings.CutPrefix(f.Name, "want "); ok {
					says(t, f, pages[page])
				}
			}
		})
	}
}
