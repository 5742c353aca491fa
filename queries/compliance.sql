-- title: Chấp hành từng quy định | Compliance with each rule
-- place: 20
-- row: một tổ chức, gồm mọi tổ chức ở dưới, và một quy định | one unit with all below it and one rule
-- about: Thiếu dữ liệu không tính là đạt hay không đạt, và luôn ghi bên cạnh. | No data counts neither as pass nor as fail, and always stands beside.
-- chart: bar rule rate
-- share rate: pass / judged
-- scope: tree
-- small rule:{rule}: judged / pass fail no_data not_applicable rate
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column rule: Quy định | rule
-- column pass (n): Đạt | pass
-- column fail (n): Không đạt | fail
-- column no_data (n): Thiếu dữ liệu | no data
-- column not_applicable (n): Không áp dụng | not applicable
-- column judged (n): Đạt và không đạt | pass and fail
-- column rate (%): Tỷ lệ chấp hành: đạt ÷ (đạt + không đạt) | compliance: pass ÷ (pass + fail)
-- column page: Trang của quy định | the rule's page
with own as (
  select rule, unit, outcome, count(*) as n
  from checks
  group by all
)
select
  t.ancestor as unit, any_value(u.name) as name, o.rule,
  cast(coalesce(sum(o.n) filter (o.outcome = 'pass'), 0) as bigint) as pass,
  cast(coalesce(sum(o.n) filter (o.outcome = 'fail'), 0) as bigint) as fail,
  cast(coalesce(sum(o.n) filter (o.outcome = 'no data'), 0) as bigint) as no_data,
  cast(coalesce(sum(o.n) filter (o.outcome = 'n/a'), 0) as bigint) as not_applicable,
  cast(coalesce(sum(o.n) filter (o.outcome in ('pass', 'fail')), 0) as bigint) as judged,
  percent(coalesce(sum(o.n) filter (o.outcome = 'pass'), 0), sum(o.n) filter (o.outcome in ('pass', 'fail'))) as rate,
  'checks/' || o.rule || '.html' as page
from own o
join unit_tree t on t.unit = o.unit
join units u on u.id = t.ancestor
group by t.ancestor, o.rule
order by t.ancestor, o.rule
