-- title: Phân công nhiệm vụ hằng tháng | Tasks assigned every month
-- place: 16
-- rule: Tháng nào sinh hoạt thường kỳ, chi bộ phân công ít nhất một nhiệm vụ ở một buổi của tháng ấy. | In a month with a regular sitting, the cell assigns at least one task at a sitting of that month.
-- per: chi bộ và tháng có sinh hoạt thường kỳ | cell and month with a regular sitting
-- detail: số nhiệm vụ | number of tasks
-- scope: unit
with assigned as (
  select
    s.unit, s.period,
    count(i.id) as tasks,
    bool_or(s.kind = 'regular') as regular
  from sessions s
  left join items i on i.session = s.id and i.kind = 'task'
  group by all
)
select
  a.unit,
  null as session,
  last_day(a.period) as date,
  null as subject,
  outcome(a.tasks > 0) as outcome,
  cast(a.tasks as varchar) as detail
from assigned a
join units u on u.id = a.unit
where a.regular and u.kind in ('cell', 'grassroots-cell')
