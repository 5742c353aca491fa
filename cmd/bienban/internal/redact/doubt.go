package redact

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"bienban/cmd/bienban/internal/text"
)

// Doubt is a place in a text, in bytes, that a person should look at before
// others read it; Why is a key of the words.
type Doubt struct {
	From, To int
	Why      string
}

// families begin people's names and hardly anything else; surnames are such as
// also begin other names, of places and of bodies.
var (
	families = wordSet(`nguyễn | trần | lê | phạm | hoàng | huỳnh | phan | đặng | bùi | đỗ | hồ | ngô | dương | lý | võ | đinh | trịnh | vũ | trương`)
	surnames = wordSet(`đoàn | cao | mai | hà | thái | kiều | chu | tô | tạ | lương | lâm | đào | tống | lưu | phùng | quách | nông | lò | vi | giàng | bế | triệu | tăng | châu | đàm | hứa | vương | thạch | kim | sầm | hầu | vàng | lục`)
)

// others are what names of bodies and places, or of the great dead, begin with.
var others = wordSet(`
hồ chí | võ nguyên | trần hưng | trần phú | lê lợi | lê duẩn | lê nin | lý thường | lý thái | nguyễn huệ | nguyễn trãi | phan đình | ngô quyền | đinh bộ
hà nội | hà nam | hà giang | hà tĩnh | hà tây | hà đông | cao bằng | thái bình | thái nguyên | thái lan | lâm đồng | mai châu | hòa bình | bình dương | bình định
bình thuận | bình phước | quảng nam | an giang | hưng yên | nam định | nam bộ | nam phi | hải phòng | hải dương | hải quân | hải đội | trung quốc | sơn la | long an
đại hội | đại học | đại biểu | trung tâm | chính phủ | chính quyền | công an | công binh | công đoàn | công tác | công ty | công ước | kiểm tra | thanh tra
quân khu | quân đội | quân ủy | quân chủng | quân lực | quốc phòng | quốc hội | quốc khánh | quốc tế | thông tin | thông tư | thông báo | thành phố | thành ủy
phòng không | phòng chính | phòng tham | phòng hậu | phòng kỹ | vệ binh | hậu cần | đoàn xã | thủ tướng | thủ đô | trường sĩ | trường quân | trường sa | đức phổ | việt nam | xuân hè`)

// Doubts gives what no name was found in and yet may tell who is meant: given
// names alone, names of people unknown, initials, numbers and addresses. Names
// of bodies may be among them.
func (n *Names) Doubts(s string) []Doubt {
	x := scans.Get().(*scan)
	defer scans.Put(x)
	x.path = false
	found := n.find(x, s)
	var out []Doubt
	doubt := func(from, to int, why string) {
		if !slices.ContainsFunc(found, func(m match) bool { return from < m.to && m.from < to }) &&
			!slices.ContainsFunc(out, func(d Doubt) bool { return from < d.To && d.From < to }) {
			out = append(out, Doubt{from, to, why})
		}
	}
	mails(s, doubt)
	for i := 0; i < len(x.toks); {
		end := i + 1
		switch t := x.toks[i]; {
		case t.flags&isDigits != 0:
			if end = x.digits(i); x.callable(i, end) {
				doubt(int(t.from), int(x.toks[end-1].to), "redact.doubt-number")
			}
		case t.flags&isUpper == 0:
		case x.single(i):
			if end = x.initials(i); end-i > 2 || end-i == 2 && x.titled(i) {
				doubt(int(t.from), int(x.toks[end-1].to), "redact.doubt-initials")
			}
		default:
			for end < len(x.toks) && x.toks[end].flags&(isUpper|isDigits) == isUpper && x.gap(end-1) == inProse {
				end++
			}
			if why := n.namelike(x, i, end); why != "" {
				doubt(int(t.from), int(x.toks[end-1].to), why)
			}
		}
		i = end
	}
	slices.SortFunc(out, func(a, b Doubt) int { return cmp.Compare(a.From, b.From) })
	return out
}

// namelike tells why some runs with capitals may be a name.
func (n *Names) namelike(x *scan, from, to int) string {
	if x.begins(from, others) || x.begins(to-1, others) || x.begins(to-1, posts) {
		return ""
	}
	first := text.AsWritten(x.word(from))
	if size := to - from; size < 5 && (families[first] && size > 1 || surnames[first] && size > 2 || size > 2 && isFamily[first]) {
		return "redact.doubt-name"
	}
	// At the beginning of a sentence a word has a capital in any case.
	within := from > 0 && x.toks[from-1].flags&(isUpper|isDigits) == 0 && slices.Contains([]string{" ", ", "}, x.s[x.toks[from-1].to:x.toks[from].from])
	if !within && !strings.HasPrefix(x.s[x.toks[to-1].to:], ":") {
		return ""
	}
	var h uint64
	for i := from; i < to; i++ {
		h = after(h, x.toks[i].hash)
	}
	if at := n.steps[h]; at != nil {
		for _, f := range at.forms {
			if f.kind != tail {
				continue
			}
			if exact, _ := n.spelled(x, &match{run: from, end: to, form: f}); exact {
				return "redact.doubt-given"
			}
		}
	}
	return ""
}

// isFamily are the families as they are written without marks.
var isFamily = func() map[string]bool {
	set := map[string]bool{}
	for w := range families {
		set[unmarked(w)] = true
	}
	return set
}()

// single tells whether run i is one letter.
func (x *scan) single(i int) bool {
	return utf8.RuneCountInString(text.NFC(x.word(i))) == 1
}

// initials gives where the letters with a dot between them end.
func (x *scan) initials(i int) int {
	for i++; i < len(x.toks) && x.toks[i].flags&isUpper != 0 && x.single(i) && strings.TrimRight(x.s[x.toks[i-1].to:x.toks[i].from], " ") == "."; {
		i++
	}
	return i
}

// digits gives where a number ends that is written in groups.
func (x *scan) digits(i int) int {
	between := func(i int) string { return x.s[x.toks[i-1].to:x.toks[i].from] }
	first := i + 1
	for i++; i < len(x.toks) && x.toks[i].flags&isDigits != 0 && slices.Contains([]string{" ", ".", "-"}, between(i)) && between(i) == between(first); {
		i++
	}
	return i
}

// callable tells whether some digits may be of a telephone or an identity card;
// in groups only where they begin as telephones do.
func (x *scan) callable(from, to int) bool {
	count := 0
	for _, t := range x.toks[from:to] {
		count += int(t.to - t.from)
	}
	at := int(x.toks[from].from)
	return count >= 9 && count <= 12 && (to == from+1 || x.s[at] == '0' || at > 0 && x.s[at-1] == '+')
}

// mails visits addresses of mail.
func mails(s string, doubt func(from, to int, why string)) {
	inside := func(c byte) bool {
		return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("._+-", c) >= 0
	}
	for at := 0; at < len(s); at++ {
		if s[at] != '@' {
			continue
		}
		from, to := at, at+1
		for from > 0 && inside(s[from-1]) {
			from--
		}
		for to < len(s) && inside(s[to]) {
			to++
		}
		if host := strings.TrimRight(s[at+1:to], "."); from < at && strings.Contains(host, ".") {
			doubt(from, at+1+len(host), "redact.doubt-mail")
		}
	}
}
