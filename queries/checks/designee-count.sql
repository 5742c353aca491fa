-- title: Số người được chỉ định | Number designated
-- place: 2
-- rule: Mỗi buổi thường kỳ chỉ định từ {designees_min} đến {designees_max} đồng chí tự phê bình và phê bình; chi bộ từ {large_cell_from} đảng viên trở lên được đến {designees_max_large}. | A regular sitting designates {designees_min} to {designees_max} members; a cell of {large_cell_from} members or more up to {designees_max_large}.
-- per: buổi thường kỳ | regular sitting
-- detail: số lượt tự phê bình / số đảng viên của chi bộ | reviews / members on the roll
-- scope: unit
with counted as (
  select s.id, s.unit, s.date, s.official + s.probationary as roll, count(r.session) as reviews
  from sessions s
  left join reviews r on r.session = s.id
  where s.kind = 'regular'
  group by all
),
limits as (
  select
    *,
    threshold('designees_max', date) as most,
    case when roll >= threshold('large_cell_from', date) then threshold('designees_max_large', date)
      else threshold('designees_max', date) end as most_here
  from counted
)
select
  unit,
  id as session,
  date,
  null as subject,
  outcome(case when roll is not null or reviews <= most
    then reviews between threshold('designees_min', date) and most_here end) as outcome,
  reviews || '/' || coalesce(cast(roll as varchar), '?') as detail
from limits
