-- title: Tỷ lệ hoàn thành xuất sắc | Quota of excellent members
-- place: 21
-- rule: Số đảng viên hoàn thành xuất sắc nhiệm vụ không quá {excellent_quota:%} số hoàn thành tốt, tính ở đảng bộ, chi bộ cơ sở. | Members classified excellent are at most {excellent_quota:%} of those classified good, within a grassroots organisation.
-- per: tổ chức cơ sở đảng và năm có đảng viên được xếp loại | grassroots organisation and year with members classified
-- detail: số xuất sắc / số được phép | excellent / allowed
with classified as (
  select c.year, c.subject, c.level, s.unit, s.date
  from classifications c
  join sessions s on s.id = c.session
  where c."current" and c.subject_kind = 'member'
),
-- Where the record is of, and, where that is above, of which cell the member was that day.
placed as (
  select c.year, c.subject, c.level, t.ancestor as unit
  from classified c
  join unit_tree t on t.unit = c.unit
  union
  select c.year, c.subject, c.level, t.ancestor
  from classified c
  join members m on m.id = c.subject and covers(m.from_date, m.to_date, c.date, c.date)
  join unit_tree below on below.ancestor = c.unit and below.unit = m.unit
  join unit_tree t on t.unit = m.unit
),
mix as (
  select p.unit, p.year, count(*) filter (p.level = 'HTXS') as excellent, count(*) filter (p.level = 'HTT') as good
  from placed p
  join units u on u.id = p.unit and u.kind in ('grassroots', 'grassroots-cell')
  group by all
),
allowed as (
  select
    *,
    make_date(year, 12, 31) as day,
    cast(floor(cast(threshold('excellent_quota', make_date(year, 12, 31)) as decimal(18, 9)) * good) as bigint) as quota
  from mix
)
select
  unit,
  null as session,
  day as date,
  null as subject,
  outcome(excellent <= quota) as outcome,
  excellent || '/' || quota as detail
from allowed
