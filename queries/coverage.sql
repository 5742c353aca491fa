-- title: Đảng viên được kiểm điểm trong năm | Coverage of members by year
-- place: 18
-- row: một tổ chức, gồm mọi tổ chức ở dưới, trong một năm | one unit with all below it in one year
-- about: Trong số đảng viên sinh hoạt trọn năm ở một chi bộ: bao nhiêu người đã tự phê bình và phê bình ít nhất một lần. | Of the members who belonged to one cell over the whole year: how many were reviewed, and spoke, at least once.
-- chart: line year rate
-- share rate: reviewed / members
-- rules: coverage
-- scope: tree
-- small rule:coverage: members / reviewed rate most
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column year: Năm | year
-- column reviewed (n): Số đã được kiểm điểm | members reviewed
-- column members (n): Số đảng viên sinh hoạt trọn năm | members over the whole year
-- column rate (%): Tỷ lệ | coverage
-- column most (lượt): Số lượt nhiều nhất của một người | most reviews of one member
-- column page: Trang của tổ chức | the unit's page
select
  t.ancestor as unit, any_value(u.name) as name, year(c.date) as year,
  count(*) filter (c.outcome = 'pass') as reviewed,
  count(*) as members,
  percent(count(*) filter (c.outcome = 'pass'), count(*)) as rate,
  max(cast(c.detail as integer)) as most,
  any_value(u.page) as page
from checks c
join unit_tree t on t.unit = c.unit
join units u on u.id = t.ancestor
where c.rule = 'coverage'
group by t.ancestor, year(c.date)
order by t.ancestor, year(c.date)
