package archive

import (
	"cmp"
	"slices"

	"bienban/cmd/bienban/internal/record"
)

// Part is one part that a person had in a sitting. There are a million of them
// in a large archive, so it is small.
type Part struct {
	In   *Session
	N    int32 // which review, talk, … of the sitting, from 0
	Kind PartKind
}

// PartKind tells in which of a sitting's lists N counts.
type PartKind uint8

// The parts that a person may have.
const (
	Reviewed PartKind = iota
	Talked
	Absent
	Promised // a shortcoming or a task
	Classified
	Remarked
	Voted // N counts through the rows of all votes
)

// Parts gives everybody's parts in sittings, by date and id of the sitting, in
// one sitting by kind.
func (a *Archive) Parts() map[string][]Part {
	out := map[string][]Part{}
	all := slices.Clone(a.Sessions)
	slices.SortStableFunc(all, func(a, b *Session) int { return cmp.Compare(a.Date, b.Date) })
	for _, s := range all {
		s.parts(func(r record.Ref, kind PartKind, n int) {
			if r.ID != "" {
				out[r.ID] = append(out[r.ID], Part{s, int32(n), kind})
			}
		})
	}
	return out
}

func (s *Session) parts(add func(r record.Ref, kind PartKind, n int)) {
	for i := range s.Reviews {
		add(s.Reviews[i].Member, Reviewed, i)
	}
	for i := range s.Talks {
		add(s.Talks[i].Member, Talked, i)
	}
	for i := range s.Absences {
		add(s.Absences[i].Member, Absent, i)
	}
	for i, it := range s.Items {
		add(it.Member, Promised, i)
	}
	for i := range s.Classifications {
		if c := &s.Classifications[i]; !c.OfUnit {
			add(c.Subject, Classified, i)
		}
	}
	for i := range s.Remarks {
		add(s.Remarks[i].Member, Remarked, i)
	}
	n := 0
	for i := range s.Confidence {
		for j := range s.Confidence[i].Results {
			add(s.Confidence[i].Results[j].Member, Voted, n)
			n++
		}
	}
}

// Vote gives the confidence vote and the row that a part counts to.
func (p Part) Vote() (*record.Confidence, *record.ConfidenceResult) {
	n := int(p.N)
	for i := range p.In.Confidence {
		c := &p.In.Confidence[i]
		if n < len(c.Results) {
			return c, &c.Results[n]
		}
		n -= len(c.Results)
	}
	return nil, nil
}
