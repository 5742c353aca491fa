package site

import (
	"bytes"
	"slices"

	"bienban/cmd/bienban/internal/review"
	"bienban/cmd/bienban/internal/sheet"
)

// bookTab is one sheet of a pack's workbook: its name, its columns with their
// widths, and what gives its rows of one person, or of the whole pack.
type bookTab struct {
	name   string
	heads  []string
	widths []int
	person func(*packer, *review.Sheet) ([][]any, error)
	whole  func(*packer) [][]any
	needs  []string // sections, of which one must be shown; none: all is
}

// bookTabs are the sheets of a pack's workbook, in their order.
func (s *Site) bookTabs() []bookTab {
	say := s.say
	remarks := []string{"commendations", "reminders"}
	who, unit, date, what, note := say("site.member"), say("site.unit"), say("site.date"), say("site.item"), say("review.note")
	tabs := []bookTab{
		{name: say("review.tab-cover"), widths: []int{34, 24, 24, 18, 90}, whole: (*packer).bookCover,
			heads: []string{say("site.figure"), say("review.this-year"), say("review.year-before"), say("review.change"), say("site.formula")}},
		{name: say("site.members"), widths: []int{26, 14, 14, 30, 10, 10, 10, 10, 10, 10, 10, 34}, person: (*packer).bookMember,
			heads: []string{who, say("site.role"), say("site.rank"), say("site.post"), say("site.reviews"), say("review.spoken"), say("review.shortcomings"),
				say("site.overdue"), say("review.tasks"), say("site.talks"), say("site.sheet-remarks"), say("review.current")}},
		{name: say("site.sheet-attendance"), widths: []int{26, 34, 9, 9, 9, 9, 9, 9, 9, 9}, person: (*packer).bookAttendance,
			heads: []string{who, unit, say("review.held"), say("site.present"), say("review.excused"), say("review.unexcused"), say("review.special"),
				say("review.unsaid"), say("review.exempt"), say("review.unknown")}},
		{name: say("review.tab-absences"), widths: []int{26, 34, 12, 14, 40, 14}, person: (*packer).bookAbsences,
			heads: []string{who, unit, date, say("site.state"), say("review.reason"), say("site.minutes")}},
		{name: say("review.tab-turns"), widths: []int{26, 34, 12, 12, 12, 24, 12, 12, 18, 60, 60, 30, 24, 14}, person: (*packer).bookTurns,
			heads: []string{who, unit, date, say("site.designated"), say("review.briefed"), say("review.briefed-by"), say("review.notebook"), say("review.notebook-due"),
				say("review.outcome"), say("review.conclusion"), say("review.strengths"), say("site.missing"), say("site.vote"), say("site.minutes")}},
		{name: say("review.tab-shortcomings"), widths: promiseWidths, heads: s.promiseHeads(), person: (*packer).bookShortcomings},
		{name: say("review.tasks"), widths: promiseWidths, heads: s.promiseHeads(), person: (*packer).bookTasks},
		{name: say("site.talks"), widths: []int{26, 34, 12, 60, 14}, person: (*packer).bookTalks, needs: []string{"experience talk"},
			heads: []string{who, unit, date, what, say("site.minutes")}},
		{name: say("site.sheet-remarks"), widths: []int{26, 34, 12, 14, 60, 14}, person: (*packer).bookRemarks, needs: remarks,
			heads: []string{who, unit, date, say("site.kind"), what, say("site.minutes")}},
		{name: say("review.tab-votes"), widths: []int{26, 34, 12, 14, 30, 9, 9, 9, 9, 9, 34, 14}, person: (*packer).bookVotes, needs: []string{"confidence vote"},
			heads: []string{who, unit, date, say("site.kind"), say("site.post"), say("review.high"), say("review.medium"), say("review.low"), say("review.invalid"),
				say("review.returned"), say("review.register"), say("site.minutes")}},
		{name: say("review.levels"), widths: []int{34, 34, 34, 24, 34, 12, 14}, whole: (*packer).bookLevels,
			heads: []string{say("review.subject"), say("review.self"), say("review.level"), say("site.vote"), say("review.record"), say("review.current"), say("site.minutes")}},
		{name: say("review.tab-quota"), widths: []int{40, 20}, whole: (*packer).bookQuota, heads: []string{what, say("site.value")}},
		{name: say("review.tab-findings"), widths: []int{40, 30, 70, 40, 14}, whole: (*packer).bookFindings,
			heads: []string{say("review.find"), who, what, note, say("site.minutes")}},
	}
	return slices.DeleteFunc(tabs, func(t bookTab) bool { return t.needs != nil && !slices.ContainsFunc(t.needs, s.For.Shows) })
}

// reviewBook makes the frame that all packs' workbooks share.
func (s *Site) reviewBook() (*sheet.Frame, error) {
	var tabs []sheet.Tab
	for _, t := range s.bookTabs() {
		tab := sheet.Tab{Name: t.name}
		for i, h := range t.heads {
			tab.Heads = append(tab.Heads, sheet.Head{Text: h, Width: t.widths[i]})
		}
		tabs = append(tabs, tab)
	}
	return sheet.NewFrame(tabs)
}

// packBook makes a pack's workbook.
func (s *Site) packBook(k *pack) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		m := s.packer(k, p)
		tabs := s.bookTabs()
		rows := make([][][]any, len(tabs))
		for _, who := range k.People {
			one := m.sheetOf(who)
			for i, t := range tabs {
				if t.person == nil {
					continue
				}
				more, err := t.person(m, one)
				if err != nil {
					return err
				}
				rows[i] = append(rows[i], more...)
			}
		}
		for i, t := range tabs {
			if t.whole != nil {
				rows[i] = t.whole(m)
			}
		}
		return s.book.Write(b, rows)
	}
}
