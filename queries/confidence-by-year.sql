-- title: Lấy phiếu tín nhiệm theo năm | Confidence votes by year
-- place: 26
-- row: một người được lấy phiếu ở một cuộc | one member in one vote
-- about: Số phiếu ghi đúng như biên bản; tỷ lệ tính trên số phiếu hợp lệ. | Counts are as in the minutes; shares are of the valid ballots.
-- chart: table year member high medium low
-- share high_rate: high / valid
-- share low_rate: low / valid
-- link: page
-- column year: Năm | year
-- column date: Ngày họp | date of the sitting
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column id: Mã đảng viên | id of the member
-- column member: Họ tên | name
-- column post: Chức vụ | post
-- column type: Loại: periodic định kỳ, ad hoc đột xuất | periodic or ad hoc
-- column high (phiếu): Tín nhiệm cao | high
-- column medium (phiếu): Tín nhiệm | medium
-- column low (phiếu): Tín nhiệm thấp | low
-- column invalid (phiếu): Không hợp lệ | invalid
-- column valid (phiếu): Số phiếu hợp lệ | valid ballots
-- column high_rate (%): Tỷ lệ tín nhiệm cao | share high
-- column low_rate (%): Tỷ lệ tín nhiệm thấp | share low
-- column register_no: Số đăng ký; trống: chưa đăng ký | register number; empty: not registered
-- column page: Biên bản | the minutes
select
  year(s.date) as year, s.date, s.unit, u.name, r.member as id, coalesce(p.name, r.member) as member, r.post, v.type,
  r.high, r.medium, r.low, r.invalid,
  r.high + r.medium + r.low as valid,
  percent(r.high, r.high + r.medium + r.low) as high_rate,
  percent(r.low, r.high + r.medium + r.low) as low_rate,
  v.register_no, s.page
from confidence_results r
join confidence_votes v on v.session = r.session and v.n = r.vote
join sessions s on s.id = r.session
join units u on u.id = s.unit
left join people() p on p.id = r.member
order by s.date, r.session, r.vote, r.n
