-- title: Không rập khuôn | No formalism
-- rule: Khuyết điểm được kết luận không chép lại khuyết điểm ở buổi khác của chi bộ trong 365 ngày trước (giống nhau từ {formalism_similarity:%} trở lên). | A shortcoming does not repeat one of another sitting of the unit in the 365 days before (alike by {formalism_similarity:%} or more).
-- per: khuyết điểm của một lượt tự phê bình | shortcoming of a review
-- detail: khuyết điểm giống nhất và độ giống | the shortcoming most like it, and how like
with shortcomings as materialized (
  select *, dense_rank() over (order by unit, folded) as words
  from (
    select i.id, i.session, s.unit, s.date, fold(i.text) as folded
    from items i
    join sessions s on s.id = i.session
    where i.kind = 'shortcoming'
  )
),
texts as materialized (
  select words, any_value(unit) as unit, shingles(any_value(folded)) as grams
  from shortcomings
  group by words
),
-- Two texts alike by at least a limit are of like size, and share one of the
-- first few of their shingles: as many as the other may lack, and one more.
prefixes as materialized (
  select words, unit, len(grams) as size, least_limit,
    unnest(grams[1 : len(grams) - cast(ceil(least_limit * len(grams) - 1e-9) as bigint) + 1]) as gram
  from texts
  cross join (select min(value) as least_limit from rules where rule = 'formalism_similarity')
),
pairs as materialized (
  select distinct p.words, q.words as other, p.least_limit
  from prefixes p
  join prefixes q on q.unit = p.unit and q.gram = p.gram and q.words > p.words
    and least(p.size, q.size) >= p.least_limit * greatest(p.size, q.size) - 1e-9
),
near as materialized (
  select words, other, common / (sizes - common) as similarity
  from (
    select p.*, len(list_intersect(a.grams, b.grams)) as common, len(a.grams) + len(b.grams) as sizes
    from pairs p
    join texts a on a.words = p.words
    join texts b on b.words = p.other
  )
  where similarity >= least_limit
),
alike as (
  select words, other, similarity from near
  union all
  select other, words, similarity from near
  union all
  select words, words, 1 from texts
),
repeats as (
  select x.id, max((a.similarity, y.date, y.id)) as nearest
  from shortcomings x
  join alike a on a.words = x.words
  join shortcomings y on y.words = a.other
    and y.date < x.date and y.date >= x.date - 365 and y.session <> x.session
  where a.similarity >= threshold('formalism_similarity', x.date)
  group by x.id
)
select
  x.unit,
  x.session,
  x.date,
  x.id as subject,
  outcome(r.id is null) as outcome,
  r.nearest[3] || ' (' || format('{:.2f}', cast(r.nearest[1] as double)) || ')' as detail
from shortcomings x
left join repeats r on r.id = x.id
