-- title: Sinh hoạt thường kỳ theo chi bộ và tháng | Regular sittings by cell and month
-- place: 14
-- row: một chi bộ và một tháng trọn vẹn mà chi bộ hoạt động | one cell and one whole month that it existed
-- about: Tháng tính theo kỳ của buổi sinh hoạt. | Months go by the sitting's period.
-- chart: heat month name held
-- share rate: met / due
-- small rule:monthly-session: held other due / met rate
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column month: Tháng: ghi bằng ngày đầu tháng | month: as its first day
-- column held (n): Số buổi thường kỳ | regular sittings
-- column other (n): Số buổi khác | other sittings
-- column met (n): 1 nếu có buổi thường kỳ, 0 nếu không | 1 if there was a regular sitting, else 0
-- column due (n): 1: tháng nào cũng phải có một buổi | 1: one is due each month
-- column rate (%): Tỷ lệ tháng có sinh hoạt thường kỳ | months with a regular sitting
-- column page: Buổi thường kỳ, nếu không có thì trang của chi bộ | the regular sitting, else the cell's page
with held as (
  select unit, period,
    count(*) filter (kind = 'regular') as regular,
    count(*) filter (kind <> 'regular') as other,
    arg_min(page, id) filter (kind = 'regular') as page
  from sessions
  group by all
)
select
  u.id as unit, u.name, p.first_day as month,
  coalesce(h.regular, 0) as held, coalesce(h.other, 0) as other,
  cast(coalesce(h.regular, 0) > 0 as integer) as met, 1 as due, percent(cast(coalesce(h.regular, 0) > 0 as integer), 1) as rate,
  coalesce(h.page, u.page) as page
from units u
join whole_periods(1) p on covers(u.from_date, u.to_date, p.first_day, p.last_day)
left join held h on h.unit = u.id and h.period = p.first_day
where u.kind in ('cell', 'grassroots-cell')
order by u.id, p.first_day
