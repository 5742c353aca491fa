package review

import (
	"cmp"
	"slices"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
)

// part is one part that a person had in a counted sitting.
type part struct {
	in   *archive.Session
	n    int32 // which review, talk, … of the sitting
	kind kind
}

type kind uint8

const (
	reviewed kind = iota
	talked
	absent
	promised
	classified
	remarked
	voted // n counts through all votes of the sitting
)

// gather notes everybody's parts in counted sittings, by date and id.
func (x *Index) gather() {
	byDate := slices.Clone(x.Sessions)
	slices.SortStableFunc(byDate, func(a, b *archive.Session) int { return cmp.Compare(a.Date, b.Date) })
	for _, s := range byDate {
		if s.Counted && s.Unit != nil {
			x.partsOf(s)
		}
	}
}

func (x *Index) partsOf(s *archive.Session) {
	add := func(r record.Ref, k kind, n int) {
		if r.ID != "" {
			x.parts[r.ID] = append(x.parts[r.ID], part{s, int32(n), k})
		}
	}
	for i := range s.Reviews {
		add(s.Reviews[i].Member, reviewed, i)
	}
	for i := range s.Talks {
		add(s.Talks[i].Member, talked, i)
	}
	for i := range s.Absences {
		add(s.Absences[i].Member, absent, i)
	}
	for i, it := range s.Items {
		add(it.Member, promised, i)
	}
	for i := range s.Classifications {
		if c := &s.Classifications[i]; c.OfUnit {
			x.units[c.Subject.ID] = append(x.units[c.Subject.ID], part{s, int32(i), classified})
		} else {
			add(c.Subject, classified, i)
		}
	}
	for i := range s.Remarks {
		add(s.Remarks[i].Member, remarked, i)
	}
	n := 0
	for i := range s.Confidence {
		for j := range s.Confidence[i].Results {
			add(s.Confidence[i].Results[j].Member, voted, n)
			n++
		}
	}
}

// vote gives the vote and the row that a part counts to.
func vote(s *archive.Session, n int) (*record.Confidence, *record.ConfidenceResult) {
	for i := range s.Confidence {
		c := &s.Confidence[i]
		if n < len(c.Results) {
			return c, &c.Results[n]
		}
		n -= len(c.Results)
	}
	return nil, nil
}
