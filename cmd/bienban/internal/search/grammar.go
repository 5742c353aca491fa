package search

import (
	"strings"

	"bienban/cmd/bienban/internal/text"
)

// Grammar has the words of a query's filters: how they are spelled, folded,
// and what they stand for. The manifest of an index carries it to the script.
type Grammar struct {
	// Names leads from a filter's spelling to its English name.
	Names map[string]string `json:"names"`
	// Values leads, for filters whose values are known, from a value's spelling
	// to its English name, folded. What stands for several has a space between.
	Values map[string]map[string]string `json:"values"`
}

// NewGrammar gives the words that the program knows: those of the site's
// pages, and all that minutes and documents may say.
func NewGrammar() *Grammar {
	kinds := spelled(kindWords)
	for _, v := range []*text.Vocabulary{text.SessionKinds, text.DocumentKinds} {
		for _, s := range v.Spellings() {
			kind, _ := v.Find(s)
			addSpelling(kinds, s, text.Fold(kind))
		}
	}
	return &Grammar{
		Names:  spelled(filterWords),
		Values: map[string]map[string]string{"kind": kinds, "state": spelled(stateWords), "sort": spelled(orderWords)},
	}
}

// The words of filters, a line for each meaning: `name | spelling | …`. A name
// is a spelling too, unless it is several, parted by commas.
const (
	filterWords = `
unit | đơn vị | tổ chức | chi bộ
year | năm
kind | loại
member | đảng viên | đồng chí | người
state | trạng thái | tình trạng | kết quả
from | từ | từ ngày
to | đến | đến ngày
sort | thứ tự | sắp xếp`

	kindWords = `
session | sitting | biên bản | buổi sinh hoạt | sinh hoạt
item | việc
shortcoming | khuyết điểm
task | nhiệm vụ
document | văn kiện | văn bản
unit | tổ chức | tổ chức đảng | đơn vị
member | đảng viên | đồng chí
page | trang
confidence | lấy phiếu tín nhiệm | confidence vote
other | văn kiện khác`

	stateWords = `
done on time | xong đúng hạn | đúng hạn
done late | xong quá hạn | xong muộn
overdue | quá hạn
open | còn hạn
done on time, done late | done | xong | đã xong
open, overdue | not done | chưa xong`

	orderWords = `
date | ngày
relevance | liên quan | độ liên quan`
)

func spelled(table string) map[string]string {
	words := map[string]string{}
	for line := range strings.SplitSeq(strings.TrimSpace(table), "\n") {
		name, others, _ := strings.Cut(line, " | ")
		names := strings.Split(name, ", ")
		for i, n := range names {
			names[i] = text.Fold(n)
		}
		meaning := strings.Join(names, " ")
		if len(names) == 1 {
			addSpelling(words, name, meaning)
		}
		for s := range strings.SplitSeq(others, " | ") {
			addSpelling(words, s, meaning)
		}
	}
	return words
}

// addSpelling adds a spelling with and without its hyphens: don-vi, donvi.
func addSpelling(words map[string]string, spelled, meaning string) {
	folded := text.Fold(spelled)
	words[folded] = meaning
	words[strings.ReplaceAll(folded, "-", "")] = meaning
}
