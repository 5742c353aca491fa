-- title: Viết sổ tay đảng viên | Notebook
-- place: 5
-- rule: Nội dung tự phê bình được viết vào sổ tay đảng viên đúng hạn, hạn không sau ngày họp. | The member's notebook is written by the day set, which is not after the sitting.
-- per: lượt tự phê bình | review
-- detail: ngày viết ≤ hạn | day written ≤ day due
-- scope: unit
select
  s.unit,
  s.id as session,
  s.date,
  r.member as subject,
  outcome(case when r.notebook_done is not null and r.notebook_due is not null
    then r.notebook_done <= r.notebook_due and r.notebook_due <= s.date end) as outcome,
  coalesce(cast(r.notebook_done as varchar), '?') || ' ≤ ' || coalesce(cast(r.notebook_due as varchar), '?') as detail
from reviews r
join sessions s on s.id = r.session
