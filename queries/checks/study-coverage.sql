-- title: Học tập, quán triệt đủ | Study coverage
-- place: 20
-- rule: Ít nhất {study_target:%} đảng viên chính thức và dự bị của chi bộ dự một buổi học tập văn kiện. | At least {study_target:%} of the official and probationary members attend a sitting that studies the document.
-- per: văn kiện và tổ chức đã học tập văn kiện ấy | document and unit that held a study sitting on it
-- detail: số người đã học / số phải học | members who studied / members who should
-- scope: unit
with study as (
  select s.unit, s.document, s.id, s.date, min(s.date) over (partition by s.unit, s.document) as first_day
  from sessions s
  where s.kind = 'study' and s.document is not null
),
roster as (
  select distinct s.unit, s.document, s.first_day, m.id as member
  from study s
  join members m on m.unit = s.unit and covers(m.from_date, m.to_date, s.first_day, s.first_day)
  where m.status in ('official', 'probationary')
),
present as (
  select r.unit, r.document, r.member,
    bool_or(not exists (select 1 from absences a where a.session = s.id and a.member = r.member)) as studied
  from roster r
  join study s on s.unit = r.unit and s.document = r.document
  group by all
),
shares as (
  select s.unit, s.document, s.first_day, count(p.member) as members, count(p.member) filter (p.studied) as studied
  from (select distinct unit, document, first_day from study) s
  left join present p on p.unit = s.unit and p.document = s.document
  group by all
)
select
  unit,
  null as session,
  first_day as date,
  document as subject,
  outcome(studied / nullif(members, 0) >= threshold('study_target', first_day)) as outcome,
  case when members > 0 then studied || '/' || members end as detail
from shares
