-- title: Gặp gỡ, hướng dẫn | Briefing
-- place: 4
-- rule: Bí thư hoặc phó bí thư gặp gỡ người được chỉ định sau khi chỉ định và trước ngày họp. | The secretary or deputy meets the designated member after the designation and before the day of the sitting.
-- per: lượt tự phê bình | review
-- detail: ngày chỉ định → ngày gặp gỡ | day designated → day briefed
-- scope: unit
select
  s.unit,
  s.id as session,
  s.date,
  r.member as subject,
  outcome(case when s.designated is not null and r.briefed is not null
    then s.designated <= r.briefed and r.briefed < s.date end) as outcome,
  coalesce(cast(s.designated as varchar), '?') || ' → ' || coalesce(cast(r.briefed as varchar), '?') as detail
from reviews r
join sessions s on s.id = r.session
