-- title: Tháng chưa có biên bản sinh hoạt thường kỳ được thông qua | Months without adopted minutes of a regular sitting
-- place: 15
-- row: một chi bộ và một tháng phải sinh hoạt mà không có biên bản thường kỳ đã thông qua | one cell and one month in which a regular sitting was due and no adopted minutes of one are there
-- about: Nếu có biên bản dự thảo của tháng ấy thì ghi ở cột dự thảo. | Where there are draft minutes of that month, the column draft says so.
-- chart: table name month draft
-- rules: monthly-session
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column month: Tháng: ghi bằng ngày đầu tháng | month: as its first day
-- column draft: Biên bản dự thảo của tháng ấy: mã | id of draft minutes of that month
-- column page: Biên bản dự thảo, nếu không có thì trang của chi bộ | the draft, else the cell's page
with waiting as (
  select unit, period, min(id) as draft, arg_min(page, id) as page
  from drafts
  where kind = 'regular'
  group by unit, period
)
select
  c.unit, u.name, cast(date_trunc('month', c.date) as date) as month, w.draft, coalesce(w.page, u.page) as page
from checks c
join units u on u.id = c.unit
left join waiting w on w.unit = c.unit and w.period = date_trunc('month', c.date)
where c.rule = 'monthly-session' and c.outcome = 'fail'
order by c.unit, c.date
