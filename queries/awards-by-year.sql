-- title: Khen thưởng theo năm | Awards by year
-- place: 29
-- row: một hình thức khen thưởng | one award
-- chart: table year name award given_by
-- link: page
-- column year: Năm | year
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column award: Hình thức, danh hiệu | award
-- column given_by: Cấp khen thưởng | who gave it
-- column page: Trang của tổ chức | the unit's page
select a.year, a.unit, u.name, a.name as award, a.given_by, u.page
from awards a
left join units u on u.id = a.unit
order by a.year, a.unit, a.name, a.given_by
