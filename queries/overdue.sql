-- title: Việc quá hạn | What is overdue
-- place: 7
-- row: một khuyết điểm hoặc nhiệm vụ quá hạn ở ngày tính | one shortcoming or task overdue on the day of reckoning
-- chart: table unit member text due_now days
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column item: Mã việc | id of the item
-- column kind: Loại: shortcoming khuyết điểm, task nhiệm vụ | shortcoming or task
-- column member: Đồng chí: người phải khắc phục hoặc phải làm | member: whose it is
-- column text: Nội dung | text
-- column due: Hạn lúc đầu | first due date
-- column due_now: Hạn hiện nay | due date now
-- column days (ngày): Số ngày quá hạn | days overdue
-- column reports (n): Số lần đã báo cáo | reports so far
-- column last_report: Ngày báo cáo gần nhất | day of the last report
-- column page: Chỗ của việc trong biên bản | its place in the minutes
with reported as (
  select f.item, count(*) as reports, max(s.date) as last_report
  from followups f
  join sessions s on s.id = f.session
  group by f.item
)
select
  s.unit, u.name, i.id as item, i.kind, coalesce(p.name, i.member) as member, i.text, i.due, i.due_now,
  b.as_of - i.due_now as days, coalesce(r.reports, 0) as reports, r.last_report, i.page
from items i
join sessions s on s.id = i.session
join units u on u.id = s.unit
cross join build b
left join people() p on p.id = i.member
left join reported r on r.item = i.id
where i.state = 'overdue'
order by s.unit, i.due_now, i.session, i.kind, i.n
