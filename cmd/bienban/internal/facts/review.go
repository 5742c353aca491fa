package facts

import (
	"database/sql/driver"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

func (w *writer) reviews(s *archive.Session) {
	for i := range s.Reviews {
		v := &s.Reviews[i]
		yes, no, other, entitled := vote(v.Vote)
		w.row("reviews", s.ID, v.N, words(v.Member.ID), w.date(v.Briefed), words(v.BriefedBy.ID), w.date(v.NotebookDone), w.date(v.NotebookDue),
			v.Outcome, v.HasSelf, v.Contributed, v.Strengths, v.Shortcomings, v.Dated, v.HasConclusion, v.HasResponse,
			yes, no, other, entitled, v.InOrder, v.Complete(), page(s, v.Anchor))
		for _, n := range v.Scope {
			w.row("review_scope", s.ID, v.N, n)
		}
	}
}

// vote gives a vote's columns: counts, or for and entitled, as it was written.
func vote(v text.Vote) (yes, no, other, entitled driver.Value) {
	switch {
	case !v.Given:
	case v.ByCount:
		yes, no, other = v.For, v.Against, v.Other
	default:
		yes, entitled = v.For, v.Entitled
	}
	return yes, no, other, entitled
}

func (w *writer) texts(s *archive.Session, t *record.Texts) {
	speakers := s.Speakers
	for i := range s.Reviews {
		n := s.Reviews[i].N
		for j, words := range t.Contributions[i] {
			w.row("contributions", s.ID, n, int32(j+1), id(speakers[0]), words)
			speakers = speakers[1:]
		}
		for j, words := range t.Strengths[i] {
			w.row("strengths", s.ID, n, int32(j+1), words)
		}
	}
	for i, r := range s.Remarks {
		w.row("remarks", s.ID, r.Kind, id(r.Member.ID), t.Remarks[i], int32(i+1))
	}
}

func id(s string) driver.Value { return words(s) }
