package review

import (
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
)

// Sheet is all that a year's minutes and registers say of one person, in any
// unit, by date.
type Sheet struct {
	Person
	Postings   []*archive.Posting // rows that cover a day of the year, oldest first
	Attendance []Attendance       // of the units of those rows
	Elsewhere  []Absence          // listed where no row of the day is
	Reviews    []Review
	Talks      []Talk
	Tasks      []*archive.Item
	Earlier    []*archive.Item // of years before, not done when the year began
	Remarks    []Remark
	Votes      []Vote
	Levels     []Level
}

// Review is a turn at self-criticism, with the shortcomings it ended in.
type Review struct {
	Session *archive.Session
	*record.Review
	Items []*archive.Item
}

// Talk is an experience talk.
type Talk struct {
	Session *archive.Session
	*record.Talk
}

// Remark is a commendation or a reminder; N finds its words among the
// sitting's texts.
type Remark struct {
	Session *archive.Session
	*record.Remark
	N int
}

// Vote is a confidence vote with the person's row in it.
type Vote struct {
	Session *archive.Session
	*record.Confidence
	Row *record.ConfidenceResult
}

// Spoken counts the reviews at which the person spoke: the evidence that a
// classification rests on (SCHEMA.md, `evidence`).
func (s *Sheet) Spoken() int {
	n := 0
	for _, r := range s.Reviews {
		if r.Outcome == "spoke" {
			n++
		}
	}
	return n
}

// Shortcomings gives those that the year's reviews ended in.
func (s *Sheet) Shortcomings() []*archive.Item {
	var out []*archive.Item
	for _, r := range s.Reviews {
		out = append(out, r.Items...)
	}
	return out
}

// Sheet gathers a person's sheet.
func (x *Index) Sheet(who Person, y *Year) *Sheet {
	s := &Sheet{Person: who, Levels: x.Levels(who.ID, y.Year)}
	if m := x.Member(who.ID); m != nil {
		for _, p := range m.Rows {
			if y.covered(p.Member) {
				s.Postings = append(s.Postings, p)
			}
		}
	}
	s.attend(y)
	for _, p := range x.parts[who.ID] {
		if p.in.Date.Year() == y.Year {
			s.take(p)
		} else if it := p.earlier(y.Year); it != nil {
			s.Earlier = append(s.Earlier, it)
		}
	}
	return s
}

func (s *Sheet) take(p part) {
	in, n := p.in, int(p.n)
	switch p.kind {
	case reviewed:
		r := Review{Session: in, Review: &in.Reviews[n]}
		for _, it := range in.Items {
			if it.Kind == record.Shortcoming && it.Review == r.N {
				r.Items = append(r.Items, it)
			}
		}
		s.Reviews = append(s.Reviews, r)
	case talked:
		s.Talks = append(s.Talks, Talk{in, &in.Talks[n]})
	case promised:
		if it := in.Items[n]; it.Kind == record.Task {
			s.Tasks = append(s.Tasks, it)
		}
	case absent:
		if s.statusIn(in) == nil {
			s.Elsewhere = append(s.Elsewhere, Absence{in, &in.Absences[n]})
		}
	case remarked:
		s.Remarks = append(s.Remarks, Remark{in, &in.Remarks[n], n})
	case voted:
		c, row := vote(in, n)
		s.Votes = append(s.Votes, Vote{in, c, row})
	}
}

// earlier gives the item of a year before that was not done when the year
// began, or nil.
func (p part) earlier(year int) *archive.Item {
	if p.kind != promised || p.in.Date.Year() > year {
		return nil
	}
	it := p.in.Items[p.n]
	if it.Done != 0 && it.Done.Year() < year {
		return nil
	}
	return it
}

// Rests visits every sitting that a person's sheet is made from, but for those
// that only tell of attendance: the units of the register's rows have those.
func (x *Index) Rests(id string, y *Year, visit func(*archive.Session)) {
	for _, p := range x.parts[id] {
		if p.in.Date.Year() == y.Year || p.earlier(y.Year) != nil ||
			p.kind == classified && int(p.in.Classifications[p.n].Year) == y.Year {
			visit(p.in)
		}
	}
}
