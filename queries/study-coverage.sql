-- title: Học tập, quán triệt văn kiện | Study of documents
-- place: 25
-- row: một văn kiện và một tổ chức đã học tập văn kiện ấy | one document and one unit that held a study sitting on it
-- about: Phải học: đảng viên chính thức và dự bị có tên ở chính tổ chức ấy vào ngày học đầu tiên. Đã học: không bị ghi vắng ở ít nhất một buổi học văn kiện ấy của tổ chức. | Due: official and probationary members of that very unit on its first study day. Studied: not listed absent from at least one of its sittings on the document.
-- chart: table title name studied members rate
-- share rate: studied / members
-- rules: study-coverage
-- link: page
-- column document: Mã văn kiện | id of the document
-- column title: Tên văn kiện | title
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column first_day: Ngày học đầu tiên | first study day
-- column studied (n): Số người đã học | members who studied
-- column members (n): Số người phải học | members who should
-- column rate (%): Tỷ lệ | share
-- column outcome: Kết quả: pass đạt, fail không đạt, no data thiếu dữ liệu | pass, fail, no data
-- column page: Trang của văn kiện | the document's page
select
  c.subject as document, d.title, c.unit, u.name, c.date as first_day,
  cast(split_part(c.detail, '/', 1) as integer) as studied,
  cast(split_part(c.detail, '/', 2) as integer) as members,
  percent(cast(split_part(c.detail, '/', 1) as integer), cast(split_part(c.detail, '/', 2) as integer)) as rate,
  c.outcome, d.page
from checks c
join units u on u.id = c.unit
left join documents d on d.id = c.subject
where c.rule = 'study-coverage'
order by c.subject, c.unit
