package build

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/edittest"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

// invented is an archive that a seed decides, and an audience. Its twin differs
// only in what the audience may not see: names, and words that are all canaries.
// The figures of both are the same.
type invented struct {
	t        *testing.T
	dir      string
	r        *rand.Rand
	to       record.Audience
	seen     map[string]bool // units
	twin     bool
	register bool
	people   map[string][]int // by unit
	all      int
	lasts    [][2]string // sittings that may be reported on
	out      strings.Builder
}

// inventedUnits are parents before children.
var inventedUnits = [][2]string{{"f1", ""}, {"e1", "f1"}, {"e2", "f1"}, {"c11", "e1"}, {"c12", "e1"}, {"c21", "e2"}, {"c22", "e2"}, {"c23", "e2"}}

// The names of the twin have the same initials.
var (
	families = [2][]string{{"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ"}, {"Ngô", "Trịnh", "Lương", "Phan", "Hồ", "Vương"}}
	middles  = [2][]string{{"Văn", "Đình", "Thị"}, {"Viết", "Đức", "Tuấn"}}
	givens   = [2][]string{
		{"Bình", "Cường", "Dũng", "Giang", "Hải", "Khánh", "Long", "Minh", "Nam", "Phúc"},
		{"Bảo", "Công", "Duy", "Giáp", "Hùng", "Kiên", "Lâm", "Mạnh", "Nghĩa", "Phong"},
	}
)

// plainWords are those of texts; canaries stand in their place in the twin.
var plainWords = strings.Fields("gác đêm vũ khí sổ trực báo cáo chậm kiểm tra tổ luyện tập hầm hào bếp ăn vườn rau quân tư trang bắn súng nề nếp giờ giấc học chính trị đội ngũ")

const canary = "kanari"

// invent writes an archive and makes up an audience.
func invent(t *testing.T, seed uint64, twin bool) *invented {
	x := &invented{t: t, dir: filepath.Join(t.TempDir(), "content"), r: rand.New(rand.NewPCG(seed, 6)), twin: twin, seen: map[string]bool{}, people: map[string][]int{}}
	x.audience()
	x.put("audiences.yaml", x.out.String())
	x.put(".bienban-secret", strings.Repeat("0123456789abcdef", 4)+"\n")
	x.put("site.yaml", "as_of: 2020-03-31\n")
	x.units()
	for _, u := range inventedUnits {
		for m := range 7 {
			x.session(u[0], m)
		}
	}
	x.rest()
	return x
}

func (x *invented) put(name, text string) { edittest.Put(x.t, x.dir, name, []byte(text)) }
func (x *invented) say(format string, args ...any) {
	fmt.Fprintf(&x.out, format+"\n", args...)
}

// audience makes one up.
func (x *invented) audience() {
	x.to = record.NewAudience("ai")
	x.to.Names = []string{"none", "none", "initials", "full"}[x.r.IntN(4)]
	x.to.Drafts = x.r.IntN(2) == 0
	x.to.MinN = int32([]int{0, 2, 5, 8}[x.r.IntN(4)])
	var units []string
	switch x.r.IntN(4) {
	case 0:
	case 1:
		units = []string{"f1"}
	case 2:
		units = []string{"e2"}
	default:
		units = []string{"e1", "c22"}
	}
	for _, u := range inventedUnits {
		x.seen[u[0]] = slices.Contains(units, u[0]) || x.seen[u[1]]
	}
	for _, s := range text.AudienceSections.Words() {
		if x.r.IntN(2) == 0 {
			x.to.Sections = append(x.to.Sections, s)
		}
	}
	x.register = x.to.Names == "full" || x.r.IntN(4) > 0
	x.say("ai:\n  title: Ai đó\n  names: %s\n  drafts: %v\n  min_n: %d\n  units: [%s]\n  sections: [%s]", x.to.Names, x.to.Drafts, x.to.MinN,
		strings.Join(units, ", "), strings.Join(x.to.Sections, ", "))
}

// shows tells whether the audience sees a section of a unit's records.
func (x *invented) shows(unit, section string) bool {
	return x.seen[unit] && (section == "" || slices.Contains(x.to.Sections, section))
}

// words gives a text of n syllables. In the twin, what may not be seen is canaries.
func (x *invented) words(shown bool, n int) string {
	out := make([]string, n)
	for i := range out {
		k := x.r.IntN(len(plainWords))
		if out[i] = plainWords[k]; x.twin && !shown {
			out[i] = canary + string(rune('a'+k%26)) + string(rune('a'+k/26))
		}
	}
	return strings.Join(out, " ")
}

// name gives a person's name; that of people who may not be named is another
// one in the twin. Without a register a name is an id, of which codes are made.
func (x *invented) name(i int) string {
	which := 0
	if x.twin && x.register && x.hidden(i) {
		which = 1
	}
	return families[which][i%6] + " " + middles[which][i/6%3] + " " + givens[which][i/18%10]
}

// hidden tells whether a person may not be named.
func (x *invented) hidden(i int) bool {
	if x.to.Names != "full" {
		return true
	}
	for u, people := range x.people {
		if slices.Contains(people, i) && x.seen[u] {
			return false
		}
	}
	return true
}

func (x *invented) units() {
	x.out.Reset()
	x.say("id,name,kind,parent,from,to,aliases")
	for _, u := range inventedUnits {
		kind := "cell"
		if len(u[0]) == 2 {
			kind = "grassroots"
		}
		x.say("%s,Đơn vị %s,%s,%s,,,", u[0], u[0], kind, u[1])
		for range 4 + x.r.IntN(3) {
			x.people[u[0]] = append(x.people[u[0]], x.all)
			x.all++
		}
	}
	x.put("units.csv", x.out.String())
	x.out.Reset()
	x.say("id,name,unit,status,rank,post,role,leading,from,to")
	for _, u := range inventedUnits {
		for k, i := range x.people[u[0]] {
			role, leading := "member", "no"
			if k == 0 {
				role, leading = "secretary", "yes"
			}
			x.say("m-%d,%s,%s,official,,%s,%s,%s,,", i, x.name(i), u[0], x.words(x.shows(u[0], "register"), 3), role, leading)
		}
	}
	if x.register {
		x.put("members.csv", x.out.String())
	}
}

// form gives a name as a clerk may have written it in a text.
func (x *invented) form(i int) string {
	name := x.name(i)
	parts := strings.Fields(name)
	forms := []string{
		name, "đồng chí " + name, "Đ/c " + strings.ToUpper(name), strings.ReplaceAll(text.Fold(name), "-", " "), "*" + parts[0] + "* " + strings.Join(parts[1:], " "),
		strings.Join(parts, "\n"), parts[0] + " " + parts[2], capitals(strings.Split(text.Fold(name), "-")),
	}
	if x.register {
		forms = append(forms, fmt.Sprintf("@m-%d", i))
	}
	return forms[x.r.IntN(len(forms))]
}

// capitals gives syllables without marks as a name has them: Nguyen Van An.
func capitals(syllables []string) string {
	for i, s := range syllables {
		syllables[i] = strings.ToUpper(s[:1]) + s[1:]
	}
	return strings.Join(syllables, " ")
}

// session writes the minutes of a unit in a month.
func (x *invented) session(unit string, month int) {
	people := x.people[unit]
	some := func() int { return people[x.r.IntN(len(people))] }
	first, _ := text.ParseDate("2019-07-01")
	date := first.Month().Add(month).First().AddDays(x.r.IntN(20))
	draft := x.r.IntN(6) == 0
	seen := func(section string) bool { return x.shows(unit, section) && (x.to.Drafts || !draft) }
	said := func(section string, n int) string {
		s := x.words(seen(section), n)
		if x.r.IntN(3) == 0 {
			s += " " + x.form(some()) + " " + x.words(seen(section), 4)
		}
		return s
	}
	line := func(s string) string { return strings.ReplaceAll(s, "\n", " ") }
	x.out.Reset()
	x.say("---\nunit: %s\ndate: %s\nchair: %s\nsecretary: %s", unit, date, x.name(people[0]), x.name(people[1]))
	x.say("official: %d\nprobationary: 0\npresent: %d\npresent official: %d\nabsent:\n  - %s (%s)", len(people), len(people)-1, len(people)-1, x.name(people[3]), x.words(seen("absences"), 3))
	x.say("designated: %s\nplace: %s\nguests: [%s]\nsubject: %s", date.AddDays(-x.r.IntN(7)), x.words(seen(""), 3), x.words(seen("attendance"), 4), x.words(seen(""), 6))
	if draft {
		x.say("minutes: draft")
	}
	x.say("---\n\n# %s\n\n%s\n", line(x.words(seen(""), 5)), said("text", 9))
	x.say("## Nghị quyết\n\n%s\n\n### Khuyết điểm\n\n- %s\n", said("resolution", 10), line(said("resolution", 9)))
	for range 1 + x.r.IntN(2) {
		who := people[2+x.r.IntN(len(people)-2)]
		x.say("## Tự phê bình: %s\n\n- Gặp gỡ: %s\n\n### Tự phê bình\n\n%s\n\n### Ý kiến\n\n- %s: %s\n", x.name(who), date.AddDays(-2), said("self-criticism", 12), x.name(people[0]), line(said("self-criticism", 10)))
		x.say("### Ưu điểm\n\n- %s\n\n### Khuyết điểm\n\n- %s (hạn %s)\n- %s\n\n### Tiếp thu\n\n%s\n\n### Biểu quyết\n\n%d/%d\n", line(said("self-criticism", 8)),
			line(said("self-criticism", 9)), date.AddDays(30), line(said("self-criticism", 9)), said("self-criticism", 8), len(people)-1, len(people)-1)
	}
	if x.r.IntN(2) == 0 {
		x.say("## Trao đổi kinh nghiệm: %s\n\n- Thành tích: %s\n\n%s\n", x.name(some()), line(said("experience talk", 4)), said("experience talk", 10))
	}
	if month > 0 && x.last(unit) != "" && !draft {
		x.say("## Kết quả khắc phục\n\n- %s#1: %s — %s\n", x.last(unit), []string{"chưa xong", "xong " + date.AddDays(-1).String()}[x.r.IntN(2)], line(said("follow-up", 9)))
	}
	x.say("## Phân công\n\n| Đồng chí | Nhiệm vụ | Lĩnh vực | Hạn |\n|-|-|-|-|\n| %s | %s | %s | %s |\n", x.name(some()), line(said("assignments", 9)), x.words(seen("assignments"), 2), date.AddDays(20))
	x.say("## Biểu dương\n\n- %s: %s\n\n## Nhắc nhở\n\n- %s: %s\n", x.name(some()), line(said("commendations", 9)), x.name(some()), line(said("reminders", 9)))
	if month == 5 {
		x.say("## Lấy phiếu tín nhiệm\n\n- Loại: đột xuất\n- Lý do: %s\n- Đăng ký: %s, %s\n\n| Đồng chí | Tín nhiệm cao | Tín nhiệm | Tín nhiệm thấp |\n|-|-|-|-|\n| %s | 2 | 1 | 1 |\n", line(x.words(seen("confidence vote"), 9)), x.words(seen("confidence vote"), 1), date, x.name(people[0]))
		x.say("## Xếp loại\n\n- Năm: 2019\n\n| Đồng chí | Mức |\n|-|-|\n| %s | HTT |\n| %s | HTXS |\n", x.name(people[1]), x.name(people[2]))
	}
	x.say("## %s\n\n%s\n", line(x.words(seen("text"), 3)), said("text", 12))
	name := date.String()
	if x.r.IntN(4) == 0 { // a file's name may tell of a person
		name += "-" + text.Fold(x.name(some()))
	} else if !draft {
		x.lasts = append(x.lasts, [2]string{unit, name})
	}
	x.put("sessions/"+unit+"/"+name+".md", x.out.String())
}

// last gives a sitting of the unit on which another may report.
func (x *invented) last(unit string) (name string) {
	for _, l := range x.lasts {
		if l[0] == unit {
			name = l[1]
		}
	}
	return name
}

// rest writes registers, documents and pages.
func (x *invented) rest() {
	x.put("inspections.csv", fmt.Sprintf("date,unit,by,findings\n2019-08-01,c11,Cấp trên,%s\n2019-08-02,c21,Cấp trên,%s\n", x.words(x.seen["c11"], 9), x.words(x.seen["c21"], 9)))
	x.put("awards.csv", fmt.Sprintf("year,unit,name,by\n2019,c12,%s,Cấp trên\n2019,c22,%s,Cấp trên\n", x.words(x.seen["c12"], 5), x.words(x.seen["c22"], 5)))
	x.put("documents/cua-e1.md", fmt.Sprintf("---\ntitle: %s\nunit: e1\n---\n\n%s\n", x.words(x.seen["e1"], 5), x.words(x.seen["e1"], 20)))
	named := func(i int) string {
		if x.to.Names == "full" && x.hidden(i) {
			return "" // who is named where all may read is no secret
		}
		return x.form(i)
	}
	x.put("documents/chung.md", fmt.Sprintf("---\ntitle: Chung\n---\n\n%s [bản của e1](cua-e1.md) %s\n", x.words(true, 12), named(x.people["c11"][0])))
	x.put("index.md", fmt.Sprintf("# Trang đầu\n\n%s %s\n", x.words(true, 12), named(x.people["c21"][0])))
}

// names gives all that a person who may not be named is found by.
func (x *invented) names() (out []string) {
	for i := range x.all {
		if x.hidden(i) {
			out = append(out, x.name(i))
		}
	}
	return out
}
