-- title: Số phiếu biểu quyết | Votes counted
-- place: 9
-- rule: Số phiếu không vượt quá số đảng viên chính thức có mặt; đảng viên dự bị không biểu quyết. | No more votes than official members present; probationary members do not vote.
-- per: lượt tự phê bình có biểu quyết | review with a vote
-- detail: số phiếu / số chính thức có mặt | votes / official members present
-- scope: unit
with votes as (
  select
    s.unit, s.id, s.date, r.n, r.member, s.present_official,
    coalesce(r.vote_entitled, r.vote_for + r.vote_against + r.vote_other) as votes
  from reviews r
  join sessions s on s.id = r.session
  where r.vote_for is not null
)
select
  unit,
  id as session,
  date,
  member as subject,
  outcome(votes <= present_official) as outcome,
  votes || '/' || coalesce(cast(present_official as varchar), '?') as detail
from votes
