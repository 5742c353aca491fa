-- title: Số liệu chính theo tháng | Headline figures by month
-- place: 3
-- row: một tổ chức, gồm mọi tổ chức ở dưới, trong một tháng | one unit with all below it in one month
-- about: Lượt tự phê bình, dự sinh hoạt và khuyết điểm tính theo ngày của buổi phát sinh; tháng sinh hoạt tính theo kỳ. Ô trống: không có gì để chia. | Reviews, attendance and shortcomings go by the date of their sitting; months held go by period. Empty: nothing to divide.
-- chart: line period completion held remedy on_time attendance
-- share completion: completion_n / completion_of
-- share held: held_n / held_of
-- share remedy: remedy_n / remedy_of
-- share on_time: on_time_n / remedy_of
-- share attendance: attendance_n / attendance_of
-- scope: tree
-- grain: month
-- small reviews: completion_of / completion_n completion
-- small rule:monthly-session: held_of / held_n held
-- small shortcomings: remedy_of / remedy_n on_time_n remedy on_time
-- small attendance: attendance_of / attendance_n attendance
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column period: Tháng: ghi bằng ngày đầu tháng | month: as its first day
-- column completion_n (n): Số lượt tự phê bình và phê bình đủ các bước | reviews that are complete
-- column completion_of (n): Tổng số lượt tự phê bình và phê bình | all reviews
-- column completion (%): Tỷ lệ tự phê bình đủ các bước: đủ ÷ tất cả các lượt | completion rate: complete ÷ all
-- column held_n (n): Số tháng có sinh hoạt thường kỳ | months with a regular sitting
-- column held_of (n): Số tháng phải sinh hoạt | months in which one was due
-- column held (%): Tỷ lệ duy trì sinh hoạt | held rate
-- column remedy_n (n): Số khuyết điểm đã khắc phục | shortcomings done
-- column on_time_n (n): Số khuyết điểm khắc phục đúng hạn | shortcomings done on time
-- column remedy_of (n): Số khuyết điểm đã khắc phục hoặc quá hạn | shortcomings done or overdue
-- column remedy (%): Tỷ lệ khắc phục: đã xong ÷ (đã xong + quá hạn) | remedy rate: done ÷ (done + overdue)
-- column on_time (%): Tỷ lệ khắc phục đúng hạn: xong đúng hạn ÷ (đã xong + quá hạn) | on-time rate: done on time ÷ (done + overdue)
-- column attendance_n (n): Tổng số có mặt | present, summed
-- column attendance_of (n): Tổng số phải có mặt | expected, summed
-- column attendance (%): Tỷ lệ dự sinh hoạt | attendance
-- column page: Trang của tổ chức | the unit's page
select
  h.unit, u.name, h.period,
  h.completion_n, h.completion_of, percent(h.completion_n, h.completion_of) as completion,
  h.held_n, h.held_of, percent(h.held_n, h.held_of) as held,
  h.remedy_n, h.on_time_n, h.remedy_of, percent(h.remedy_n, h.remedy_of) as remedy, percent(h.on_time_n, h.remedy_of) as on_time,
  h.attendance_n, h.attendance_of, percent(h.attendance_n, h.attendance_of) as attendance,
  u.page
from headline('month') h
join units u on u.id = h.unit
where h.completion_of + h.held_of + h.remedy_of + h.attendance_of > 0
order by h.unit, h.period
