package site

import (
	"strings"

	"bienban/cmd/bienban/internal/review"
	"bienban/cmd/bienban/internal/sheet"
)

func (m *packer) bookRemarks(s *review.Sheet) ([][]any, error) {
	var out [][]any
	for _, r := range s.Remarks {
		t, err := m.words(r.Session)
		if err != nil {
			return nil, err
		}
		out = append(out, []any{s.Name, r.Session.Unit.Name, dayCell(r.Session.Date), m.word("remark-kind", r.Kind), t.Remarks[r.N], m.placeCell(r.Session, r.Anchor)})
	}
	return out, nil
}

func (m *packer) bookVotes(s *review.Sheet) ([][]any, error) {
	var out [][]any
	for _, v := range s.Votes {
		kind := ""
		if v.Type != "" {
			kind = m.word("confidence-type", v.Type)
		}
		out = append(out, []any{s.Name, v.Session.Unit.Name, dayCell(v.Session.Date), kind, v.Row.Post, countCell(v.Row.High), countCell(v.Row.Medium),
			countCell(v.Row.Low), countCell(v.Row.Invalid), countCell(v.Returned), m.registered(v), m.placeCell(v.Session, v.Anchor)})
	}
	return out, nil
}

// bookCover says what the workbook is of, above the figures.
func (m *packer) bookCover() [][]any {
	rows := [][]any{
		{m.say("review.title-pack", m.Unit.Name, m.Year.Year)}, {m.Settings.Organisation}, {m.say("site.as-of", m.day(m.AsOf))}, {m.say("review.about")},
	}
	if m.reduced() {
		rows = append(rows, []any{m.forWhom()})
	}
	if m.incomplete() {
		rows = append(rows, []any{m.say("site.of-shown-units")})
	}
	if m.partial(m.Year) {
		rows = append(rows, []any{m.say("review.partial", m.Year.Year)})
	}
	if m.NotCounted > 0 {
		rows = append(rows, []any{m.say("review.not-counted", m.NotCounted)})
	}
	for _, f := range m.figures() {
		rows = append(rows, []any{f.Name, f.Now, f.Before, f.Change, f.Formula})
	}
	return rows
}

func (m *packer) bookLevels() [][]any {
	var out [][]any
	add := func(name string, all []review.Level) {
		for _, l := range all {
			now := ""
			if l.Current {
				now = m.say("site.yes")
			}
			out = append(out, []any{name, m.levelName(l.Row.SelfLevel), m.levelName(l.Row.Level), m.voted(l.Row.Vote), l.Session.Unit.Name, now, m.placeCell(l.Session, l.Row.Anchor)})
		}
		if len(all) == 0 {
			out = append(out, []any{name, nil, m.say("review.none-levels")})
		}
	}
	for _, who := range m.everyone() {
		add(who.Name, m.reviews.Levels(who.ID, m.Year.Year))
	}
	for _, k := range append([]*review.Pack{m.Pack}, m.Below...) {
		if all := m.reviews.UnitLevels(k.Unit, m.Year.Year); k == m.Pack || len(all) > 0 {
			add(k.Unit.Name, all)
		}
	}
	return out
}

func (m *packer) bookQuota() [][]any {
	q := m.quota()
	switch {
	case q == nil:
		return [][]any{{m.say("review.quota-none")}}
	case q.None:
		return [][]any{{m.say("review.quota-nobody")}}
	case q.Counts == nil:
		rows := [][]any{{m.say("review.quota-where")}}
		for _, u := range m.QuotaUnits() {
			rows = append(rows, []any{sheet.Link{Text: u.Name, Href: m.p.to(packOf(m.Year, u)) + "#quota"}})
		}
		return rows
	}
	mix := m.Mix()
	return [][]any{
		{m.levelName("HTXS"), mix.HTXS}, {m.levelName("HTT"), mix.HTT}, {m.levelName("HT"), mix.HT}, {m.levelName("KHT"), mix.KHT},
		{m.say("site.threshold"), q.Share}, {m.say("review.quota-allowed"), q.Allowed}, {m.say("review.quota-over"), q.Over},
	}
}

// bookFindings lists what is to be looked at again.
func (m *packer) bookFindings() [][]any {
	var out [][]any
	for _, g := range m.toLookAt() {
		for _, f := range g.Lines {
			var to any
			if f.Href != "" {
				to = sheet.Link{Text: m.say("review.see"), Href: f.Href}
			}
			out = append(out, []any{g.Title, f.Who, f.What, strings.TrimSpace(f.Note), to})
		}
	}
	return out
}
