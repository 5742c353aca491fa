-- title: Chọn người trao đổi kinh nghiệm | Experience talk chosen
-- place: 3
-- rule: Mỗi buổi thường kỳ chọn {talks} đồng chí hoàn thành tốt nhiệm vụ trao đổi kinh nghiệm, không phải người tự phê bình ở buổi ấy. | A regular sitting has {talks} experience talk, by a member who is not reviewed at it.
-- per: buổi thường kỳ | regular sitting
-- detail: số phát biểu trao đổi kinh nghiệm | number of talks
-- scope: unit
with chosen as (
  select
    s.id, s.unit, s.date,
    count(t.session) as talks,
    count(t.session) filter ((t.session, t.member) in (select (r.session, r.member) from reviews r)) as reviewed
  from sessions s
  left join talks t on t.session = s.id
  where s.kind = 'regular'
  group by all
)
select
  unit,
  id as session,
  date,
  null as subject,
  outcome(talks = threshold('talks', date) and reviewed = 0) as outcome,
  cast(talks as varchar) as detail
from chosen
