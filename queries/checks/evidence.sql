-- title: Xếp loại có căn cứ | Evidence of classifications
-- place: 22
-- rule: Đảng viên được xếp loại đã tự phê bình và phê bình ít nhất một lần trong năm, có ghi biên bản. | A member who is classified was reviewed, and spoke, at least once in that year.
-- per: đảng viên được xếp loại trong một năm | member classified in a year
-- detail: số lượt tự phê bình trong năm | reviews in that year
with spoken as (
  select r.member, year(s.date) as year, count(*) as reviews
  from reviews r
  join sessions s on s.id = r.session
  where r.outcome = 'spoke'
  group by all
)
select
  s.unit,
  s.id as session,
  s.date,
  c.subject,
  outcome(coalesce(p.reviews, 0) > 0) as outcome,
  cast(coalesce(p.reviews, 0) as varchar) as detail
from classifications c
join sessions s on s.id = c.session
left join spoken p on p.member = c.subject and p.year = c.year
where c."current" and c.subject_kind = 'member'
