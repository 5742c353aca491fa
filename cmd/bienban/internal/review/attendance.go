package review

import (
	"slices"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
)

// Attendance tells of the counted sittings of one unit, held in a year while
// the person had a row of its register: Held = Present + the absences +
// Exempt + those unknown.
type Attendance struct {
	Unit    *archive.Unit
	Held    int
	Present int // the minutes show it
	Exempt  int // held while the person was exempt, and neither seen nor listed
	Absent  []Absence
	Unknown []*archive.Session
}

// Absence is a line of a sitting's list of the absent.
type Absence struct {
	Session *archive.Session
	*record.Absence
}

// Postings gives a member's rows that cover a day of the year, oldest first.
func (y *Year) Postings(m *archive.Member) []*archive.Posting {
	var out []*archive.Posting
	for _, p := range m.Rows {
		if y.covered(p.Member) {
			out = append(out, p)
		}
	}
	return out
}

// Attendance looks at the sittings of every unit that a person has one of
// these rows in.
func (x *Index) Attendance(rows []*archive.Posting, y *Year) []Attendance {
	var out []Attendance
	for i, p := range rows {
		if slices.ContainsFunc(rows[:i], func(q *archive.Posting) bool { return q.Unit == p.Unit }) {
			continue
		}
		a := Attendance{Unit: p.Unit}
		if pack := y.of[p.Unit]; pack != nil {
			for _, in := range pack.Sittings {
				if row := rowIn(rows, in); row != nil {
					a.add(in, row, x.whole[in])
				}
			}
		}
		out = append(out, a)
	}
	return out
}

// rowIn gives the row in a sitting's unit on its day, or nil.
func rowIn(rows []*archive.Posting, in *archive.Session) *record.Member {
	for _, p := range rows {
		if p.Unit == in.Unit && p.Covers(in.Date) {
			return p.Member
		}
	}
	return nil
}

// add takes in a sitting; whole tells that its minutes list every absence.
func (a *Attendance) add(in *archive.Session, row *record.Member, whole bool) {
	a.Held++
	for i := range in.Absences {
		if in.Absences[i].Member.ID == row.ID {
			a.Absent = append(a.Absent, Absence{in, &in.Absences[i]})
			return
		}
	}
	switch {
	case whole && row.Status != "" && row.Status != "exempt", seen(in, row.ID):
		a.Present++
	case row.Status == "exempt":
		a.Exempt++
	default:
		a.Unknown = append(a.Unknown, in)
	}
}

// seen tells whether the minutes themselves show somebody at work: in the
// chair, taking the minutes, or speaking.
func seen(in *archive.Session, id string) bool {
	if in.Chair.ID == id || in.Secretary.ID == id || slices.Contains(in.Speakers, id) {
		return true
	}
	for i := range in.Reviews {
		if in.Reviews[i].Member.ID == id && in.Reviews[i].Outcome == "spoke" {
			return true
		}
	}
	for i := range in.Talks {
		if in.Talks[i].Member.ID == id {
			return true
		}
	}
	return false
}

// everyAbsenceListed tells whether a member of the roll who is not listed
// absent was there. Minutes name only the absent, so it takes all of this: the
// numbers add up (SCHEMA.md, `roll-adds-up`), nobody is away elsewhere or on
// special duty without being named, and the roll is as long as the register.
func everyAbsenceListed(in *archive.Session) bool {
	expected, ok := in.Expected()
	if !ok || !in.Present.Known {
		return false
	}
	special := int32(0)
	for i := range in.Absences {
		if in.Absences[i].Special {
			special++
		}
	}
	return in.Present.N+int32(len(in.Absences)) == expected+special &&
		in.Away.N == 0 && in.SpecialDuty.N == special &&
		int(in.Official.N+in.Probationary.N) == enrolled(in)
}

// enrolled counts who has a row of the register in the sitting's unit that day;
// nobody has two, since a person's rows do not overlap within a unit.
func enrolled(in *archive.Session) int {
	n := 0
	for _, r := range in.Unit.Roster {
		if r.Covers(in.Date) {
			n++
		}
	}
	return n
}
