-- title: Sinh hoạt thường kỳ hằng tháng | Monthly sitting
-- place: 12
-- rule: Mỗi chi bộ sinh hoạt thường kỳ mỗi tháng một lần. | Each cell holds a regular sitting every month.
-- per: chi bộ và tháng trọn vẹn mà chi bộ hoạt động, đến ngày tính | cell and whole month that it existed, up to the day of reckoning
-- detail: tháng | month
-- scope: unit
select
  u.id as unit,
  null as session,
  p.last_day as date,
  null as subject,
  outcome((u.id, p.first_day) in (select (s.unit, s.period) from sessions s where s.kind = 'regular')) as outcome,
  strftime(p.first_day, '%Y-%m') as detail
from units u
join whole_periods(1) p on covers(u.from_date, u.to_date, p.first_day, p.last_day)
where u.kind in ('cell', 'grassroots-cell')
