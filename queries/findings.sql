-- title: Điều chưa đạt | Findings
-- place: 22
-- row: một điều không đạt một quy định | one thing that does not keep one rule
-- about: Mọi kết quả “không đạt” của các quy định; điều thiếu dữ liệu không tính ở đây. | Every outcome “fail” of the checks; what lacks data is not among them.
-- chart: table rule unit date what detail
-- link: page
-- column rule: Quy định | rule
-- column date: Ngày | date
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column session: Mã buổi; trống nếu không phải một buổi | id of the sitting; empty if it is not one
-- column subject: Mã điều được đối chiếu | id of what was judged
-- column what: Điều được đối chiếu: họ tên, nội dung khuyết điểm, tên văn kiện | what was judged: a name, a shortcoming's text, a document's title
-- column detail: Số liệu đã xét | the figures judged
-- column page: Chỗ trong biên bản, nếu không có thì trang của tổ chức | its place in the minutes, else the unit's page
with failed as (
  select rule, date, unit, session, subject, detail
  from checks
  where outcome = 'fail'
),
reviewed as (
  select r.session, r.member, min(r.page) as page
  from reviews r
  join (select distinct session, subject from failed where subject is not null) f on f.session = r.session and f.subject = r.member
  group by all
)
select
  f.rule, f.date, f.unit, u.name, f.session, f.subject,
  coalesce(i.text, p.name, d.title, f.subject) as what,
  f.detail,
  coalesce(i.page, r.page, s.page, d.page, p.page, u.page) as page
from failed f
join units u on u.id = f.unit
left join items i on i.id = f.subject
left join people() p on p.id = f.subject
left join documents d on d.id = f.subject
left join sessions s on s.id = f.session
left join reviewed r on r.session = f.session and r.member = f.subject
order by f.rule, f.date, f.unit, f.session nulls first, f.subject nulls first
