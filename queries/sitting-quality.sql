-- title: Chất lượng buổi sinh hoạt | Quality of sittings
-- place: 12
-- row: một tổ chức, gồm mọi tổ chức ở dưới, trong một quý | one unit with all below it in one quarter
-- about: Thiếu dữ liệu không tính là đạt hay không đạt. | No data counts neither as pass nor as fail.
-- chart: line quarter length attendance order complete
-- share length: length_n / length_of
-- share attendance: attendance_n / attendance_of
-- share order: order_n / order_of
-- share complete: complete_n / complete_of
-- share due: due_n / due_of
-- share roll: roll_n / roll_of
-- rules: length attendance order review-complete due-set roll-adds-up
-- scope: tree
-- small rule:length: length_of / length_n length length_no_data
-- small rule:attendance: attendance_of / attendance_n attendance attendance_no_data
-- small rule:order: order_of / order_n order order_no_data
-- small rule:review-complete: complete_of / complete_n complete complete_no_data
-- small rule:due-set: due_of / due_n due due_no_data
-- small rule:roll-adds-up: roll_of / roll_n roll roll_no_data
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column quarter: Quý: ghi bằng ngày đầu quý | quarter: as its first day
-- column length_n (n): Đủ thời lượng: số đạt | Long enough: passes
-- column length_of (n): Đủ thời lượng: số đạt và không đạt | Long enough: passes and fails
-- column length (%): Đủ thời lượng | Long enough
-- column length_no_data (n): Thiếu dữ liệu: đủ thời lượng | No data: long enough
-- column attendance_n (n): Đạt tỷ lệ dự: số đạt | Attendance good: passes
-- column attendance_of (n): Đạt tỷ lệ dự: số đạt và không đạt | Attendance good: passes and fails
-- column attendance (%): Đạt tỷ lệ dự | Attendance good
-- column attendance_no_data (n): Thiếu dữ liệu: đạt tỷ lệ dự | No data: attendance good
-- column order_n (n): Đúng trình tự: số đạt | In order: passes
-- column order_of (n): Đúng trình tự: số đạt và không đạt | In order: passes and fails
-- column order (%): Đúng trình tự | In order
-- column order_no_data (n): Thiếu dữ liệu: đúng trình tự | No data: in order
-- column complete_n (n): Tự phê bình đủ các bước: số đạt | Reviews complete: passes
-- column complete_of (n): Tự phê bình đủ các bước: số đạt và không đạt | Reviews complete: passes and fails
-- column complete (%): Tự phê bình đủ các bước | Reviews complete
-- column complete_no_data (n): Thiếu dữ liệu: tự phê bình đủ các bước | No data: reviews complete
-- column due_n (n): Khuyết điểm có hạn khắc phục: số đạt | Shortcomings with a due date: passes
-- column due_of (n): Khuyết điểm có hạn khắc phục: số đạt và không đạt | Shortcomings with a due date: passes and fails
-- column due (%): Khuyết điểm có hạn khắc phục | Shortcomings with a due date
-- column due_no_data (n): Thiếu dữ liệu: khuyết điểm có hạn khắc phục | No data: shortcomings with a due date
-- column roll_n (n): Số đảng viên khớp: số đạt | Roll adds up: passes
-- column roll_of (n): Số đảng viên khớp: số đạt và không đạt | Roll adds up: passes and fails
-- column roll (%): Số đảng viên khớp | Roll adds up
-- column roll_no_data (n): Thiếu dữ liệu: số đảng viên khớp | No data: roll adds up
-- column page: Trang của tổ chức | the unit's page
with own as (
  select unit, cast(date_trunc('quarter', date) as date) as quarter, rule, outcome, count(*) as n
  from checks
  where rule in ('length', 'attendance', 'order', 'review-complete', 'due-set', 'roll-adds-up')
  group by all
)
select
  t.ancestor as unit, any_value(u.name) as name, o.quarter,
  cast(coalesce(sum(o.n) filter (o.rule = 'length' and o.outcome = 'pass'), 0) as bigint) as length_n,
  cast(coalesce(sum(o.n) filter (o.rule = 'length' and o.outcome in ('pass', 'fail')), 0) as bigint) as length_of,
  percent(coalesce(sum(o.n) filter (o.rule = 'length' and o.outcome = 'pass'), 0), sum(o.n) filter (o.rule = 'length' and o.outcome in ('pass', 'fail'))) as length,
  cast(coalesce(sum(o.n) filter (o.rule = 'length' and o.outcome = 'no data'), 0) as bigint) as length_no_data,
  cast(coalesce(sum(o.n) filter (o.rule = 'attendance' and o.outcome = 'pass'), 0) as bigint) as attendance_n,
  cast(coalesce(sum(o.n) filter (o.rule = 'attendance' and o.outcome in ('pass', 'fail')), 0) as bigint) as attendance_of,
  percent(coalesce(sum(o.n) filter (o.rule = 'attendance' and o.outcome = 'pass'), 0), sum(o.n) filter (o.rule = 'attendance' and o.outcome in ('pass', 'fail'))) as attendance,
  cast(coalesce(sum(o.n) filter (o.rule = 'attendance' and o.outcome = 'no data'), 0) as bigint) as attendance_no_data,
  cast(coalesce(sum(o.n) filter (o.rule = 'order' and o.outcome = 'pass'), 0) as bigint) as order_n,
  cast(coalesce(sum(o.n) filter (o.rule = 'order' and o.outcome in ('pass', 'fail')), 0) as bigint) as order_of,
  percent(coalesce(sum(o.n) filter (o.rule = 'order' and o.outcome = 'pass'), 0), sum(o.n) filter (o.rule = 'order' and o.outcome in ('pass', 'fail'))) as order,
  cast(coalesce(sum(o.n) filter (o.rule = 'order' and o.outcome = 'no data'), 0) as bigint) as order_no_data,
  cast(coalesce(sum(o.n) filter (o.rule = 'review-complete' and o.outcome = 'pass'), 0) as bigint) as complete_n,
  cast(coalesce(sum(o.n) filter (o.rule = 'review-complete' and o.outcome in ('pass', 'fail')), 0) as bigint) as complete_of,
  percent(coalesce(sum(o.n) filter (o.rule = 'review-complete' and o.outcome = 'pass'), 0), sum(o.n) filter (o.rule = 'review-complete' and o.outcome in ('pass', 'fail'))) as complete,
  cast(coalesce(sum(o.n) filter (o.rule = 'review-complete' and o.outcome = 'no data'), 0) as bigint) as complete_no_data,
  cast(coalesce(sum(o.n) filter (o.rule = 'due-set' and o.outcome = 'pass'), 0) as bigint) as due_n,
  cast(coalesce(sum(o.n) filter (o.rule = 'due-set' and o.outcome in ('pass', 'fail')), 0) as bigint) as due_of,
  percent(coalesce(sum(o.n) filter (o.rule = 'due-set' and o.outcome = 'pass'), 0), sum(o.n) filter (o.rule = 'due-set' and o.outcome in ('pass', 'fail'))) as due,
  cast(coalesce(sum(o.n) filter (o.rule = 'due-set' and o.outcome = 'no data'), 0) as bigint) as due_no_data,
  cast(coalesce(sum(o.n) filter (o.rule = 'roll-adds-up' and o.outcome = 'pass'), 0) as bigint) as roll_n,
  cast(coalesce(sum(o.n) filter (o.rule = 'roll-adds-up' and o.outcome in ('pass', 'fail')), 0) as bigint) as roll_of,
  percent(coalesce(sum(o.n) filter (o.rule = 'roll-adds-up' and o.outcome = 'pass'), 0), sum(o.n) filter (o.rule = 'roll-adds-up' and o.outcome in ('pass', 'fail'))) as roll,
  cast(coalesce(sum(o.n) filter (o.rule = 'roll-adds-up' and o.outcome = 'no data'), 0) as bigint) as roll_no_data,
  any_value(u.page) as page
from own o
join unit_tree t on t.unit = o.unit
join units u on u.id = t.ancestor
group by t.ancestor, o.quarter
order by t.ancestor, o.quarter
