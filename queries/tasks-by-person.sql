-- title: Nhiệm vụ được giao theo người | Tasks by person
-- place: 23
-- row: một đảng viên trong một năm được giao nhiệm vụ | one member in one year with tasks
-- about: Xếp theo mã đảng viên, không xếp hạng. Năm là năm giao nhiệm vụ. | In order of the member's id; this is no ranking. The year is that in which the task was given.
-- chart: table member year tasks done_on_time done_late overdue open
-- link: page
-- column id: Mã đảng viên | id of the member
-- column member: Họ tên | name
-- column year: Năm | year
-- column tasks (n): Số nhiệm vụ | tasks
-- column done_on_time (n): Xong đúng hạn | done on time
-- column done_late (n): Xong quá hạn | done late
-- column overdue (n): Quá hạn | overdue
-- column open (n): Còn hạn, hoặc không ghi hạn | open
-- column without_due (n): Số nhiệm vụ không ghi hạn | tasks without a due date
-- column page: Trang của đảng viên | the member's page
with years as (
  select
    i.member, year(s.date) as year, count(*) as tasks,
    count(*) filter (i.state = 'done on time') as done_on_time,
    count(*) filter (i.state = 'done late') as done_late,
    count(*) filter (i.state = 'overdue') as overdue,
    count(*) filter (i.state = 'open') as open,
    count(*) filter (i.due is null) as without_due
  from items i
  join sessions s on s.id = i.session
  where i.kind = 'task'
  group by all
)
select y.member as id, coalesce(p.name, y.member) as member, y.* exclude (member), p.page
from years y
left join people() p on p.id = y.member
order by y.member nulls first, y.year
