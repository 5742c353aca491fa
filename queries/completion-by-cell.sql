-- title: Tự phê bình đủ các bước của từng chi bộ theo quý | Completion by cell and quarter
-- place: 5
-- row: một chi bộ trong một quý có lượt tự phê bình | one cell in one quarter with reviews
-- about: Bốn quý gần nhất gồm quý này và ba quý trước theo lịch; thay đổi là so với bốn quý trước đó, tính bằng điểm phần trăm. | The last four quarters are this one and the three before it by the calendar; the change is against the four before those, in percentage points.
-- chart: line quarter rate last_four
-- share rate: complete / reviews
-- share last_four: last_four_n / last_four_of
-- small reviews: reviews / complete rate
-- small reviews -3..0: last_four_of / last_four_n last_four
-- small reviews -7..0: / change
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column quarter: Quý: ghi bằng ngày đầu quý | quarter: as its first day
-- column complete (n): Số lượt đủ các bước | complete reviews
-- column reviews (n): Số lượt tự phê bình và phê bình | reviews
-- column rate (%): Tỷ lệ đủ các bước | completion rate
-- column last_four_n (n): Số lượt đủ các bước trong bốn quý gần nhất | complete reviews of the last four quarters
-- column last_four_of (n): Số lượt trong bốn quý gần nhất | reviews of the last four quarters
-- column last_four (%): Tỷ lệ đủ các bước bốn quý gần nhất | completion rate of the last four quarters
-- column change (điểm %): Thay đổi so với bốn quý trước đó | change against the four quarters before
-- column page: Trang của tổ chức | the unit's page
with quarters as (
  select
    s.unit,
    cast(date_trunc('quarter', s.date) as date) as quarter,
    count(*) filter (r.complete) as complete,
    count(*) as reviews
  from reviews r
  join sessions s on s.id = r.session
  group by all
),
trend as (
  select
    *,
    sum(complete) over last_year as last_n, sum(reviews) over last_year as last_of,
    sum(complete) over year_before as before_n, sum(reviews) over year_before as before_of
  from quarters
  window
    last_year as (partition by unit order by quarter range between interval 9 months preceding and current row),
    year_before as (partition by unit order by quarter range between interval 21 months preceding and interval 12 months preceding)
)
select
  t.unit, u.name, t.quarter,
  t.complete, t.reviews, percent(t.complete, t.reviews) as rate,
  cast(t.last_n as bigint) as last_four_n, cast(t.last_of as bigint) as last_four_of, percent(t.last_n, t.last_of) as last_four,
  round(percent(t.last_n, t.last_of) - percent(t.before_n, t.before_of), 1) as change,
  u.page
from trend t
join units u on u.id = t.unit
where u.kind in ('cell', 'grassroots-cell')
order by t.unit, t.quarter
