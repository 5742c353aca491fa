-- The tables that every query reads. Above each: its title, what one row is,
-- and the order of its rows. Beside each column: its meaning.

-- title: Ngày tính | The day of reckoning
-- row: một dòng duy nhất | one row only
-- order: as_of
create table build (
  as_of date, -- Ngày mà mọi trạng thái được tính đến | the day on which states are judged
  first_month date, -- Ngày đầu tháng của buổi đã thông qua đầu tiên; trước đó không đòi hỏi gì | first day of the month of the first adopted sitting; nothing is asked before it
);

-- title: Tổ chức | Units
-- row: một tổ chức đảng | one party organisation
-- order: id
create table units (
  id varchar, -- Mã tổ chức | id of the unit
  name varchar, -- Tên | name
  kind varchar, -- Loại: higher, grassroots, section, grassroots-cell, cell, group | kind: higher, grassroots, section, grassroots-cell, cell, group
  parent varchar, -- Mã tổ chức cấp trên trực tiếp | id of the unit directly above
  depth integer, -- Bậc trong cây tổ chức, gốc là 0 | level in the tree, a root is 0
  from_date date, -- Ngày đầu hoạt động; trống: không giới hạn | first day; empty: open
  to_date date, -- Ngày cuối hoạt động; trống: không giới hạn | last day; empty: open
  page varchar, -- Trang của tổ chức trong trang tin | its page in the site
);

-- title: Cây tổ chức | The tree of units
-- row: một cặp tổ chức trên, dưới; mỗi tổ chức cũng đi với chính mình | one pair of a unit and one below it; each unit also with itself
-- order: ancestor, unit
create table unit_tree (
  ancestor varchar, -- Mã tổ chức ở trên | id of the unit above
  unit varchar, -- Mã tổ chức ở dưới | id of the unit below
  distance integer, -- Số bậc ở giữa, với chính mình là 0 | levels between them, with itself 0
);

-- title: Đảng viên | Members
-- row: một dòng của sổ đảng viên | one row of the members' register
-- order: id, from_date nulls first, unit, to_date
create table members (
  id varchar, -- Mã đảng viên | id of the member
  name varchar, -- Họ tên | name
  unit varchar, -- Mã tổ chức | id of the unit
  status varchar, -- Diện: official chính thức, probationary dự bị, exempt miễn sinh hoạt | status: official, probationary, exempt
  rank varchar, -- Cấp bậc | rank
  post varchar, -- Chức vụ | post
  role varchar, -- Chức vụ đảng: secretary bí thư, deputy phó bí thư, committee cấp ủy viên, member đảng viên | role: secretary, deputy, committee, member
  in_charge boolean, -- Là cán bộ chủ trì | a leading cadre in charge
  from_date date, -- Từ ngày; trống: không giới hạn | first day; empty: open
  to_date date, -- Đến hết ngày; trống: không giới hạn | last day; empty: open
  page varchar, -- Trang của đảng viên trong trang tin | the member's page in the site
);

-- title: Quy định | Rules
-- row: một ngưỡng kể từ một ngày | one threshold from one day on
-- order: rule, from_date nulls first
create table rules (
  rule varchar, -- Tên quy định | name of the rule
  value double, -- Ngưỡng | threshold
  from_date date, -- Có hiệu lực từ ngày; trống: ngay từ đầu | holds from; empty: from the beginning
);

-- title: Khen thưởng | Awards
-- row: một hình thức khen thưởng | one award
-- order: year, unit, name, given_by
create table awards (
  year integer, -- Năm | year
  unit varchar, -- Mã tổ chức được khen | id of the unit
  name varchar, -- Hình thức, danh hiệu | name of the award
  given_by varchar, -- Cấp khen thưởng | who gave it
);

-- title: Kiểm tra | Inspections
-- row: một lần cấp trên kiểm tra | one visit by those above
-- order: date, unit, visited_by, findings
create table inspections (
  date date, -- Ngày kiểm tra | day of the visit
  unit varchar, -- Mã tổ chức được kiểm tra | id of the unit visited
  visited_by varchar, -- Cấp kiểm tra | who visited
  findings varchar, -- Kết luận | findings
);

-- title: Văn kiện | Documents
-- row: một chỉ thị, hướng dẫn, quy chế | one directive, guidance or regulation
-- order: id
create table documents (
  id varchar, -- Mã văn kiện | id of the document
  title varchar, -- Tiêu đề | title
  number varchar, -- Số, ký hiệu | number
  kind varchar, -- Loại: directive chỉ thị, guidance hướng dẫn, regulation quy chế, plan kế hoạch, other khác | kind: directive, guidance, regulation, plan, other
  issuer varchar, -- Cơ quan ban hành | who issued it
  issued date, -- Ngày ban hành | day of issue
  unit varchar, -- Mã tổ chức của văn kiện | id of the unit it belongs to
  implements varchar, -- Mã văn kiện được cụ thể hóa | id of the document it implements
  replaces varchar, -- Mã văn kiện bị thay thế | id of the document it replaces
  page varchar, -- Trang của văn kiện trong trang tin | its page in the site
);

-- title: Lần rà soát văn kiện | Reviews of documents
-- row: một lần rà soát một văn kiện | one review of one document
-- order: document, date
create table document_reviews (
  document varchar, -- Mã văn kiện | id of the document
  date date, -- Ngày rà soát | day of the review
);

-- title: Buổi sinh hoạt | Sittings
-- row: một buổi có biên bản đã thông qua, đến ngày tính | one sitting with adopted minutes, up to the day of reckoning
-- order: id
create table sessions (
  id varchar, -- Mã buổi: đường dẫn dưới sessions/, không có .md | id: the path below sessions/, without .md
  unit varchar, -- Mã tổ chức | id of the unit
  kind varchar, -- Loại: regular thường kỳ, thematic chuyên đề, extraordinary bất thường, study học tập, review kiểm điểm, confidence tín nhiệm | kind: regular, thematic, extraordinary, study, review, confidence
  date date, -- Ngày họp | date held
  period date, -- Ngày đầu của tháng mà buổi họp tính cho | first day of the month it counts for
  planned date, -- Ngày dự kiến ban đầu, nếu đã dời | date first planned, if it was moved
  start_time time, -- Giờ bắt đầu | start
  end_time time, -- Giờ kết thúc | end
  length_minutes integer, -- Thời lượng, phút | length in minutes
  place varchar, -- Địa điểm | place
  chair varchar, -- Mã người chủ trì | id of the chair
  secretary varchar, -- Mã thư ký | id of the minute-taker
  official integer, -- Số đảng viên chính thức | official members on the roll
  probationary integer, -- Số đảng viên dự bị | probationary members on the roll
  exempt integer, -- Số miễn sinh hoạt; không ghi là 0 | exempt members; 0 if not given
  away integer, -- Số sinh hoạt tạm thời nơi khác; không ghi là 0 | members away elsewhere; 0 if not given
  special_duty integer, -- Số làm nhiệm vụ đặc biệt; không ghi là 0 | members on special duty; 0 if not given
  expected integer, -- Số phải có mặt: chính thức + dự bị − miễn − đi nơi khác − nhiệm vụ đặc biệt | expected: official + probationary − exempt − away − special duty
  present integer, -- Số có mặt | members present
  present_official integer, -- Số đảng viên chính thức có mặt | official members present
  designated date, -- Ngày chỉ định người tự phê bình, trao đổi kinh nghiệm | day on which the speakers were designated
  resolution varchar, -- Số nghị quyết | number of the resolution
  subject varchar, -- Chủ đề | subject
  document varchar, -- Mã văn kiện học tập | id of the document studied
  adopted date, -- Ngày thông qua biên bản | day on which the minutes were adopted
  score double, -- Điểm buổi sinh hoạt, 0–100 | the sitting's own score, 0–100
  title varchar, -- Tiêu đề biên bản | title of the minutes
  page varchar, -- Trang của buổi trong trang tin | its page in the site
);

-- title: Biên bản dự thảo | Drafts
-- row: một buổi chưa được tính: biên bản dự thảo, hoặc họp sau ngày tính | one sitting not counted: draft minutes, or held after the day of reckoning
-- order: id
create table drafts (like sessions);

-- title: Người chỉ định | Designators
-- row: một người tham gia chỉ định cho một buổi | one member who took part in designating for a sitting
-- order: session, n
create table designators (
  session varchar, -- Mã buổi | id of the sitting
  member varchar, -- Mã đảng viên | id of the member
  n integer, -- Thứ tự trong biên bản | order in the minutes
);

-- title: Vắng mặt | Absences
-- row: một người được ghi vắng ở một buổi | one member listed absent from a sitting
-- order: session, n
create table absences (
  session varchar, -- Mã buổi | id of the sitting
  member varchar, -- Mã đảng viên | id of the member
  name varchar, -- Tên như biên bản ghi | the name as written
  reason varchar, -- Lý do; no reason: không lý do, special duty: nhiệm vụ đặc biệt | reason; no reason and special duty in these words
  excused boolean, -- Có lý do; trống: biên bản không ghi lý do | excused; empty: no reason was given
  n integer, -- Thứ tự trong biên bản | order in the minutes
);

-- title: Thẻ | Tags
-- row: một thẻ của một buổi | one tag of a sitting
-- order: session, n
create table tags (
  session varchar, -- Mã buổi | id of the sitting
  tag varchar, -- Thẻ | tag
  n integer, -- Thứ tự trong biên bản | order in the minutes
);

-- title: Khuyết điểm nghị quyết chỉ ra | Shortcomings named by resolutions
-- row: một khuyết điểm, hạn chế mà nghị quyết nêu | one shortcoming that a resolution names
-- order: session, n
create table resolution_shortcomings (
  session varchar, -- Mã buổi | id of the sitting
  n integer, -- Số thứ tự | number
  text varchar, -- Nội dung | text
);

-- title: Lượt tự phê bình và phê bình | Reviews
-- row: một đảng viên được tự phê bình và phê bình ở một buổi | one member's self-criticism and criticism at one sitting
-- order: session, n
create table reviews (
  session varchar, -- Mã buổi | id of the sitting
  n integer, -- Số thứ tự trong buổi | number within the sitting
  member varchar, -- Mã đảng viên | id of the member
  briefed date, -- Ngày được gặp gỡ, hướng dẫn | day of the briefing
  briefed_by varchar, -- Mã người gặp gỡ | id of who briefed
  notebook_done date, -- Ngày viết xong sổ tay | day on which the notebook was written
  notebook_due date, -- Hạn viết sổ tay | day by which it was to be written
  outcome varchar, -- Kết quả: spoke đã phát biểu, absent vắng, postponed hoãn | outcome: spoke, absent, postponed
  has_self boolean, -- Có nội dung tự phê bình | has a self part with text
  contributions integer, -- Số ý kiến đóng góp | number of contributions
  strengths integer, -- Số ưu điểm | number of strengths
  shortcomings integer, -- Số khuyết điểm, hạn chế | number of shortcomings
  dated integer, -- Số khuyết điểm có hạn khắc phục | shortcomings with a due date
  has_conclusion boolean, -- Có kết luận | has a conclusion
  has_response boolean, -- Có ý kiến tiếp thu | has a response
  vote_for integer, -- Số phiếu tán thành | votes for
  vote_against integer, -- Số phiếu không tán thành | votes against
  vote_other integer, -- Số ý kiến khác | other votes
  vote_entitled integer, -- Số người có quyền biểu quyết, khi ghi dạng 5/6 | entitled to vote, where written as 5/6
  in_order boolean, -- Các phần đúng trình tự | its parts are in order
  complete boolean, -- Đủ mọi phần | nothing is missing
  page varchar, -- Chỗ của lượt này trong trang tin | its place in the site
);

-- title: Khuyết điểm của nghị quyết được kiểm điểm | Scope of reviews
-- row: một khuyết điểm của nghị quyết mà lượt kiểm điểm dựa vào | one shortcoming of the resolution that a review goes by
-- order: session, review, n
create table review_scope (
  session varchar, -- Mã buổi | id of the sitting
  review integer, -- Số của lượt | number of the review
  n integer, -- Số của khuyết điểm trong nghị quyết | number of the resolution's shortcoming
);

-- title: Ý kiến đóng góp | Contributions
-- row: một ý kiến cho một lượt kiểm điểm | one contribution to one review
-- order: session, review, n
create table contributions (
  session varchar, -- Mã buổi | id of the sitting
  review integer, -- Số của lượt | number of the review
  n integer, -- Số thứ tự trong lượt | number within the review
  member varchar, -- Mã người đóng góp | id of who contributed
  text varchar, -- Ý kiến | text
);

-- title: Ưu điểm | Strengths
-- row: một ưu điểm được kết luận | one strength concluded
-- order: session, review, n
create table strengths (
  session varchar, -- Mã buổi | id of the sitting
  review integer, -- Số của lượt | number of the review
  n integer, -- Số thứ tự trong lượt | number within the review
  text varchar, -- Nội dung | text
);

-- title: Trao đổi kinh nghiệm | Experience talks
-- row: một phát biểu trao đổi kinh nghiệm | one experience talk
-- order: session, n
create table talks (
  session varchar, -- Mã buổi | id of the sitting
  n integer, -- Số thứ tự trong buổi | number within the sitting
  member varchar, -- Mã đảng viên | id of the member
  notified date, -- Ngày thông báo | day on which the member was told
  basis varchar, -- Thành tích | what the member did well
  page varchar, -- Chỗ của phát biểu trong trang tin | its place in the site
);

-- title: Việc được theo dõi: khuyết điểm phải khắc phục và nhiệm vụ được giao | Items: shortcomings to remedy and tasks
-- row: một khuyết điểm của một lượt kiểm điểm, hoặc một nhiệm vụ | one shortcoming of a review, or one task
-- order: session, kind, n
create table items (
  id varchar, -- Mã: buổi#1, nhiệm vụ buổi#t1 | id: sitting#1, of a task sitting#t1
  session varchar, -- Mã buổi phát sinh | id of the sitting in which it arose
  kind varchar, -- Loại: shortcoming khuyết điểm, task nhiệm vụ | kind: shortcoming, task
  n integer, -- Số thứ tự trong loại | number within its kind
  review integer, -- Số của lượt kiểm điểm; nhiệm vụ: trống | number of the review; of a task empty
  member varchar, -- Mã người phải làm | id of whose it is
  text varchar, -- Nội dung | text
  field varchar, -- Lĩnh vực | field
  horizon varchar, -- Kỳ: month tháng, half 6 tháng, year năm | horizon: month, half, year
  due date, -- Hạn lúc đầu | first due date
  due_now date, -- Hạn hiện nay, sau gia hạn | due date now, after extensions
  state varchar, -- Tình trạng: done on time xong đúng hạn, done late xong quá hạn, overdue quá hạn, open chưa đến hạn hoặc không có hạn | state: done on time, done late, overdue, open
  done date, -- Ngày xong | day on which it was done
  page varchar, -- Chỗ của việc trong trang tin | its place in the site
);

-- title: Báo cáo kết quả | Follow-ups
-- row: một dòng báo cáo kết quả của một việc | one report on one item
-- order: session, n
create table followups (
  session varchar, -- Mã buổi báo cáo | id of the sitting that reports
  n integer, -- Số thứ tự trong buổi | number within the sitting
  item varchar, -- Mã việc | id of the item
  outcome varchar, -- Kết quả: done xong, open chưa xong, extended gia hạn | outcome: done, open, extended
  date date, -- Ngày xong hoặc hạn mới | day done, or the new due date
  note varchar, -- Ghi chú | note
);

-- title: Lấy phiếu tín nhiệm | Confidence votes
-- row: một cuộc lấy phiếu | one confidence vote
-- order: session, n
create table confidence_votes (
  session varchar, -- Mã buổi | id of the sitting
  type varchar, -- Loại: periodic định kỳ, ad hoc đột xuất | type: periodic, ad hoc
  reason varchar, -- Lý do | reason
  form varchar, -- Hình thức | form
  method varchar, -- Phương pháp | method
  convened integer, -- Số triệu tập | convened
  present integer, -- Số có mặt | present
  issued integer, -- Số phiếu phát ra | ballots issued
  returned integer, -- Số phiếu thu về | ballots returned
  register_no varchar, -- Số đăng ký kết quả | register number of the result
  registered date, -- Ngày đăng ký | day of registration
  n integer, -- Số thứ tự trong buổi | number within the sitting
);

-- title: Kết quả lấy phiếu tín nhiệm | Results of confidence votes
-- row: một người được lấy phiếu ở một cuộc | one person voted on
-- order: session, vote, n
create table confidence_results (
  session varchar, -- Mã buổi | id of the sitting
  member varchar, -- Mã đảng viên | id of the member
  post varchar, -- Chức vụ | post
  high integer, -- Số phiếu tín nhiệm cao | votes of high confidence
  medium integer, -- Số phiếu tín nhiệm | votes of confidence
  low integer, -- Số phiếu tín nhiệm thấp | votes of low confidence
  invalid integer, -- Số phiếu không hợp lệ | invalid votes
  vote integer, -- Số của cuộc lấy phiếu trong buổi | number of the vote within the sitting
  n integer, -- Số thứ tự trong cuộc | number within the vote
);

-- title: Xếp loại | Classifications
-- row: một đối tượng được xếp loại trong một biên bản | one subject classified in one record
-- order: session, n
create table classifications (
  session varchar, -- Mã buổi | id of the sitting
  year integer, -- Năm được xếp loại | year classified
  subject_kind varchar, -- Đối tượng: member đảng viên, unit tổ chức | kind of subject: member, unit
  subject varchar, -- Mã đảng viên hoặc tổ chức | id of the member or unit
  self_level varchar, -- Mức tự nhận: HTXS, HTT, HT, KHT | level claimed: HTXS, HTT, HT, KHT
  level varchar, -- Mức: HTXS hoàn thành xuất sắc, HTT hoàn thành tốt, HT hoàn thành, KHT không hoàn thành nhiệm vụ | level: HTXS excellent, HTT good, HT completed, KHT failed
  vote_for integer, -- Số phiếu tán thành | votes for
  vote_entitled integer, -- Số người có quyền biểu quyết | entitled to vote
  "current" boolean, -- Chưa bị biên bản sau thay thế | no later record replaces it
  n integer, -- Số thứ tự trong buổi | number within the sitting
);

-- title: Biểu dương, nhắc nhở | Commendations and reminders
-- row: một lần biểu dương hoặc nhắc nhở | one commendation or reminder
-- order: session, n
create table remarks (
  session varchar, -- Mã buổi | id of the sitting
  kind varchar, -- Loại: commendation biểu dương, reminder nhắc nhở | kind: commendation, reminder
  member varchar, -- Mã đảng viên | id of the member
  text varchar, -- Nội dung | text
  n integer, -- Số thứ tự trong buổi | number within the sitting
);

-- title: Kết quả đối chiếu quy định | Checks
-- row: một điều được đối chiếu với một quy định | one thing held against one rule
-- order: rule, date, unit, session, subject, detail
create table checks (
  rule varchar, -- Tên quy định, như tên tệp trong queries/checks | name of the rule, as its file in queries/checks
  unit varchar, -- Mã tổ chức | id of the unit
  session varchar, -- Mã buổi; trống nếu không phải một buổi | id of the sitting; empty if it is not one
  date date, -- Ngày | date
  subject varchar, -- Điều được đối chiếu: mã đảng viên, việc, văn kiện; trống: chính buổi hoặc tổ chức ấy | what was judged: id of a member, item, document; empty: the sitting or unit itself
  outcome varchar, -- Kết quả: pass đạt, fail không đạt, no data thiếu dữ liệu, n/a không áp dụng | outcome: pass, fail, no data, n/a
  detail varchar, -- Số liệu đã xét | the figures judged
);
