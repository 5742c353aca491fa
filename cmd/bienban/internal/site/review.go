package site

import (
	"bytes"
	"html/template"

	"bienban/cmd/bienban/internal/review"
)

// packView is one page of a pack: the first has the cover and the contents,
// the last what stands after the sheets.
type packView struct {
	Head               head
	Line, Organisation string
	AsOf, Partial, Not string
	Scope              string // what it is of, where that is not all units
	File               template.HTMLAttr
	First, Last        bool
	Pager              pager
	Year, Before       int
	Figures            []figureRow
	Contents           []contentsLine
	Below              []link
	Sheets             []sheetView
	Levels, UnitLevels []levelRow
	Quota              *quotaView
	Findings           []findingGroup
	After              []link // the parts behind the sheets
	Previous, Next     *link
}

type figureRow struct{ Name, Now, Before, Change, Formula string }

type contentsLine struct {
	Name, Role string
	Href       template.HTMLAttr
}

// packPage makes the n-th page of a pack.
func (s *Site) packPage(k *pack, n int) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		m := s.packer(k, p)
		last := k.pages()
		list := reviewAt(k.Year.Year, k.Unit.ID)
		v := packView{
			Head: s.head(p, s.say("review.title-pack", k.Unit.Name, k.Year.Year), s.upToReviews(p, k.Pack)...),
			Line: s.say("review.line", k.Unit.Name, k.Year.Year), File: href(p.to(list + ".xlsx")),
			First: n == 1, Last: n == last, Year: k.Year.Year, Before: k.Year.Year - 1,
			Pager: p.pagerBy(list, n, len(k.People), sheetsPerPage),
		}
		v.Head.UnitPage, v.Head.YearPage = reviewAt(k.Year.Year, "{unit}")+".html", reviewAt("{year}", k.Unit.ID)+".html"
		v.Previous, v.Next = s.yearsBeside(p, k.Year, func(y *review.Year) string { return packOf(y, k.Unit) })
		if v.First {
			m.cover(&v)
		}
		for _, who := range k.onPage(n) {
			sheet, err := m.sheet(who)
			if err != nil {
				return err
			}
			v.Sheets = append(v.Sheets, sheet)
		}
		if v.Last {
			m.after(&v)
		}
		return s.execute(b, "review", v)
	}
}

// cover adds what stands before the sheets.
func (m *packer) cover(v *packView) {
	if v.Organisation = m.Settings.Organisation; v.Organisation == m.Unit.Name {
		v.Organisation = "" // the title says it already
	}
	v.AsOf = m.say("site.as-of", m.day(m.AsOf))
	if m.partial(m.Year) {
		v.Partial = m.say("review.partial", m.Year.Year)
	}
	if m.NotCounted > 0 {
		v.Not = m.say("review.not-counted", m.NotCounted)
	}
	if m.incomplete() {
		v.Scope = m.say("site.of-shown-units")
	}
	v.Figures = m.figures()
	for i, who := range m.People {
		line := contentsLine{Name: who.Name, Href: href(m.toSheet(i))}
		if who.Role != "" {
			line.Role = m.word("role", who.Role)
		}
		v.Contents = append(v.Contents, line)
	}
	for _, b := range m.Below {
		v.Below = append(v.Below, link{b.Unit.Name, href(m.p.to(packAt(b))), m.say("review.size", len(b.People), len(b.Sittings))})
	}
	v.After = append(v.After, link{Text: m.say("review.levels-of", m.Year.Year), Href: href(m.p.place(m.afterAt("levels")))})
	if m.quota() != nil {
		v.After = append(v.After, link{Text: m.say("review.quota"), Href: href(m.p.place(m.afterAt("quota")))})
	}
	v.After = append(v.After, link{Text: m.say("review.findings"), Href: href(m.p.place(m.afterAt("findings")))})
}

// after adds what stands behind the sheets.
func (m *packer) after(v *packView) {
	v.Levels, v.UnitLevels, v.Quota, v.Findings = m.memberLevels(), m.unitLevels(), m.quota(), m.toLookAt()
}

// figures gives the headline figures beside those of the year before.
func (m *packer) figures() []figureRow {
	now, before := m.facts.of(m.Unit, m.Year.Year), m.facts.of(m.Unit, m.Year.Year-1)
	var out []figureRow
	for i, name := range reviewFigures {
		out = append(out, figureRow{
			Name: m.word("figure", name), Formula: m.word("formula", name),
			Now: m.shared(now[i]), Before: m.shared(before[i]), Change: m.change(now[i], before[i]),
		})
	}
	return out
}

// change gives by how many percentage points a rate differs from that of the
// year before, "" where one of the two is not known (as queries/year-change.sql).
func (s *Site) change(now, before share) string {
	if now.of == 0 || before.of == 0 {
		return ""
	}
	return s.signed(percent(percent(float64(now.n), float64(now.of))-percent(float64(before.n), float64(before.of)), 100), 1)
}
