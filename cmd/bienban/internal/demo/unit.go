package demo

import "bienban/cmd/bienban/internal/text"

// unit is one row of units.csv and all that happens in it.
type unit struct {
	id, name   string
	kind       string // FORMAT.md's English name
	parent     *unit
	children   []*unit
	from, to   text.Date
	formerID   string // before renamed, if it was
	formerName string
	renamed    text.Date

	seats string // the section of seats.txt a cell is made of
	crew  string // what its soldiers are: đại đội, kho, …
	size  int    // members

	rows     []*row
	sittings []*sitting
}

// isCommittee tells whether committee members sit here, not a cell's members.
func (u *unit) isCommittee() bool {
	return u.kind == "higher" || u.kind == "grassroots" || u.kind == "section"
}

// isCell tells whether the unit holds monthly sittings.
func (u *unit) isCell() bool { return u.kind == "cell" || u.kind == "grassroots-cell" }

// exists tells whether the unit is there on a day.
func (u *unit) exists(d text.Date) bool {
	return (u.from == 0 || u.from <= d) && (u.to == 0 || d <= u.to)
}

// body gives what the organisation calls itself in its minutes.
func (u *unit) body() string {
	if u.isCommittee() {
		return "đảng ủy"
	}
	return "chi bộ"
}

// roll gives the register's rows of the unit on a day.
func (u *unit) roll(d text.Date) []*row {
	var out []*row
	for _, r := range u.rows {
		if r.covers(d) {
			out = append(out, r)
		}
	}
	return out
}

// below appends the unit and all units under it.
func (u *unit) below(out []*unit) []*unit {
	out = append(out, u)
	for _, c := range u.children {
		out = c.below(out)
	}
	return out
}
