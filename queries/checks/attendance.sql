-- title: Tỷ lệ dự sinh hoạt | Attendance
-- place: 15
-- rule: Số có mặt trên số phải có mặt ở buổi thường kỳ cao hơn {attendance_good:%}. | More than {attendance_good:%} of those expected are present at a regular sitting.
-- per: buổi thường kỳ | regular sitting
-- detail: có mặt / phải có mặt | present / expected
-- scope: unit
select
  s.unit,
  s.id as session,
  s.date,
  null as subject,
  outcome(s.present / nullif(s.expected, 0) > threshold('attendance_good', s.date)) as outcome,
  coalesce(cast(s.present as varchar), '?') || '/' || coalesce(cast(s.expected as varchar), '?') as detail
from sessions s
where s.kind = 'regular'
