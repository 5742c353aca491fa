-- title: Trình tự tự phê bình và phê bình | Order of a review
-- place: 6
-- rule: Sau khi ra nghị quyết: tự phê bình, ý kiến đóng góp, chủ trì kết luận, tiếp thu, biểu quyết. | After the resolution: self-criticism, contributions, the chair's conclusion, the response, the vote.
-- per: lượt tự phê bình đã phát biểu | review that was spoken
-- detail: (trống) | (empty)
-- scope: unit
select
  s.unit,
  s.id as session,
  s.date,
  r.member as subject,
  outcome(r.in_order) as outcome,
  null as detail
from reviews r
join sessions s on s.id = r.session
where r.outcome = 'spoke'
