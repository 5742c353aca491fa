-- title: Số đảng viên khớp | Roll adds up
-- place: 11
-- rule: Số có mặt cộng số ghi vắng bằng số phải có mặt cộng số ghi vắng vì nhiệm vụ đặc biệt. | Those present and those listed absent are those expected and those listed absent for special duty.
-- per: buổi sinh hoạt | sitting
-- detail: có mặt + vắng = phải có mặt + vắng vì nhiệm vụ đặc biệt | present + absent = expected + absent for special duty
-- scope: unit
with listed as (
  select
    s.id, s.unit, s.date, s.present, s.expected,
    count(a.session) as absent,
    count(a.session) filter (a.reason = 'special duty') as special
  from sessions s
  left join absences a on a.session = s.id
  group by all
)
select
  unit,
  id as session,
  date,
  null as subject,
  outcome(present + absent = expected + special) as outcome,
  coalesce(cast(present as varchar), '?') || '+' || absent || ' = ' || coalesce(cast(expected as varchar), '?') || '+' || special as detail
from listed
