package text

// The vocabulary of FORMAT.md, table by table; `english | spelling | …`.
var (
	// SessionKeys are the keys of a sitting's front matter.
	SessionKeys = vocabulary(`
unit | chi bộ | đơn vị
date | ngày
kind | loại
period | kỳ
planned | dự kiến
start | bắt đầu
end | kết thúc
place | địa điểm
chair | chủ trì
secretary | thư ký
official | chính thức
probationary | dự bị
exempt | miễn sinh hoạt
away | đi nơi khác
special duty | nhiệm vụ đặc biệt
present | có mặt
present official | chính thức có mặt
absent | vắng
guests | khách mời
designated | chỉ định
designated by | người chỉ định
resolution | nghị quyết
subject | chủ đề
document | tài liệu
minutes | biên bản
score | điểm
tags | thẻ`)

	// DocumentKeys are the keys of a document's front matter.
	DocumentKeys = vocabulary(`
title | tiêu đề
number | số
kind | loại
issuer | cơ quan ban hành
issued | ngày ban hành
unit | đơn vị
implements | cụ thể hóa
replaces | thay thế
reviewed | rà soát
tags | thẻ`)

	// PageKeys are the keys of a plain page's front matter.
	PageKeys = vocabulary(`
title | tiêu đề
place | thứ tự
tags | thẻ`)

	// BlockKeys are what the lines of a placed query say.
	BlockKeys = vocabulary(`
title | tiêu đề
chart | biểu đồ
unit | đơn vị
year | năm
rows | số dòng
order | thứ tự
only | chỉ`)

	// SiteKeys are the keys of site.yaml.
	SiteKeys = vocabulary(`
title
organisation
lang
as_of`)

	// AudienceKeys are the keys of an audience in audiences.yaml.
	AudienceKeys = vocabulary(`
title | tiêu đề
units | đơn vị
sections | mục
names | họ tên
drafts | dự thảo
min_n | số tối thiểu`)

	// AudienceNames say how people are named to an audience.
	AudienceNames = vocabulary(`
full | đầy đủ
initials | viết tắt
none | không`)

	// Switches are the words of a yes/no key.
	Switches = vocabulary(`
yes | có | true
no | không | false`)

	// SessionKinds are the kinds of a sitting.
	SessionKinds = vocabulary(`
regular | thường kỳ
thematic | chuyên đề
extraordinary | bất thường
study | học tập
review | kiểm điểm
confidence | tín nhiệm`)

	// DocumentKinds are the kinds of a document.
	DocumentKinds = vocabulary(`
directive | chỉ thị
guidance | hướng dẫn
regulation | quy chế
plan | kế hoạch
other | khác`)

	// MinutesStates say whether minutes are adopted.
	MinutesStates = vocabulary(`
adopted | đã thông qua
draft | dự thảo`)

	// AbsenceReasons are the reasons that mean more than "excused".
	AbsenceReasons = vocabulary(`
no reason | không lý do
special duty | nhiệm vụ đặc biệt`)

	// Sections are the level-2 headings that are read.
	Sections = vocabulary(`
resolution | Nghị quyết
self-criticism | Tự phê bình | Tự phê bình và phê bình
experience talk | Trao đổi kinh nghiệm
follow-up | Kết quả khắc phục | Kết quả thực hiện
assignments | Phân công nhiệm vụ | Phân công
confidence vote | Lấy phiếu tín nhiệm
classification | Xếp loại | Đánh giá, xếp loại
commendations | Biểu dương
reminders | Nhắc nhở`)

	// AudienceSections are what an audience may be let see: the sections, free
	// ones, two groups of front matter and the register of members.
	AudienceSections = vocabulary(`
resolution | Nghị quyết
self-criticism | Tự phê bình | Tự phê bình và phê bình | review
experience talk | Trao đổi kinh nghiệm | talk
follow-up | Kết quả khắc phục | Kết quả thực hiện
assignments | Phân công nhiệm vụ | Phân công
confidence vote | Lấy phiếu tín nhiệm | confidence
classification | Xếp loại | Đánh giá, xếp loại
commendations | Biểu dương
reminders | Nhắc nhở
text | Phần khác
absences | Vắng | Danh sách vắng
attendance | Quân số | Dự sinh hoạt
register | Danh sách đảng viên | Sổ đảng viên`)

	// ResolutionParts are the level-3 headings of a resolution.
	ResolutionParts = vocabulary(`
shortcomings | Khuyết điểm
vote | Biểu quyết`)

	// ReviewParts are the level-3 headings of a review.
	ReviewParts = vocabulary(`
self-criticism | Tự phê bình | Nội dung
contributions | Ý kiến | Ý kiến đóng góp
conclusion | Kết luận
strengths | Ưu điểm
shortcomings | Khuyết điểm | Hạn chế | Hạn chế, khuyết điểm
response | Tiếp thu
vote | Biểu quyết`)

	// ReviewAttributes open a review.
	ReviewAttributes = vocabulary(`
briefed | Gặp gỡ
notebook | Sổ tay
scope | Theo
outcome | Kết quả`)

	// TalkAttributes open an experience talk.
	TalkAttributes = vocabulary(`
notified | Thông báo
basis | Thành tích`)

	// ReviewOutcomes say why a designated member did not speak.
	ReviewOutcomes = vocabulary(`
absent | vắng
postponed | hoãn`)

	// DueWords open a date in brackets at the end of an item.
	DueWords = vocabulary(`
due | hạn`)

	// VoteWords name the counts of a vote.
	VoteWords = vocabulary(`
for | tán thành
against | không tán thành
other | ý kiến khác`)

	// FollowupOutcomes say what became of an item.
	FollowupOutcomes = vocabulary(`
done | xong
open | chưa xong
extended | gia hạn`)

	// TaskColumns are the columns of an assignments table.
	TaskColumns = vocabulary(`
member | Đồng chí
task | Nhiệm vụ
field | Lĩnh vực
horizon | Kỳ
due | Hạn`)

	// Horizons say for how long a task is given.
	Horizons = vocabulary(`
month | tháng
half | 6 tháng
year | năm`)

	// ConfidenceAttributes open a confidence vote.
	ConfidenceAttributes = vocabulary(`
type | Loại
reason | Lý do
form | Hình thức
method | Phương pháp
convened | Triệu tập
present | Có mặt
issued | Phát ra
returned | Thu về
registered | Đăng ký`)

	// ConfidenceTypes are the two types of a confidence vote.
	ConfidenceTypes = vocabulary(`
periodic | định kỳ
ad hoc | đột xuất`)

	// ConfidenceColumns are the columns of its table.
	ConfidenceColumns = vocabulary(`
member | Đồng chí
post | Chức vụ
high | Tín nhiệm cao
medium | Tín nhiệm
low | Tín nhiệm thấp
invalid | Không hợp lệ`)

	// ClassificationAttributes open a classification.
	ClassificationAttributes = vocabulary(`
year | Năm`)

	// ClassificationColumns are the columns of its table.
	ClassificationColumns = vocabulary(`
member | Đồng chí
unit | Tổ chức
self | Tự nhận
level | Mức
votes | Phiếu`)

	// Levels are the four levels of a classification.
	Levels = vocabulary(`
HTXS | Hoàn thành xuất sắc nhiệm vụ | excellent
HTT | Hoàn thành tốt nhiệm vụ | good
HT | Hoàn thành nhiệm vụ | completed
KHT | Không hoàn thành nhiệm vụ | failed`)

	// UnitKinds are the kinds of a party organisation.
	UnitKinds = vocabulary(`
higher | đảng bộ cấp trên cơ sở
grassroots | đảng bộ cơ sở
section | đảng bộ bộ phận
grassroots-cell | chi bộ cơ sở
cell | chi bộ
group | tổ đảng`)

	// MemberStatuses are the standings of a member.
	MemberStatuses = vocabulary(`
official | chính thức
probationary | dự bị
exempt | miễn`)

	// MemberRoles are the roles of a member in a unit.
	MemberRoles = vocabulary(`
secretary | bí thư
deputy | phó bí thư
committee | cấp ủy viên
member | đảng viên`)

	// YesNo are the words of a yes/no column.
	YesNo = vocabulary(`
yes | có
no | không`)

	// RuleNames are the thresholds of rules.csv (SCHEMA.md, "Defaults").
	RuleNames = vocabulary(`
lead_days_min
lead_days_max
designees_min
designees_max
designees_max_large
large_cell_from
talks
min_minutes
attendance_good
excellent_quota
study_target
formalism_similarity`)

	// Languages are those the site and the messages speak.
	Languages = vocabulary(`
vi | tiếng Việt
en | English`)
)
