-- title: Sinh hoạt chuyên đề hằng quý | Thematic sitting every quarter
-- place: 13
-- rule: Mỗi chi bộ sinh hoạt chuyên đề ít nhất mỗi quý một lần. | Each cell holds a thematic sitting at least once a quarter.
-- per: chi bộ và quý trọn vẹn mà chi bộ hoạt động, đến ngày tính | cell and whole quarter that it existed, up to the day of reckoning
-- detail: quý | quarter
-- scope: unit
select
  u.id as unit,
  null as session,
  p.last_day as date,
  null as subject,
  outcome((u.id, p.first_day) in (
    select (s.unit, cast(date_trunc('quarter', s.period) as date)) from sessions s where s.kind = 'thematic')) as outcome,
  year(p.first_day) || '-Q' || quarter(p.first_day) as detail
from units u
join whole_periods(3) p on covers(u.from_date, u.to_date, p.first_day, p.last_day)
where u.kind in ('cell', 'grassroots-cell')
