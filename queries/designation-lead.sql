-- title: Thời gian chỉ định trước buổi sinh hoạt | Lead of designation
-- place: 10
-- row: một tổ chức, gồm mọi tổ chức ở dưới, trong một quý | one unit with all below it in one quarter
-- about: Trong khoảng quy định: mặc định từ 3 đến 5 ngày trước ngày họp; ngưỡng ghi ở quy định “Chỉ định trước buổi sinh hoạt”. Muộn: ít hơn. Sớm: nhiều hơn. Không rõ: không ghi ngày chỉ định. | In window: by default 3 to 5 days before the sitting; the rule “Lead of designation” has the thresholds. Late: fewer. Early: more. Unknown: no date of designation.
-- chart: stacked quarter late in_window early unknown
-- rules: lead-days
-- scope: tree
-- small rule:lead-days: late in_window early unknown / rate median_days
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column quarter: Quý: ghi bằng ngày đầu quý | quarter: as its first day
-- column late (n): Muộn | late
-- column in_window (n): Trong khoảng quy định | in the window
-- column early (n): Sớm | early
-- column unknown (n): Không rõ | unknown
-- column rate (%): Tỷ lệ đúng: trong khoảng ÷ (muộn + trong khoảng + sớm) | in window ÷ (late + in window + early)
-- column median_days (ngày): Trung vị số ngày | median days
-- column page: Trang của tổ chức | the unit's page
with leads as (
  select
    c.unit, cast(date_trunc('quarter', c.date) as date) as quarter, c.outcome, c.date - s.designated as days,
    threshold('lead_days_min', c.date) as least
  from checks c
  join sessions s on s.id = c.session
  where c.rule = 'lead-days'
)
select
  t.ancestor as unit, any_value(u.name) as name, l.quarter,
  count(*) filter (l.outcome = 'fail' and l.days < l.least) as late,
  count(*) filter (l.outcome = 'pass') as in_window,
  count(*) filter (l.outcome = 'fail' and l.days >= l.least) as early,
  count(*) filter (l.outcome = 'no data') as unknown,
  percent(count(*) filter (l.outcome = 'pass'), count(*) filter (l.outcome <> 'no data')) as rate,
  median(l.days) as median_days,
  any_value(u.page) as page
from leads l
join unit_tree t on t.unit = l.unit
join units u on u.id = t.ancestor
group by t.ancestor, l.quarter
order by t.ancestor, l.quarter
