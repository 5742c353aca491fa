-- title: Lý do lấy phiếu đột xuất | Reason of ad hoc votes
-- place: 19
-- rule: Lấy phiếu tín nhiệm đột xuất phải có lý do. | An ad hoc vote of confidence has a reason.
-- per: buổi lấy phiếu tín nhiệm đột xuất | ad hoc confidence sitting
-- detail: lý do | reason
-- scope: unit
with voted as (
  select
    s.id, s.unit, s.date,
    bool_and(c.reason is not null) as reasoned,
    string_agg(c.reason, '; ' order by c.n) as reasons
  from confidence_votes c
  join sessions s on s.id = c.session
  where c.type = 'ad hoc'
  group by all
)
select
  unit,
  id as session,
  date,
  null as subject,
  outcome(reasoned) as outcome,
  reasons as detail
from voted
