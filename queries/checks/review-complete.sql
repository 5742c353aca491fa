-- title: Tự phê bình và phê bình đủ các bước | Review complete
-- place: 7
-- rule: Biên bản có đủ tự phê bình, ý kiến đóng góp, ưu điểm, khuyết điểm có hạn khắc phục, tiếp thu và biểu quyết. | The minutes have the self-criticism, contributions, strengths, shortcomings each with a due date, the response and the vote.
-- per: lượt tự phê bình; không phát biểu thì không áp dụng | review; where not spoken it does not apply
-- detail: phần còn thiếu | what is missing
-- scope: unit
select
  s.unit,
  s.id as session,
  s.date,
  r.member as subject,
  case when r.outcome <> 'spoke' then 'n/a' else outcome(r.complete) end as outcome,
  case when r.outcome <> 'spoke' then r.outcome else
    nullif(concat_ws(', ',
      case when not r.has_self then 'self-criticism' end,
      case when r.contributions = 0 then 'contributions' end,
      case when r.strengths = 0 then 'strengths' end,
      case when r.shortcomings = 0 then 'shortcomings' end,
      case when r.dated < r.shortcomings then 'due' end,
      case when not r.has_response then 'response' end,
      case when r.vote_for is null then 'vote' end), '') end as detail
from reviews r
join sessions s on s.id = r.session
