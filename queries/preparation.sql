-- title: Chuẩn bị trước buổi sinh hoạt | Preparation of sittings
-- place: 11
-- row: một tổ chức, gồm mọi tổ chức ở dưới, trong một quý | one unit with all below it in one quarter
-- about: Thiếu dữ liệu không tính là đạt hay không đạt. | No data counts neither as pass nor as fail.
-- chart: line quarter lead briefed notebook talk
-- share lead: lead_n / lead_of
-- share talk: talk_n / talk_of
-- share briefed: briefed_n / briefed_of
-- share notebook: notebook_n / notebook_of
-- rules: lead-days talk-chosen briefed notebook
-- scope: tree
-- small rule:lead-days: lead_of / lead_n lead lead_no_data
-- small rule:talk-chosen: talk_of / talk_n talk talk_no_data
-- small rule:briefed: briefed_of / briefed_n briefed briefed_no_data
-- small rule:notebook: notebook_of / notebook_n notebook notebook_no_data
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column quarter: Quý: ghi bằng ngày đầu quý | quarter: as its first day
-- column lead_n (n): Chỉ định trong khoảng quy định: số đạt | Designated in the window: passes
-- column lead_of (n): Chỉ định trong khoảng quy định: số đạt và không đạt | Designated in the window: passes and fails
-- column lead (%): Chỉ định trong khoảng quy định | Designated in the window
-- column lead_no_data (n): Thiếu dữ liệu: chỉ định trong khoảng quy định | No data: designated in the window
-- column talk_n (n): Chọn người trao đổi kinh nghiệm: số đạt | An experience talk chosen: passes
-- column talk_of (n): Chọn người trao đổi kinh nghiệm: số đạt và không đạt | An experience talk chosen: passes and fails
-- column talk (%): Chọn người trao đổi kinh nghiệm | An experience talk chosen
-- column talk_no_data (n): Thiếu dữ liệu: chọn người trao đổi kinh nghiệm | No data: an experience talk chosen
-- column briefed_n (n): Gặp gỡ, hướng dẫn: số đạt | Briefed: passes
-- column briefed_of (n): Gặp gỡ, hướng dẫn: số đạt và không đạt | Briefed: passes and fails
-- column briefed (%): Gặp gỡ, hướng dẫn | Briefed
-- column briefed_no_data (n): Thiếu dữ liệu: gặp gỡ, hướng dẫn | No data: briefed
-- column notebook_n (n): Viết sổ tay đúng hạn: số đạt | Notebook written in time: passes
-- column notebook_of (n): Viết sổ tay đúng hạn: số đạt và không đạt | Notebook written in time: passes and fails
-- column notebook (%): Viết sổ tay đúng hạn | Notebook written in time
-- column notebook_no_data (n): Thiếu dữ liệu: viết sổ tay đúng hạn | No data: notebook written in time
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
