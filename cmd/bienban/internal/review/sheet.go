package review

import (
	"iter"

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
		s.Postings = y.Postings(m)
	}
	s.Attendance = x.Attendance(s.Postings, y)
	for p := range x.counted(who.ID) {
		if p.In.Date.Year() == y.Year {
			s.take(p)
		} else if it := earlier(p, y.Year); it != nil {
			s.Earlier = append(s.Earlier, it)
		}
	}
	return s
}

// counted visits a person's parts in counted sittings.
func (x *Index) counted(id string) iter.Seq[archive.Part] {
	return func(yield func(archive.Part) bool) {
		for _, p := range x.parts[id] {
			if p.In.Counted && !yield(p) {
				return
			}
		}
	}
}

func (s *Sheet) take(p archive.Part) {
	in, n := p.In, int(p.N)
	switch p.Kind {
	case archive.Reviewed:
		r := Review{Session: in, Review: &in.Reviews[n]}
		for _, it := range in.Items {
			if it.Kind == record.Shortcoming && it.Review == r.N {
				r.Items = append(r.Items, it)
			}
		}
		s.Reviews = append(s.Reviews, r)
	case archive.Talked:
		s.Talks = append(s.Talks, Talk{in, &in.Talks[n]})
	case archive.Promised:
		if it := in.Items[n]; it.Kind == record.Task {
			s.Tasks = append(s.Tasks, it)
		}
	case archive.Absent:
		if rowIn(s.Postings, in) == nil {
			s.Elsewhere = append(s.Elsewhere, Absence{in, &in.Absences[n]})
		}
	case archive.Remarked:
		s.Remarks = append(s.Remarks, Remark{in, &in.Remarks[n], n})
	case archive.Voted:
		c, row := p.Vote()
		s.Votes = append(s.Votes, Vote{in, c, row})
	}
}

// earlier gives the item of a year before that was not done when the year
// began, or nil.
func earlier(p archive.Part, year int) *archive.Item {
	if p.Kind != archive.Promised || p.In.Date.Year() > year {
		return nil
	}
	it := p.In.Items[p.N]
	if it.Done != 0 && it.Done.Year() < year {
		return nil
	}
	return it
}

// Rests visits every sitting that a person's sheet is made from, but for those
// that only tell of attendance: the units of the register's rows have those.
func (x *Index) Rests(id string, y *Year, visit func(*archive.Session)) {
	for p := range x.counted(id) {
		if p.In.Date.Year() == y.Year || earlier(p, y.Year) != nil ||
			p.Kind == archive.Classified && int(p.In.Classifications[p.N].Year) == y.Year {
			visit(p.In)
		}
	}
}
