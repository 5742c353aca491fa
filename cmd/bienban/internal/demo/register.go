package demo

import (
	"fmt"
	"strings"

	"bienban/cmd/bienban/internal/text"
)

// table is a register being written; every cell is text.
type table struct{ strings.Builder }

func (t *table) row(cells ...string) {
	for i, s := range cells {
		if i > 0 {
			t.WriteByte(',')
		}
		if strings.ContainsAny(s, `,"`) {
			s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
		}
		t.WriteString(s)
	}
	t.WriteByte('\n')
}

// registers gives the five CSV files by name.
func (v *division) registers(d dice) map[string]string {
	return map[string]string{
		"units.csv":       v.unitsTable(),
		"members.csv":     v.membersTable(),
		"rules.csv":       rulesTable,
		"awards.csv":      v.awardsTable(d),
		"inspections.csv": v.inspectionsTable(d),
	}
}

// rulesTable has the change that came with the guidance of 28 October 2025.
const rulesTable = `rule,value,from
lead_days_min,3,
lead_days_max,5,
designees_min,1,
designees_max,2,
designees_max_large,3,
large_cell_from,15,
talks,1,
min_minutes,90,2018-07-06
attendance_good,0.85,2018-07-06
attendance_good,0.90,2025-10-28
excellent_quota,0.20,2019-10-18
study_target,1.00,
formalism_similarity,0.80,
`

func (v *division) unitsTable() string {
	var t table
	t.row("id", "name", "kind", "parent", "from", "to", "aliases")
	for _, u := range v.units {
		parent, aliases := "", ""
		if u.parent != nil {
			parent = u.parent.id
		}
		if u.formerID != "" {
			aliases = u.formerID + "|" + u.formerName
		}
		t.row(u.id, u.name, text.UnitKinds.Vietnamese(u.kind), parent, u.from.String(), u.to.String(), aliases)
	}
	return t.String()
}

func (v *division) membersTable() string {
	var t table
	t.row("id", "name", "unit", "status", "rank", "post", "role", "leading", "from", "to")
	for _, u := range v.units {
		for _, r := range u.rows {
			leading := "no"
			if r.leading {
				leading = "yes"
			}
			t.row(r.who.id, r.who.name, u.id, text.MemberStatuses.Vietnamese(r.status), r.rank, r.post,
				text.MemberRoles.Vietnamese(r.role), text.YesNo.Vietnamese(leading), r.from.String(), r.to.String())
		}
	}
	return t.String()
}

// awardsTable gives a few units an award each year that has ended.
func (v *division) awardsTable(d dice) string {
	var t table
	t.row("year", "unit", "name", "by")
	for year := v.first.Year(); year <= v.last.Year(); year++ {
		for _, u := range v.units {
			if u.kind != "group" && u.exists(text.Date(year*10000+1231)) && d.chance(45) {
				t.row(fmt.Sprint(year), u.id, pick(d, v.book.lists["giải thưởng"]), pick(d, v.book.lists["cơ quan tặng"]))
			}
		}
	}
	return t.String()
}

// inspectionsTable lets those above visit each organisation of the division
// about twice a year, and some cells.
func (v *division) inspectionsTable(d dice) string {
	var t table
	t.row("date", "unit", "by", "findings")
	days := v.last.Sub(v.first)
	for _, u := range v.units {
		n := v.Months / 24
		switch u.kind {
		case "grassroots", "grassroots-cell":
			n = (v.Months + 5) / 6
		case "higher", "group":
			n = 0
		}
		for range n {
			day := v.first.AddDays(d.between(0, days))
			if u.exists(day) {
				s := &scene{d: d, date: day}
				t.row(day.String(), u.id, pick(d, v.book.lists["cơ quan kiểm tra"]), s.phrase(v.book.groups["thanh tra"]))
			}
		}
	}
	return t.String()
}
