-- title: Ai phát biểu | Who speaks
-- place: 17
-- row: một đảng viên trong một năm có phát biểu | one member in one year in which the member spoke
-- about: Xếp theo mã đảng viên, không xếp hạng. | In order of the member's id; this is no ranking.
-- chart: table member year contributions reviews talks
-- link: page
-- column id: Mã đảng viên | id of the member
-- column member: Họ tên | name
-- column year: Năm | year
-- column contributions (n): Số ý kiến đóng góp | contributions
-- column sittings (n): Số buổi có góp ý | sittings with a contribution
-- column reviews (n): Số lượt tự phê bình đã phát biểu | reviews spoken
-- column talks (n): Số lần trao đổi kinh nghiệm | experience talks
-- column page: Trang của đảng viên | the member's page
with spoken as (
  select member, session, 1 as contributions, 0 as reviews, 0 as talks from contributions
  union all
  select member, session, 0, 1, 0 from reviews where outcome = 'spoke'
  union all
  select member, session, 0, 0, 1 from talks
),
years as (
  select
    k.member, year(s.date) as year,
    sum(k.contributions) as contributions,
    count(distinct s.id) filter (k.contributions > 0) as sittings,
    sum(k.reviews) as reviews, sum(k.talks) as talks
  from spoken k
  join sessions s on s.id = k.session
  where k.member is not null
  group by all
)
select
  y.member as id, coalesce(p.name, y.member) as member, y.year,
  cast(y.contributions as bigint) as contributions, y.sittings,
  cast(y.reviews as bigint) as reviews, cast(y.talks as bigint) as talks,
  p.page
from years y
left join people() p on p.id = y.member
order by y.member, y.year
