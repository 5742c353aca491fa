-- title: Đăng ký kết quả lấy phiếu | Confidence votes registered
-- place: 18
-- rule: Kết quả lấy phiếu tín nhiệm được đăng ký, có số. | The result of a vote of confidence is registered under a number.
-- per: buổi lấy phiếu tín nhiệm | confidence sitting
-- detail: số đăng ký | register number
-- scope: unit
with voted as (
  select
    s.id, s.unit, s.date,
    bool_and(c.register_no is not null) filter (c.session is not null) as registered,
    string_agg(c.register_no, ', ' order by c.n) as numbers
  from sessions s
  left join confidence_votes c on c.session = s.id
  where s.kind = 'confidence' or c.session is not null
  group by all
)
select
  unit,
  id as session,
  date,
  null as subject,
  outcome(registered) as outcome,
  numbers as detail
from voted
