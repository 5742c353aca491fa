-- title: Chủ trì và thư ký | Chair and minute-taker
-- place: 10
-- rule: Chủ trì và thư ký là hai người, đều có mặt. | The chair and the minute-taker are two persons, both present.
-- per: buổi sinh hoạt | sitting
-- detail: chủ trì, thư ký | chair, minute-taker
-- scope: unit
select
  s.unit,
  s.id as session,
  s.date,
  null as subject,
  outcome(case when s.chair is not null and s.secretary is not null
    then s.chair <> s.secretary
      and not exists (select 1 from absences a where a.session = s.id and a.member in (s.chair, s.secretary)) end) as outcome,
  coalesce(s.chair, '?') || ', ' || coalesce(s.secretary, '?') as detail
from sessions s
