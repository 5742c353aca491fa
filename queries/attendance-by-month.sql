-- title: Dự sinh hoạt theo tháng | Attendance by month
-- place: 13
-- row: một tổ chức, gồm mọi tổ chức ở dưới, trong một tháng | one unit with all below it in one month
-- about: Có mặt và phải có mặt chỉ cộng ở những buổi ghi đủ hai số. Vắng tính theo danh sách vắng của mọi buổi. | Present and expected are summed over the sittings that have both. Absences are those listed, of all sittings.
-- chart: line month rate
-- share rate: present / expected
-- scope: tree
-- small attendance: expected / present rate excused unexcused unknown
-- small sittings: sittings counted /
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column month: Tháng: ghi bằng ngày đầu tháng | month: as its first day
-- column sittings (n): Số buổi | sittings
-- column counted (n): Số buổi ghi đủ hai số | sittings that have both numbers
-- column present (n): Có mặt | present
-- column expected (n): Phải có mặt | expected
-- column rate (%): Tỷ lệ dự sinh hoạt | attendance
-- column excused (n): Vắng có lý do | absent with a reason
-- column unexcused (n): Vắng không lý do | absent without a reason
-- column unknown (n): Vắng không ghi lý do | absent, no reason written
-- column page: Trang của tổ chức | the unit's page
with absent as (
  select session,
    count(*) filter (excused) as excused,
    count(*) filter (not excused) as unexcused,
    count(*) filter (excused is null) as unknown
  from absences
  group by session
),
own as (
  select
    s.unit, cast(date_trunc('month', s.date) as date) as month,
    count(*) as sittings,
    count(*) filter (s.present is not null and s.expected is not null) as counted,
    sum(s.present) filter (s.expected is not null) as present,
    sum(s.expected) filter (s.present is not null) as expected,
    sum(a.excused) as excused, sum(a.unexcused) as unexcused, sum(a.unknown) as unknown
  from sessions s
  left join absent a on a.session = s.id
  group by all
)
select
  t.ancestor as unit, any_value(u.name) as name, o.month,
  cast(sum(o.sittings) as bigint) as sittings,
  cast(sum(o.counted) as bigint) as counted,
  cast(sum(o.present) as bigint) as present,
  cast(sum(o.expected) as bigint) as expected,
  percent(sum(o.present), sum(o.expected)) as rate,
  cast(coalesce(sum(o.excused), 0) as bigint) as excused,
  cast(coalesce(sum(o.unexcused), 0) as bigint) as unexcused,
  cast(coalesce(sum(o.unknown), 0) as bigint) as unknown,
  any_value(u.page) as page
from own o
join unit_tree t on t.unit = o.unit
join units u on u.id = t.ancestor
group by t.ancestor, o.month
order by t.ancestor, o.month
