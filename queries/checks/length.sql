-- title: Thời lượng sinh hoạt | Length of sittings
-- place: 14
-- rule: Buổi sinh hoạt thường kỳ kéo dài ít nhất {min_minutes} phút. | A regular sitting lasts at least {min_minutes} minutes.
-- per: buổi thường kỳ | regular sitting
-- detail: số phút | minutes
-- scope: unit
select
  s.unit,
  s.id as session,
  s.date,
  null as subject,
  outcome(s.length_minutes >= threshold('min_minutes', s.date)) as outcome,
  cast(s.length_minutes as varchar) as detail
from sessions s
where s.kind = 'regular'
