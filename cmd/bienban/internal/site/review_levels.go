package site

import (
	"html/template"
	"math"
	"strconv"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/review"
	"bienban/cmd/bienban/internal/text"
)

// levelRow is one record's row about a person or a unit.
type levelRow struct {
	Name              string
	Href              template.HTMLAttr // of the name
	Self, Level, Vote string
	Current           bool
	Date              template.HTML // where it is minuted
	Unit              string        // whose record
	None              bool          // nobody classified
	Rows              int           // of the name, on the first of them
}

// levelRows shows the rows of one subject, in the order of their records.
func (m *packer) levelRows(all []review.Level) []levelRow {
	var out []levelRow
	for _, l := range all {
		out = append(out, levelRow{
			Self: m.levelName(l.Row.SelfLevel), Level: m.levelName(l.Row.Level), Vote: m.voted(l.Row.Vote),
			Current: l.Current, Date: m.dateOf(l.Session, l.Row.Anchor), Unit: l.Session.Unit.Name,
		})
	}
	return out
}

// levelName writes a level with its abbreviation, "" where none is said.
func (s *Site) levelName(level string) string {
	if level == "" {
		return ""
	}
	return level + ": " + s.word("level", level)
}

// memberLevels is the table of all people, and of those whom the unit
// classified besides.
func (m *packer) memberLevels() []levelRow {
	var out []levelRow
	for i, who := range m.People {
		rows := m.subjectRows(who.Name, m.reviews.Levels(who.ID, m.Year.Year))
		rows[0].Href = href(m.toSheet(i))
		out = append(out, rows...)
	}
	for _, who := range m.reviews.Others(m.Pack) {
		rows := m.subjectRows(who.Name+" ("+m.say("review.not-listed")+")", m.reviews.Levels(who.ID, m.Year.Year))
		if l := m.member(m.p, who.ID, ""); l != nil {
			rows[0].Href = l.Href
		}
		out = append(out, rows...)
	}
	return out
}

// unitLevels is the table of the unit itself and those directly below it.
func (m *packer) unitLevels() []levelRow {
	var out []levelRow
	for i, k := range append([]*review.Pack{m.pack.Pack}, m.Below...) {
		all := m.reviews.UnitLevels(k.Unit, m.Year.Year)
		if i > 0 && len(all) == 0 {
			continue
		}
		rows := m.subjectRows(k.Unit.Name, all)
		rows[0].Href = href(m.p.to(unitAt(k.Unit.ID)))
		out = append(out, rows...)
	}
	return out
}

// subjectRows gives a subject's rows, at least one.
func (m *packer) subjectRows(name string, all []review.Level) []levelRow {
	rows := m.levelRows(all)
	if len(rows) == 0 {
		rows = []levelRow{{None: true}}
	}
	rows[0].Name, rows[0].Rows = name, len(rows)
	return rows
}

// toSheet leads to the i-th person's sheet, which may be on another page.
func (m *packer) toSheet(i int) string {
	return m.p.place(m.address(i) + "#" + address.Anchor("m-", m.People[i].ID))
}

// afterAt gives the address of a part that stands behind the sheets.
func (m *packer) afterAt(part string) string {
	return m.address(max(0, len(m.People)-1)) + "#" + part
}

// quotaView is the arithmetic of the quota, or where it is reckoned.
type quotaView struct {
	Counts        []string
	Share         string
	Threshold     string // the day of whose threshold it is
	HTT, HTXS     int
	Allowed, Over int
	None          bool // nobody classified
	Elsewhere     []link
}

// quota writes out how many may be excellent, by the threshold of the year's
// last day.
func (m *packer) quota() *quotaView {
	if !review.OfQuota(m.Unit) {
		v := &quotaView{}
		for _, u := range m.QuotaUnits() {
			v.Elsewhere = append(v.Elsewhere, link{Text: u.Name, Href: href(m.p.to(packOf(m.Year, u)) + "#quota")})
		}
		if v.Elsewhere == nil {
			return nil
		}
		return v
	}
	mix := m.Mix()
	if mix == nil {
		return &quotaView{None: true}
	}
	limit := m.quotaShare()
	allowed := mix.Allowed(limit)
	return &quotaView{
		Counts: []string{strconv.Itoa(mix.HTXS), strconv.Itoa(mix.HTT), strconv.Itoa(mix.HT), strconv.Itoa(mix.KHT)},
		Share:  m.quotaText(limit), Threshold: m.day(lastDay(m.Year.Year)), HTT: mix.HTT, HTXS: mix.HTXS, Allowed: allowed, Over: max(0, mix.HTXS-allowed),
	}
}

// quotaShare gives the threshold of the year's last day.
func (m *packer) quotaShare() float64 {
	limit, _ := m.thresholdOn("excellent_quota", lastDay(m.Year.Year)) // it has a default
	return limit
}

// quotaText writes a share with at least two decimals.
func (s *Site) quotaText(share float64) string {
	if hundredths := math.Round(share * 100); math.Abs(share*100-hundredths) < 1e-9 {
		return s.comma(strconv.FormatFloat(share, 'f', 2, 64))
	}
	return s.comma(strconv.FormatFloat(share, 'f', -1, 64))
}

// lastDay gives 31 December.
func lastDay(year int) text.Date { return text.Date(year*10000 + 1231) }
