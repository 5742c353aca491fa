package site

import (
	"cmp"
	"slices"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
)

// maxFormer is how many of those who left a unit its page shows, the last
// first.
const maxFormer = 20

// roster lists who has a row in this very unit, those of today first, by given
// name.
func (s *Site) roster(p *page, u *archive.Unit, v *unitView) {
	rows := slices.Clone(u.Roster)
	now := 0
	for _, r := range rows {
		if r.Covers(s.AsOf) {
			now++
		}
	}
	v.RosterCaption = s.say("site.roster-count", now, s.day(s.AsOf))
	if len(u.Children) > 0 {
		v.RosterCaption = s.say("site.roster-own", now, s.day(s.AsOf))
	}
	slices.SortStableFunc(rows, func(a, b *record.Member) int {
		if a.Covers(s.AsOf) != b.Covers(s.AsOf) {
			if a.Covers(s.AsOf) {
				return -1
			}
			return 1
		}
		if !a.Covers(s.AsOf) && a.To != b.To {
			return cmp.Compare(uint32(b.To-1), uint32(a.To-1)) // whose end is open comes before all others
		}
		return cmp.Compare(s.nameOrder[a.ID], s.nameOrder[b.ID])
	})
	if left := len(rows) - now - maxFormer; left > 0 {
		rows = rows[:now+maxFormer]
		if v.Former = (&link{Text: s.say("site.former-more", left)}); s.tabled("members") {
			v.Former.Href = href(p.to(dataAt("members", "html")))
		}
	}
	for _, r := range rows {
		row := s.posting(r)
		row.Name, row.Href = r.Name, href(p.to(memberAt(r.ID)))
		v.Roster = append(v.Roster, row)
	}
}
