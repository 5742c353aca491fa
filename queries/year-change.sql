-- title: Thay đổi so với năm trước | Change against the year before
-- place: 4
-- row: một tổ chức, gồm mọi tổ chức ở dưới, một năm và một số liệu chính | one unit with all below it, one year and one headline figure
-- about: Mỗi tỷ lệ kèm tử số và mẫu số, vì đơn vị nhỏ thì một người đã làm tỷ lệ thay đổi nhiều. | Each rate stands with its numerator and denominator, since in a small unit one person moves it far.
-- chart: table name year figure rate change
-- share rate: n / out_of
-- share rate_before: n_before / out_of_before
-- scope: tree
-- small figure:{figure}: out_of / n rate change
-- small figure:{figure} -1: out_of_before / n_before rate_before change
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column year: Năm | year
-- column figure: Số liệu: completion tỷ lệ tự phê bình đủ các bước, held tỷ lệ duy trì sinh hoạt, remedy tỷ lệ khắc phục, on_time tỷ lệ khắc phục đúng hạn, attendance tỷ lệ dự sinh hoạt, coverage tỷ lệ đảng viên được kiểm điểm, good tỷ lệ tổ chức hoàn thành tốt trở lên | figure: completion, held, remedy, on_time, attendance, coverage, good
-- column n (n): Tử số | numerator
-- column out_of (n): Mẫu số | denominator
-- column rate (%): Tỷ lệ năm nay | this year's rate
-- column n_before (n): Tử số năm trước | numerator of the year before
-- column out_of_before (n): Mẫu số năm trước | denominator of the year before
-- column rate_before (%): Tỷ lệ năm trước | the year before's rate
-- column change (điểm %): Thay đổi, điểm phần trăm; trống: năm trước không có số | change in percentage points; empty: nothing the year before
-- column page: Trang của tổ chức | the unit's page
with years as materialized (
  select * from headline('year')
),
figures as (
  select unit, period, 'completion' as figure, completion_n as n, completion_of as out_of from years where completion_of > 0
  union all
  select unit, period, 'held' as figure, held_n as n, held_of as out_of from years where held_of > 0
  union all
  select unit, period, 'remedy' as figure, remedy_n as n, remedy_of as out_of from years where remedy_of > 0
  union all
  select unit, period, 'on_time' as figure, on_time_n as n, remedy_of as out_of from years where remedy_of > 0
  union all
  select unit, period, 'attendance' as figure, attendance_n as n, attendance_of as out_of from years where attendance_of > 0
  union all
  select unit, period, 'coverage' as figure, coverage_n as n, coverage_of as out_of from years where coverage_of > 0
  union all
  select unit, period, 'good' as figure, good_n as n, good_of as out_of from years where good_of > 0
),
beside as (
  select f.*, b.n as n_before, b.out_of as out_of_before
  from figures f
  left join figures b on b.unit = f.unit and b.figure = f.figure and b.period = f.period - interval 1 year
)
select
  f.unit, u.name, year(f.period) as year, f.figure,
  f.n, f.out_of, percent(f.n, f.out_of) as rate,
  f.n_before, f.out_of_before, percent(f.n_before, f.out_of_before) as rate_before,
  round(percent(f.n, f.out_of) - percent(f.n_before, f.out_of_before), 1) as change,
  u.page
from beside f
join units u on u.id = f.unit
order by f.unit, f.period, f.figure
