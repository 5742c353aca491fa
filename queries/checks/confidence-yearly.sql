-- title: Lấy phiếu tín nhiệm hằng năm | Confidence vote every year
-- place: 17
-- rule: Mỗi cán bộ chủ trì được lấy phiếu tín nhiệm mỗi năm. | Each leading cadre has a vote of confidence every year.
-- per: cán bộ chủ trì giữ cương vị trọn năm, mỗi năm một lần | leading cadre in the post over the whole year, once a year
-- detail: năm | year
with led as (
  select m.id as member, min(m.unit) as unit, p.last_day as day
  from members m
  join whole_periods(12) p on covers(m.from_date, m.to_date, p.first_day, p.last_day)
  where m.in_charge
  group by all
)
select
  l.unit,
  null as session,
  l.day as date,
  l.member as subject,
  outcome((l.member, year(l.day)) in (
    select (c.member, year(s.date)) from confidence_results c join sessions s on s.id = c.session)) as outcome,
  cast(year(l.day) as varchar) as detail
from led l
