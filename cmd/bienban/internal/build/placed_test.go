package build

import (
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// placedArchive has a cell whose only record is a draft, and pages that place
// queries: of the last year, of the archive's own, with rules by their titles.
const placedArchive = `
-- units.csv --
id,name,kind,parent,from,to,aliases
d1,Đảng bộ Một,grassroots,,,,
c1,Chi bộ Hai,cell,d1,,,
c2,Chi bộ Ba,cell,d1,,,
-- documents/ct.md --
---
title: Chỉ thị
---
-- sessions/c1/1.md --
---
unit: c1
date: 2019-10-02
kind: study
document: ct
---

Học [chỉ thị](../../documents/ct.md).
-- sessions/c1/2.md --
---
unit: c1
date: 2020-02-03
minutes: draft
---
-- sessions/c2/1.md --
---
unit: c2
date: 2020-01-02
minutes: draft
---
-- trang/so-lieu.md --
# Số liệu

~~~query headline-year
year: last
~~~

~~~query compliance
~~~

~~~query kinds
chart: bar kind n
~~~

~~~query kinds
unit: c2
year: last
~~~
-- dashboards/loai.md --
# Các loại buổi

~~~query kinds
chart: bar kind n
~~~

~~~query held
chart: heat period name held
~~~
-- queries/kinds.sql --
select kind, unit, year(date) as year, count(*) as n from sessions where unit <> 'c1' group by all
-- queries/held.sql --
select u.id as unit, u.name, date '2019-01-01' as period, 0 as held from units u where u.id <> 'd1'
union all select unit, 'x', date_trunc('month', date), 1 from sessions where unit = 'c2'
-- queries/checks/length.sql --
-- title: Đủ giờ | Long enough
select unit, id as session, date, null as subject, 'fail' as outcome, null as detail from sessions
`

// TestPlacedAfterChanges moves years in which units have records that no figure
// counts, and changes what figures of other units and other queries say.
func TestPlacedAfterChanges(t *testing.T) {
	sameAfter(t, txtar.Parse([]byte(placedArchive)), [][]change{
		{{"sessions/c2/1.md", "2020-01-02", "2019-01-02"}},
		{{"sessions/c2/1.md", "2019-01-02", "2018-01-02"}},
		{{"sessions/c1/2.md", "2020-02-03", "2019-02-03"}},
		{{"queries/checks/length.sql", "Đủ giờ", "Đủ thời gian"}},
		{{"documents/ct.md", "Chỉ thị", "Chỉ thị mới"}},
		{{"sessions/c2/1.md", "2018-01-02\nminutes: draft", "2019-11-05"}},
		{{"sessions/c2/1.md", "", ""}},
	})
}
