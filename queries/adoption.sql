-- title: Thông qua biên bản | Adoption of minutes
-- place: 28
-- row: một tổ chức, gồm mọi tổ chức ở dưới, trong một năm | one unit with all below it in one year
-- about: Số ngày từ ngày họp đến ngày thông qua, ở những biên bản có ghi ngày. Dự thảo là biên bản chưa thông qua đến ngày tính. | Days from the sitting to adoption, of the minutes that say the day. Drafts were not adopted by the day of reckoning.
-- chart: table name year adopted dated median_days drafts
-- scope: tree
-- small sittings: adopted / dated median_days longest drafts
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column year: Năm | year
-- column adopted (n): Số biên bản đã thông qua | adopted minutes
-- column dated (n): Số có ghi ngày thông qua | with the day of adoption
-- column median_days (ngày): Trung vị số ngày đến lúc thông qua | median days until adoption
-- column longest (ngày): Lâu nhất | longest
-- column drafts (n): Số còn dự thảo | still drafts
-- column page: Trang của tổ chức | the unit's page
with own as (
  select unit, date, adopted, true as final from sessions
  union all
  select d.unit, d.date, null, false from drafts d cross join build b where d.date <= b.as_of
)
select
  t.ancestor as unit, any_value(u.name) as name, year(o.date) as year,
  count(*) filter (o.final) as adopted,
  count(o.adopted) as dated,
  median(o.adopted - o.date) as median_days,
  max(o.adopted - o.date) as longest,
  count(*) filter (not o.final) as drafts,
  any_value(u.page) as page
from own o
join unit_tree t on t.unit = o.unit
join units u on u.id = t.ancestor
group by t.ancestor, year(o.date)
order by t.ancestor, year(o.date)
