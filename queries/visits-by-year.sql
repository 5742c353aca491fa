-- title: Kiểm tra của cấp trên | Inspections by those above
-- place: 30
-- row: một tổ chức, gồm mọi tổ chức ở dưới, trong một năm | one unit with all below it in one year
-- about: Chi bộ được kiểm tra tính trên số chi bộ hoạt động vào ngày cuối năm, hoặc ngày tính nếu năm chưa hết. | Cells visited are of the cells there on the year's last day, or on the day of reckoning if that is earlier.
-- chart: bar year visits
-- scope: tree
-- small visits: visits / cells_visited last_visit
-- known: cells
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column year: Năm | year
-- column visits (n): Số lần kiểm tra | visits
-- column cells_visited (n): Số chi bộ được kiểm tra | cells visited
-- column cells (n): Số chi bộ | cells
-- column last_visit: Lần gần nhất trong năm | last visit of the year
-- column page: Trang của tổ chức | the unit's page
with visits as (
  select t.ancestor as unit, year(i.date) as year, i.date, i.unit as visited,
    v.kind in ('cell', 'grassroots-cell') as cell
  from inspections i
  join units v on v.id = i.unit
  join unit_tree t on t.unit = i.unit
),
years as (
  select unit, year, count(*) as visits, count(distinct visited) filter (cell) as cells_visited, max(date) as last_visit
  from visits
  group by all
),
cells as (
  select y.unit, y.year, count(c.id) as cells
  from years y
  cross join build b
  join unit_tree t on t.ancestor = y.unit
  left join units c on c.id = t.unit and c.kind in ('cell', 'grassroots-cell')
    and covers(c.from_date, c.to_date, least(make_date(y.year, 12, 31), b.as_of), least(make_date(y.year, 12, 31), b.as_of))
  group by all
)
select y.unit, u.name, y.year, y.visits, y.cells_visited, c.cells, y.last_visit, u.page
from years y
join cells c on c.unit = y.unit and c.year = y.year
join units u on u.id = y.unit
order by y.unit, y.year
