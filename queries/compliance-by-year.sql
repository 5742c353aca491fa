-- title: Chấp hành từng quy định theo năm | Compliance with each rule by year
-- place: 21
-- row: một quy định trong một năm, toàn kho | one rule in one year, the whole archive
-- about: Thiếu dữ liệu không tính là đạt hay không đạt, và luôn ghi bên cạnh. | No data counts neither as pass nor as fail, and always stands beside.
-- chart: heat year rule rate
-- share rate: pass / judged
-- small rule:{rule}: judged / pass fail no_data not_applicable rate
-- link: page
-- column rule: Quy định | rule
-- column year: Năm | year
-- column pass (n): Đạt | pass
-- column fail (n): Không đạt | fail
-- column no_data (n): Thiếu dữ liệu | no data
-- column not_applicable (n): Không áp dụng | not applicable
-- column judged (n): Đạt và không đạt | pass and fail
-- column rate (%): Tỷ lệ chấp hành: đạt ÷ (đạt + không đạt) | compliance: pass ÷ (pass + fail)
-- column page: Trang của quy định | the rule's page
select
  rule, year(date) as year,
  count(*) filter (outcome = 'pass') as pass,
  count(*) filter (outcome = 'fail') as fail,
  count(*) filter (outcome = 'no data') as no_data,
  count(*) filter (outcome = 'n/a') as not_applicable,
  count(*) filter (outcome in ('pass', 'fail')) as judged,
  percent(count(*) filter (outcome = 'pass'), count(*) filter (outcome in ('pass', 'fail'))) as rate,
  'checks/' || rule || '.html' as page
from checks
group by rule, year(date)
order by rule, year(date)
