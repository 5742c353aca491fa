-- title: Chỉ định trước buổi sinh hoạt | Lead of designation
-- place: 1
-- rule: Người tự phê bình và người trao đổi kinh nghiệm được chỉ định trước ngày họp từ {lead_days_min} đến {lead_days_max} ngày theo lịch. | Those who criticise themselves and who share experience are designated {lead_days_min} to {lead_days_max} calendar days before the sitting.
-- per: buổi có lượt tự phê bình, có trao đổi kinh nghiệm, hoặc có ngày chỉ định | sitting with a review, a talk or a designation date
-- detail: số ngày từ ngày chỉ định đến ngày họp | days from designation to the sitting
-- scope: unit
select
  s.unit,
  s.id as session,
  s.date,
  null as subject,
  outcome(s.date - s.designated between threshold('lead_days_min', s.date) and threshold('lead_days_max', s.date)) as outcome,
  cast(s.date - s.designated as varchar) as detail
from sessions s
where s.designated is not null
  or s.id in (select session from reviews)
  or s.id in (select session from talks)
