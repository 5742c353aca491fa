-- title: Kết quả khắc phục khuyết điểm theo năm phát sinh | Remedies by the year in which shortcomings arose
-- place: 6
-- row: một tổ chức, gồm mọi tổ chức ở dưới, trong một năm | one unit with all below it in one year
-- about: Tỷ lệ khắc phục là đã xong chia cho đã xong và quá hạn; việc còn hạn hoặc không ghi hạn không tính. | The remedy rate is done over done and overdue; what is not yet due is left out.
-- chart: stacked year done_on_time done_late overdue open
-- scope: tree
-- small shortcomings: done_on_time done_late overdue open / remedy on_time days_to_done
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column year: Năm | year
-- column done_on_time (n): Xong đúng hạn | done on time
-- column done_late (n): Xong quá hạn | done late
-- column overdue (n): Quá hạn | overdue
-- column open (n): Còn hạn, hoặc không ghi hạn | open
-- column remedy (%): Tỷ lệ khắc phục | remedy rate
-- column on_time (%): Tỷ lệ khắc phục đúng hạn | on-time rate
-- column days_to_done (ngày): Trung vị số ngày từ lúc nêu đến lúc xong | median days from when it was named until it was done
-- column page: Trang của tổ chức | the unit's page
with own as (
  select s.unit, year(s.date) as year, i.state, i.done - s.date as days
  from items i
  join sessions s on s.id = i.session
  where i.kind = 'shortcoming'
)
select
  t.ancestor as unit, any_value(u.name) as name, o.year,
  count(*) filter (o.state = 'done on time') as done_on_time,
  count(*) filter (o.state = 'done late') as done_late,
  count(*) filter (o.state = 'overdue') as overdue,
  count(*) filter (o.state = 'open') as open,
  percent(count(*) filter (o.state in ('done on time', 'done late')), count(*) filter (o.state <> 'open')) as remedy,
  percent(count(*) filter (o.state = 'done on time'), count(*) filter (o.state <> 'open')) as on_time,
  median(o.days) as days_to_done,
  any_value(u.page) as page
from own o
join unit_tree t on t.unit = o.unit
join units u on u.id = t.ancestor
group by t.ancestor, o.year
order by t.ancestor, o.year
