-- title: Khuyết điểm lặp lại | Shortcomings that come back
-- place: 9
-- row: một khuyết điểm giống một khuyết điểm của buổi khác cùng tổ chức trong 365 ngày trước | one shortcoming that is like one of another sitting of the unit in the 365 days before
-- about: Giống từ ngưỡng của quy định “Không rập khuôn” trở lên (mặc định 80 %). Cùng người hay khác người đều ghi. | Alike by the threshold of the rule “No formalism” or more (by default 80%); of the same member or another.
-- chart: table name text similarity
-- rules: formalism
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column date: Ngày họp | date of the sitting
-- column member: Họ tên | name of the member
-- column text: Khuyết điểm | shortcoming
-- column earlier: Mã khuyết điểm trước giống nhất | id of the one before most like it
-- column earlier_date: Ngày họp của khuyết điểm trước | date of its sitting
-- column earlier_state: Kết quả của khuyết điểm trước | what became of it
-- column same_member: Của cùng một người | of the same member
-- column similarity: Độ giống, từ 0 đến 1 | likeness, 0 to 1
-- column page: Chỗ của khuyết điểm trong biên bản | its place in the minutes
with again as (
  select
    c.unit, c.date, c.subject,
    regexp_extract(c.detail, '^(.*) \((.*)\)$', 1) as earlier,
    cast(regexp_extract(c.detail, '^(.*) \((.*)\)$', 2) as decimal(3, 2)) as similarity
  from checks c
  where c.rule = 'formalism' and c.outcome = 'fail'
)
select
  a.unit, u.name, a.date, coalesce(p.name, i.member) as member, i.text,
  a.earlier, s.date as earlier_date, e.state as earlier_state,
  i.member = e.member as same_member, a.similarity, i.page
from again a
join items i on i.id = a.subject
join items e on e.id = a.earlier
join sessions s on s.id = e.session
join units u on u.id = a.unit
left join people() p on p.id = i.member
order by a.unit, a.date, i.session, i.n
