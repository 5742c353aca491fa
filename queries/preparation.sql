-- title: Chuẩn bị trước buổi sinh hoạt | Preparation of sittings
-- row: một tổ chức, gồm mọi tổ chức ở dưới, trong một quý | one unit with all below it in one quarter
-- about: Thiếu dữ liệu không tính là đạt hay không đạt. | No data counts neither as pass nor as fail.
-- chart: line quarter lead briefed notebook talk
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column quarter: Ngày đầu quý | first day of the quarter
-- column lead_n (n): Số đạt: chỉ định đúng 3–5 ngày (hoặc theo quy định) | designated in the window: passes
-- column lead_of (n): Số đạt và không đạt: chỉ định đúng 3–5 ngày (hoặc theo quy định) | designated in the window: passes and fails
-- column lead (%): Tỷ lệ: chỉ định đúng 3–5 ngày (hoặc theo quy định) | designated in the window: rate
-- column lead_no_data (n): Thiếu dữ liệu: chỉ định đúng 3–5 ngày (hoặc theo quy định) | designated in the window: no data
-- column talk_n (n): Số đạt: chọn người trao đổi kinh nghiệm | an experience talk chosen: passes
-- column talk_of (n): Số đạt và không đạt: chọn người trao đổi kinh nghiệm | an experience talk chosen: passes and fails
-- column talk (%): Tỷ lệ: chọn người trao đổi kinh nghiệm | an experience talk chosen: rate
-- column talk_no_data (n): Thiếu dữ liệu: chọn người trao đổi kinh nghiệm | an experience talk chosen: no data
-- column briefed_n (n): Số đạt: được gặp gỡ, hướng dẫn | briefed: passes
-- column briefed_of (n): Số đạt và không đạt: được gặp gỡ, hướng dẫn | briefed: passes and fails
-- column briefed (%): Tỷ lệ: được gặp gỡ, hướng dẫn | briefed: rate
-- column briefed_no_data (n): Thiếu dữ liệu: được gặp gỡ, hướng dẫn | briefed: no data
-- column notebook_n (n): Số đạt: viết sổ tay đúng hạn | notebook written in time: passes
-- column notebook_of (n): Số đạt và không đạt: viết sổ tay đúng hạn | notebook written in time: passes and fails
-- column notebook (%): Tỷ lệ: viết sổ tay đúng hạn | notebook written in time: rate
-- column notebook_no_data (n): Thiếu dữ liệu: viết sổ tay đúng hạn | notebook written in time: no data
-- column page: Trang của tổ chức | the unit's page
with own as (
  select unit, cast(date_trunc('quarter', date) as date) as quarter, rule, outcome, count(*) as n
  from checks
  where rule in ('lead-days', 'talk-chosen', 'briefed', 'notebook')
  group by all
)
select
  t.ancestor as unit, any_value(u.name) as name, o.quarter,
  cast(coalesce(sum(o.n) filter (o.rule = 'lead-days' and o.outcome = 'pass'), 0) as bigint) as lead_n,
  cast(coalesce(sum(o.n) filter (o.rule = 'lead-days' and o.outcome in ('pass', 'fail')), 0) as bigint) as lead_of,
  percent(coalesce(sum(o.n) filter (o.rule = 'lead-days' and o.outcome = 'pass'), 0), sum(o.n) filter (o.rule = 'lead-days' and o.outcome in ('pass', 'fail'))) as lead,
  cast(coalesce(sum(o.n) filter (o.rule = 'lead-days' and o.outcome = 'no data'), 0) as bigint) as lead_no_data,
  cast(coalesce(sum(o.n) filter (o.rule = 'talk-chosen' and o.outcome = 'pass'), 0) as bigint) as talk_n,
  cast(coalesce(sum(o.n) filter (o.rule = 'talk-chosen' and o.outcome in ('pass', 'fail')), 0) as bigint) as talk_of,
  percent(coalesce(sum(o.n) filter (o.rule = 'talk-chosen' and o.outcome = 'pass'), 0), sum(o.n) filter (o.rule = 'talk-chosen' and o.outcome in ('pass', 'fail'))) as talk,
  cast(coalesce(sum(o.n) filter (o.rule = 'talk-chosen' and o.outcome = 'no data'), 0) as bigint) as talk_no_data,
  cast(coalesce(sum(o.n) filter (o.rule = 'briefed' and o.outcome = 'pass'), 0) as bigint) as briefed_n,
  cast(coalesce(sum(o.n) filter (o.rule = 'briefed' and o.outcome in ('pass', 'fail')), 0) as bigint) as briefed_of,
  percent(coalesce(sum(o.n) filter (o.rule = 'briefed' and o.outcome = 'pass'), 0), sum(o.n) filter (o.rule = 'briefed' and o.outcome in ('pass', 'fail'))) as briefed,
  cast(coalesce(sum(o.n) filter (o.rule = 'briefed' and o.outcome = 'no data'), 0) as bigint) as briefed_no_data,
  cast(coalesce(sum(o.n) filter (o.rule = 'notebook' and o.outcome = 'pass'), 0) as bigint) as notebook_n,
  cast(coalesce(sum(o.n) filter (o.rule = 'notebook' and o.outcome in ('pass', 'fail')), 0) as bigint) as notebook_of,
  percent(coalesce(sum(o.n) filter (o.rule = 'notebook' and o.outcome = 'pass'), 0), sum(o.n) filter (o.rule = 'notebook' and o.outcome in ('pass', 'fail'))) as notebook,
  cast(coalesce(sum(o.n) filter (o.rule = 'notebook' and o.outcome = 'no data'), 0) as bigint) as notebook_no_data,
  any_value(u.page) as page
from own o
join unit_tree t on t.unit = o.unit
join units u on u.id = t.ancestor
group by t.ancestor, o.quarter
order by t.ancestor, o.quarter
