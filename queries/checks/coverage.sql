-- title: Mọi đảng viên được kiểm điểm trong năm | Coverage
-- place: 23
-- rule: Đảng viên sinh hoạt trọn năm ở một chi bộ tự phê bình và phê bình ít nhất một lần trong năm ấy. | A member of one cell over a whole year is reviewed, and speaks, at least once in it.
-- per: đảng viên sinh hoạt trọn năm ở một chi bộ | member of one cell over a whole year
-- detail: số lượt tự phê bình trong năm | reviews in that year
with postings as (
  select m.id, m.unit, coalesce(m.from_date, date '0001-01-01') as from_date, coalesce(m.to_date, date '9999-12-30') as to_date
  from members m
  join units u on u.id = m.unit
  where u.kind in ('cell', 'grassroots-cell')
),
breaks as (
  select *, coalesce(from_date > max(to_date) over (
    partition by id, unit order by from_date rows between unbounded preceding and 1 preceding) + 1, true) as starts
  from postings
),
numbered as (
  select *, count(*) filter (starts) over (partition by id, unit order by from_date) as span from breaks
),
memberships as (
  select id, unit, min(from_date) as from_date, max(to_date) as to_date from numbered group by id, unit, span
),
spoken as (
  select r.member, year(s.date) as year, count(*) as reviews
  from reviews r
  join sessions s on s.id = r.session
  where r.outcome = 'spoke'
  group by all
)
select
  m.unit,
  null as session,
  p.last_day as date,
  m.id as subject,
  outcome(coalesce(v.reviews, 0) > 0) as outcome,
  cast(coalesce(v.reviews, 0) as varchar) as detail
from memberships m
join whole_periods(12) p on covers(m.from_date, m.to_date, p.first_day, p.last_day)
left join spoken v on v.member = m.id and v.year = year(p.last_day)
