-- title: Phát biểu trong buổi sinh hoạt | Participation
-- place: 16
-- row: một tổ chức, gồm mọi tổ chức ở dưới, trong một quý | one unit with all below it in one quarter
-- about: Người phát biểu ở một buổi là người góp ý, tự phê bình hoặc trao đổi kinh nghiệm. Tỷ lệ chỉ tính ở những buổi có lượt tự phê bình và ghi số có mặt. | Those who speak at a sitting contribute, criticise themselves or share experience. The share is of sittings with reviews that say how many were present.
-- chart: line quarter rate
-- share rate: spoke / present
-- scope: tree
-- small reviews: reviews / contributions per_review without
-- small attendance: present / spoke rate
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column quarter: Quý: ghi bằng ngày đầu quý | quarter: as its first day
-- column reviews (n): Số lượt tự phê bình | reviews
-- column contributions (n): Số ý kiến đóng góp | contributions
-- column per_review: Số ý kiến bình quân một lượt | contributions per review
-- column without (n): Số lượt đã phát biểu mà không có ý kiến đóng góp | spoken reviews without a contribution
-- column spoke (lượt người): Số người phát biểu, cộng theo buổi | members who spoke, summed over sittings
-- column present (lượt người): Số có mặt ở những buổi ấy | present at those sittings
-- column rate (%): Tỷ lệ phát biểu | share of those present who spoke
-- column page: Trang của tổ chức | the unit's page
with spoken as (
  select session, member from contributions
  union
  select session, member from reviews where outcome = 'spoke'
  union
  select session, member from talks
),
speakers as (
  select session, count(*) as speakers from spoken where member is not null group by session
),
reviewed as (
  select
    session, count(*) as reviews, sum(contributions) as contributions,
    count(*) filter (outcome = 'spoke' and contributions = 0) as without
  from reviews
  group by session
),
own as (
  select
    s.unit, cast(date_trunc('quarter', s.date) as date) as quarter,
    sum(r.reviews) as reviews, sum(r.contributions) as contributions, sum(r.without) as without,
    sum(coalesce(k.speakers, 0)) filter (s.present is not null) as spoke,
    sum(s.present) as present
  from sessions s
  join reviewed r on r.session = s.id
  left join speakers k on k.session = s.id
  group by all
)
select
  t.ancestor as unit, any_value(u.name) as name, o.quarter,
  cast(sum(o.reviews) as bigint) as reviews,
  cast(sum(o.contributions) as bigint) as contributions,
  round(sum(o.contributions) / sum(o.reviews), 2) as per_review,
  cast(sum(o.without) as bigint) as without,
  cast(sum(o.spoke) as bigint) as spoke,
  cast(sum(o.present) as bigint) as present,
  percent(sum(o.spoke), sum(o.present)) as rate,
  any_value(u.page) as page
from own o
join unit_tree t on t.unit = o.unit
join units u on u.id = t.ancestor
group by t.ancestor, o.quarter
order by t.ancestor, o.quarter
