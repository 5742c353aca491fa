-- title: Việc quá hạn theo số ngày quá hạn | Overdue items by how long they are overdue
-- place: 8
-- row: một tổ chức, gồm mọi tổ chức ở dưới, và một loại việc | one unit with all below it and one kind of item
-- about: Tính từ hạn hiện nay, sau gia hạn, đến ngày tính. | Counted from the due date after extensions to the day of reckoning.
-- chart: stacked name to_30 to_90 to_180 over_180
-- scope: tree
-- small overdue:{kind}: overdue /
-- small aged:{kind}: / to_30 to_90 to_180 over_180 longest
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column kind: Loại: shortcoming khuyết điểm, task nhiệm vụ | shortcoming or task
-- column to_30 (n): Đến 30 ngày | up to 30 days overdue
-- column to_90 (n): 31–90 ngày | 31–90 days
-- column to_180 (n): 91–180 ngày | 91–180 days
-- column over_180 (n): Trên 180 ngày | over 180 days
-- column overdue (n): Tổng số quá hạn | all overdue
-- column longest (ngày): Quá hạn lâu nhất | longest overdue
-- column page: Trang của tổ chức | the unit's page
with late as (
  select s.unit, i.kind, b.as_of - i.due_now as days
  from items i
  join sessions s on s.id = i.session
  cross join build b
  where i.state = 'overdue'
)
select
  t.ancestor as unit, any_value(u.name) as name, l.kind,
  count(*) filter (l.days <= 30) as to_30,
  count(*) filter (l.days between 31 and 90) as to_90,
  count(*) filter (l.days between 91 and 180) as to_180,
  count(*) filter (l.days > 180) as over_180,
  count(*) as overdue,
  max(l.days) as longest,
  any_value(u.page) as page
from late l
join unit_tree t on t.unit = l.unit
join units u on u.id = t.ancestor
group by t.ancestor, l.kind
order by t.ancestor, l.kind
