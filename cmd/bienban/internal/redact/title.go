package redact

import (
	"strings"

	"bienban/cmd/bienban/internal/text"
)

// titles stand before a given name alone. Those of one run are known as written
// only, since `ba` and `anh` are other words as well.
var titles = wordSet(`
đ/c | đ.c | đồng chí | comrade | đc | ông | bà | anh | chị
thiếu úy | trung úy | thượng úy | đại úy | thiếu tá | trung tá | thượng tá | đại tá
thiếu tướng | trung tướng | thượng tướng | đại tướng | hạ sĩ | trung sĩ | thượng sĩ`)

// titleEnds are what titles end with, to tell quickly that there is none.
var titleEnds = func() map[uint64]bool {
	ends := map[uint64]bool{}
	var x scan
	for t := range titles {
		x.read(t)
		ends[x.toks[len(x.toks)-1].hash] = true
	}
	return ends
}()

// posts are words that begin like a given name: behind a title, `Trung đội
// trưởng` names no Trung. Only such as no verb can make of a name are here:
// `Trung thực hiện` does.
var posts = wordSet(`
đại đội | đại đoàn | đại úy | đại tá | đại tướng | trung đội | trung đoàn | trung úy | trung tá | trung tướng | trung sĩ | trung ương
thượng úy | thượng tá | thượng tướng | thượng sĩ | thiếu úy | thiếu tá | thiếu tướng | hạ sĩ | binh nhất | binh nhì
chính trị | chính ủy | thanh niên | thủ trưởng | trưởng ban | trưởng phòng | trưởng tiểu | quân y | quân nhu | quân khí`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.SplitSeq(strings.ReplaceAll(words, "\n", "|"), "|") {
		if w = text.AsWritten(w); w != "" {
			set[w] = true
		}
		if strings.Contains(w, " ") || strings.Contains(w, "/") {
			set[unmarked(w)] = true
		}
	}
	return set
}

// unmarked gives words as they are written without marks.
func unmarked(s string) string { return strings.ReplaceAll(text.Fold(s), "-", " ") }

// titled tells whether a title stands before run i.
func (x *scan) titled(i int) bool {
	if i == 0 || !titleEnds[x.toks[i-1].hash] {
		return false
	}
	between := x.s[x.toks[i-1].to:x.toks[i].from]
	if between != " " && strings.Trim(between, " \t\n\u00a0.:@") != "" && (!x.path || x.gap(i-1) != inAddress) {
		return false
	}
	last := x.word(i - 1)
	if titles[text.AsWritten(last)] || x.path && strings.EqualFold(last, "dc") {
		return true
	}
	if i == 1 {
		return false
	}
	title := x.s[x.toks[i-2].from:x.toks[i-1].to]
	return titles[text.AsWritten(title)] || x.path && titles[unmarked(title)]
}

// listed tells whether run i goes on a list of names behind a title.
func (x *scan) listed(i int) bool {
	if x.chain < 0 || x.chain > i {
		return false
	}
	between := x.s[x.toks[x.chain-1].to:x.toks[i].from]
	if len(between) > 16 {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(text.NFC(between))) {
	case ",", ";", "và", ", và", "va", "and", "&", "/":
		return true
	}
	return false
}

// begins tells whether run i begins one of some words of two syllables.
func (x *scan) begins(i int, words map[string]bool) bool {
	return i+1 < len(x.toks) && (x.gap(i) == inProse || x.path && x.gap(i) == inAddress) && words[text.AsWritten(x.word(i))+" "+text.AsWritten(x.word(i+1))]
}
