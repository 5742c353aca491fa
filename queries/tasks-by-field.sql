-- title: Nhiệm vụ theo lĩnh vực | Tasks by field
-- place: 24
-- row: một tổ chức, gồm mọi tổ chức ở dưới, một năm và một lĩnh vực | one unit with all below it, one year and one field
-- about: Lĩnh vực viết khác dấu, khác hoa thường được coi là một. Người phụ trách là số người được giao việc thuộc lĩnh vực. | Fields written with other marks or case are one. People are those with a task in the field.
-- chart: stacked field done_on_time done_late overdue open
-- scope: tree
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column year: Năm | year
-- column field: Lĩnh vực; trống: không ghi | field; empty: none written
-- column tasks (n): Số nhiệm vụ | tasks
-- column people (người): Số người được giao | members with tasks
-- column done_on_time (n): Xong đúng hạn | done on time
-- column done_late (n): Xong quá hạn | done late
-- column overdue (n): Quá hạn | overdue
-- column open (n): Còn hạn, hoặc không ghi hạn | open
-- column page: Trang của tổ chức | the unit's page
with fields as (
  select field, fold(field) as folded
  from (select distinct field from items where kind = 'task' and field is not null)
),
tasks as (
  select s.unit, year(s.date) as year, i.field, f.folded, i.member, i.state
  from items i
  join sessions s on s.id = i.session
  left join fields f on f.field = i.field
  where i.kind = 'task'
),
own as (
  select unit, year, folded, member, state, count(*) as n, min(field) as field
  from tasks
  group by unit, year, folded, member, state
)
select
  t.ancestor as unit, any_value(u.name) as name, o.year, min(o.field) as field,
  cast(sum(o.n) as bigint) as tasks,
  count(distinct o.member) as people,
  cast(coalesce(sum(o.n) filter (o.state = 'done on time'), 0) as bigint) as done_on_time,
  cast(coalesce(sum(o.n) filter (o.state = 'done late'), 0) as bigint) as done_late,
  cast(coalesce(sum(o.n) filter (o.state = 'overdue'), 0) as bigint) as overdue,
  cast(coalesce(sum(o.n) filter (o.state = 'open'), 0) as bigint) as open,
  any_value(u.page) as page
from own o
join unit_tree t on t.unit = o.unit
join units u on u.id = t.ancestor
group by t.ancestor, o.year, o.folded
order by t.ancestor, o.year, o.folded nulls first
