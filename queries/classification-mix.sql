-- title: Xếp loại đảng viên và tỷ lệ xuất sắc | Classification of members and the quota
-- place: 27
-- row: một tổ chức, gồm mọi tổ chức ở dưới, trong một năm có đảng viên được xếp loại | one unit with all below it in one year with members classified
-- about: Chỉ tính kết quả chưa bị biên bản sau thay thế. Số xuất sắc được phép = phần nguyên của tỷ lệ cho phép (mặc định 20 %) × số hoàn thành tốt, chỉ tính ở đảng bộ cơ sở và chi bộ cơ sở; còn lại để trống. | Only rows that no later record replaces. Allowed excellent = floor(quota × good), the quota being 20% by default, only at grassroots level; empty elsewhere.
-- chart: stacked year excellent good completed failed
-- rules: evidence excellent-quota
-- scope: tree
-- small classified: classified excellent good completed failed / allowed room without_evidence
-- link: page
-- column unit: Mã tổ chức | id of the unit
-- column name: Tên tổ chức | name of the unit
-- column kind: Loại tổ chức | kind of unit
-- column year: Năm | year
-- column excellent (n): HTXS hoàn thành xuất sắc | HTXS excellent
-- column good (n): HTT hoàn thành tốt | HTT good
-- column completed (n): HT hoàn thành | HT completed
-- column failed (n): KHT không hoàn thành | KHT failed
-- column classified (n): Số người được xếp loại | members classified
-- column allowed (n): Số xuất sắc được phép | excellent allowed
-- column room (n): Còn được; số âm: vượt | room left; negative: exceeded
-- column without_evidence (n): Số người trong năm không có lượt tự phê bình ghi biên bản | members without a minuted review in that year
-- column page: Trang của tổ chức | the unit's page
with placed as (
  select p.*, e.outcome = 'fail' as without
  from placed_classifications() p
  left join checks e on e.rule = 'evidence' and e.session = p.session and e.subject = p.subject and e.outcome = 'fail'
),
mix as (
  select
    unit, year,
    count(*) filter (level = 'HTXS') as excellent,
    count(*) filter (level = 'HTT') as good,
    count(*) filter (level = 'HT') as completed,
    count(*) filter (level = 'KHT') as failed,
    count(*) as classified,
    count(*) filter (without) as without_evidence
  from placed
  group by all
)
select
  m.unit, u.name, u.kind, m.year, m.excellent, m.good, m.completed, m.failed, m.classified,
  q.allowed, q.allowed - m.excellent as room,
  m.without_evidence, u.page
from mix m
join units u on u.id = m.unit
left join (
  select unit, year(date) as year, cast(split_part(detail, '/', 2) as bigint) as allowed
  from checks
  where rule = 'excellent-quota'
) q on q.unit = m.unit and q.year = m.year
order by m.unit, m.year
