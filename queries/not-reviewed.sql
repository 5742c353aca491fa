-- title: Đảng viên chưa được kiểm điểm trong 12 tháng | Members not reviewed for twelve months
-- place: 19
-- row: một đảng viên đang sinh hoạt ở chi bộ, 12 tháng qua chưa tự phê bình và phê bình | one member now in a cell who was not reviewed in the last twelve months
-- about: Gồm đảng viên chính thức và dự bị có tên ở chi bộ vào ngày tính. Lần gần nhất là ở bất cứ tổ chức nào. | Official and probationary members with a row in a cell on the day of reckoning. The last review may have been in any unit.
-- chart: table name member since last_review
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column id: Mã đảng viên | id of the member
-- column member: Họ tên | name
-- column since: Sinh hoạt ở chi bộ từ ngày; trống: không rõ | in the cell since; empty: unknown
-- column last_review: Lần tự phê bình gần nhất; trống: chưa lần nào | last review; empty: never
-- column months (tháng): Số tháng từ lần ấy | months since then
-- column page: Trang của đảng viên | the member's page
with last_reviews as (
  select r.member, max(s.date) as last_review
  from reviews r
  join sessions s on s.id = r.session
  where r.outcome = 'spoke'
  group by r.member
)
select
  m.unit, u.name, m.id, m.name as member, m.from_date as since,
  l.last_review, date_diff('month', l.last_review, b.as_of) as months, m.page
from members m
join units u on u.id = m.unit
cross join build b
left join last_reviews l on l.member = m.id
where u.kind in ('cell', 'grassroots-cell')
  and m.status in ('official', 'probationary')
  and covers(m.from_date, m.to_date, b.as_of, b.as_of)
  and coalesce(l.last_review <= b.as_of - interval 12 months, true)
order by m.unit, m.name collate vi, m.id
