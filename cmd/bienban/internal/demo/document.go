package demo

import (
	"fmt"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/text"
)

// document is a directive, guidance or regulation.
type document struct {
	id, kind, number, issuer, title, implements, replaces string
	issued                                                text.Date
	reviewed                                              []text.Date
	about                                                 *theme
}

// issue chooses the archive's documents and their days: eight, and one more
// for each year beyond the fourth, the first a few weeks before the archive.
func (v *division) issue(d dice) error {
	lines := v.book.lists["danh mục"]
	n := min(len(lines), 8+max(0, v.Months/12-4))
	days := v.last.Sub(v.first)
	for i, line := range lines[:n] {
		f := strings.Split(line, "|")
		for j := range f {
			f[j] = strings.TrimSpace(f[j])
		}
		about := slices.IndexFunc(v.book.themes, func(t *theme) bool { return t.field == f[7] })
		if about < 0 {
			return fmt.Errorf("documents.txt: %s: no such theme", line)
		}
		doc := &document{
			id: f[0], kind: f[1], number: fmt.Sprintf("%d-%s", d.between(11, 489), f[2]),
			issuer: f[3], title: f[4], implements: f[5], replaces: f[6],
			issued: v.first.AddDays(days*i*9/(n*10) - d.between(5, 40)), about: v.book.themes[about],
		}
		for day := doc.issued.AddDays(d.between(300, 500)); day < v.last; day = day.AddDays(d.between(330, 560)) {
			doc.reviewed = append(doc.reviewed, day)
		}
		v.documents = append(v.documents, doc)
	}
	return nil
}

// page gives the file of a document.
func (doc *document) page(v *division, d dice) []byte {
	s := &scene{d: d, date: doc.issued, body: "đảng ủy", crew: "đơn vị", names: []string{doc.issuer}}
	b := &page{}
	b.add("---\ntiêu đề: ", doc.title, "\nsố: ", doc.number, "\nloại: ", doc.kind, "\ncơ quan ban hành: ", doc.issuer)
	b.add("\nngày ban hành: ", doc.issued.String(), "\nđơn vị: ", v.units[0].id, "\n")
	if doc.implements != "" {
		b.add("cụ thể hóa: ", doc.implements, "\n")
	}
	if doc.replaces != "" {
		b.add("thay thế: ", doc.replaces, "\n")
	}
	if len(doc.reviewed) > 0 {
		b.add("rà soát:\n")
		for _, day := range doc.reviewed {
			b.add("  - ", day.String(), "\n")
		}
	}
	b.add("thẻ: [", strings.ToLower(strings.ReplaceAll(doc.about.field, ",", "")), "]\n---\n\n# ", doc.title, "\n")
	other := pick(d, v.book.themes)
	for i, heading := range v.book.lists["đề mục văn bản"] {
		b.add("\n## ", heading, "\n\n")
		switch i {
		case 0:
			b.say(s, v.book.groups["mục đích"], 3)
			b.add("\n")
		case 1:
			b.list(s, doc.about.aim, 3)
			b.list(s, other.aim, 2)
		case 2:
			b.say(s, doc.about.experience, 1)
			b.say(s, pick(d, v.book.themes).report, 2)
			b.say(s, pick(d, v.book.themes).aim, 2)
			b.add("\n")
		default:
			b.say(s, v.book.groups["tổ chức thực hiện"], 4)
			b.add("\n")
		}
	}
	return b.b
}
