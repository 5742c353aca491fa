-- title: Không rập khuôn | No formalism
-- place: 24
-- rule: Khuyết điểm được kết luận không chép lại khuyết điểm ở buổi khác của chi bộ trong 365 ngày trước (giống nhau từ {formalism_similarity:%} trở lên). | A shortcoming does not repeat one of another sitting of the unit in the 365 days before (alike by {formalism_similarity:%} or more).
-- per: khuyết điểm của một lượt tự phê bình | shortcoming of a review
-- detail: khuyết điểm giống nhất và độ giống | the shortcoming most like it, and how like
-- scope: unit
with shortcomings as materialized (
  select i.id, i.session, s.unit, s.date, i.text
  from items i
  join sessions s on s.id = i.session
  where i.kind = 'shortcoming'
),
-- Each wording is folded and cut once, however often it was written.
folded as (
  select text, fold(text) as folded from (select distinct text from shortcomings)
),
wordings as materialized (
  select text, folded, dense_rank() over (order by folded) as wording from folded
),
said as materialized (
  select x.id, x.session, x.unit, x.date, w.wording
  from shortcomings x
  join wordings w on w.text = x.text
),
syllables as materialized (
  select wording, string_split(any_value(folded), '-') as syllables from wordings group by wording
),
cut as materialized (
  select wording, shingles(syllables) as grams from syllables
),
-- Two wordings alike by at least a limit are of like size, and share one of the
-- first few of their shingles: as many as the other may lack, and one more.
prefixes as materialized (
  select c.wording, u.unit, u.first_day, u.last_day, len(grams) as size, least_limit,
    unnest(grams[1 : len(grams) - cast(ceil(least_limit * len(grams) - 1e-9) as bigint) + 1]) as gram
  from cut c
  join (select unit, wording, min(date) as first_day, max(date) as last_day from said group by all) u on u.wording = c.wording
  cross join (select min(value) as least_limit from rules where rule = 'formalism_similarity')
),
pairs as materialized (
  select distinct p.wording, q.wording as other, p.least_limit
  from prefixes p
  join prefixes q on q.unit = p.unit and q.gram = p.gram and q.wording > p.wording
    and least(p.size, q.size) >= p.least_limit * greatest(p.size, q.size) - 1e-9
    and p.first_day - 365 <= q.last_day and q.first_day - 365 <= p.last_day
),
near as materialized (
  select wording, other, common / (sizes - common) as similarity
  from (
    select p.*, len(list_intersect(a.grams, b.grams)) as common, len(a.grams) + len(b.grams) as sizes
    from pairs p
    join cut a on a.wording = p.wording
    join cut b on b.wording = p.other
  )
  where similarity >= least_limit
),
alike as (
  select wording, other, similarity from near
  union all
  select other, wording, similarity from near
  union all
  select wording, wording, 1 from cut
),
repeats as (
  select x.id, max((a.similarity, y.date, y.id)) as nearest
  from said x
  join alike a on a.wording = x.wording
  join said y on y.unit = x.unit and y.wording = a.other
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
from said x
left join repeats r on r.id = x.id
