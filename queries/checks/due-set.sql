-- title: Quy định hạn khắc phục | Due date set
-- place: 8
-- rule: Mỗi khuyết điểm được kết luận có hạn khắc phục sau ngày họp. | Each shortcoming concluded has a due date after the sitting.
-- per: khuyết điểm của một lượt tự phê bình | shortcoming of a review
-- detail: hạn khắc phục | due date
-- scope: unit
select
  s.unit,
  s.id as session,
  s.date,
  i.id as subject,
  outcome(coalesce(i.due > s.date, false)) as outcome,
  cast(i.due as varchar) as detail
from items i
join sessions s on s.id = i.session
where i.kind = 'shortcoming'
