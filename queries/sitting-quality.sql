-- title: Chất lượng buổi sinh hoạt | Quality of sittings
-- row: một tổ chức, gồm mọi tổ chức ở dưới, trong một quý | one unit with all below it in one quarter
-- about: Thiếu dữ liệu không tính là đạt hay không đạt. | No data counts neither as pass nor as fail.
-- chart: line quarter length attendance order complete
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column quarter: Ngày đầu quý | first day of the quarter
-- column length_n (n): Số đạt: đủ thời lượng | long enough: passes
-- column length_of (n): Số đạt và không đạt: đủ thời lượng | long enough: passes and fails
-- column length (%): Tỷ lệ: đủ thời lượng | long enough: rate
-- column length_no_data (n): Thiếu dữ liệu: đủ thời lượng | long enough: no data
-- column attendance_n (n): Số đạt: tỷ lệ dự đạt | attendance good: passes
-- column attendance_of (n): Số đạt và không đạt: tỷ lệ dự đạt | attendance good: passes and fails
-- column attendance (%): Tỷ lệ: tỷ lệ dự đạt | attendance good: rate
-- column attendance_no_data (n): Thiếu dữ liệu: tỷ lệ dự đạt | attendance good: no data
-- column order_n (n): Số đạt: đúng trình tự | in order: passes
-- column order_of (n): Số đạt và không đạt: đúng trình tự | in order: passes and fails
-- column order (%): Tỷ lệ: đúng trình tự | in order: rate
-- column order_no_data (n): Thiếu dữ liệu: đúng trình tự | in order: no data
-- column complete_n (n): Số đạt: lượt tự phê bình đầy đủ | reviews complete: passes
-- column complete_of (n): Số đạt và không đạt: lượt tự phê bình đầy đủ | reviews complete: passes and fails
-- column complete (%): Tỷ lệ: lượt tự phê bình đầy đủ | reviews complete: rate
-- column complete_no_data (n): Thiếu dữ liệu: lượt tự phê bình đầy đủ | reviews complete: no data
-- column due_n (n): Số đạt: khuyết điểm có hạn khắc phục | shortcomings with a due date: passes
-- column due_of (n): Số đạt và không đạt: khuyết điểm có hạn khắc phục | shortcomings with a due date: passes and fails
-- column due (%): Tỷ lệ: khuyết điểm có hạn khắc phục | shortcomings with a due date: rate
-- column due_no_data (n): Thiếu dữ liệu: khuyết điểm có hạn khắc phục | shortcomings with a due date: no data
-- column roll_n (n): Số đạt: quân số khớp | roll adds up: passes
-- column roll_of (n): Số đạt và không đạt: quân số khớp | roll adds up: passes and fails
-- column roll (%): Tỷ lệ: quân số khớp | roll adds up: rate
-- column roll_no_data (n): Thiếu dữ liệu: quân số khớp | roll adds up: no data
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
