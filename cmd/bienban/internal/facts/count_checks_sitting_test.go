package facts

import (
	"slices"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
)

// verdictOf gives an outcome: unknown is never no.
func verdictOf(known, kept bool) string {
	switch {
	case !known:
		return "no data"
	case kept:
		return "pass"
	}
	return "fail"
}

func judgeLeadDays(b *book, out say) {
	for _, s := range b.held {
		if len(s.Reviews)+len(s.Talks) == 0 && s.Designated == 0 {
			continue
		}
		known, days := s.Designated != 0, 0
		if known {
			days = s.Date.Sub(s.Designated)
		}
		kept := float64(days) >= b.rule("lead_days_min", s.Date) && float64(days) <= b.rule("lead_days_max", s.Date)
		out(s.Unit, s.Date, verdictOf(known, kept))
	}
}

func judgeDesigneeCount(b *book, out say) {
	for _, s := range b.of("regular") {
		n := float64(len(s.Reviews))
		known, most := true, b.rule("designees_max", s.Date)
		if s.Official.Known && s.Probationary.Known {
			if float64(s.Official.N+s.Probationary.N) >= b.rule("large_cell_from", s.Date) {
				most = b.rule("designees_max_large", s.Date)
			}
		} else {
			known = n <= most
		}
		out(s.Unit, s.Date, verdictOf(known, b.rule("designees_min", s.Date) <= n && n <= most))
	}
}

func judgeTalkChosen(b *book, out say) {
	for _, s := range b.of("regular") {
		kept := float64(len(s.Talks)) == b.rule("talks", s.Date)
		for _, talk := range s.Talks {
			for _, v := range s.Reviews {
				kept = kept && v.Member.ID != talk.Member.ID
			}
		}
		out(s.Unit, s.Date, verdictOf(true, kept))
	}
}

func judgeBriefed(b *book, out say) {
	for _, s := range b.held {
		for _, v := range s.Reviews {
			known := s.Designated != 0 && v.Briefed != 0
			out(s.Unit, s.Date, verdictOf(known, s.Designated <= v.Briefed && v.Briefed < s.Date))
		}
	}
}

func judgeNotebook(b *book, out say) {
	for _, s := range b.held {
		for _, v := range s.Reviews {
			known := v.NotebookDone != 0 && v.NotebookDue != 0
			out(s.Unit, s.Date, verdictOf(known, v.NotebookDone <= v.NotebookDue && v.NotebookDue <= s.Date))
		}
	}
}

func judgeOrder(b *book, out say) {
	for _, s := range b.held {
		for _, v := range s.Reviews {
			if v.Outcome == "spoke" {
				out(s.Unit, s.Date, verdictOf(true, v.InOrder))
			}
		}
	}
}

func judgeReviewComplete(b *book, out say) {
	for _, s := range b.held {
		for i := range s.Reviews {
			if s.Reviews[i].Outcome != "spoke" {
				out(s.Unit, s.Date, "n/a")
				continue
			}
			out(s.Unit, s.Date, verdictOf(true, complete(s, i)))
		}
	}
}

// complete tells of a review that nothing SCHEMA.md asks of it is missing.
func complete(s *archive.Session, i int) bool {
	v := &s.Reviews[i]
	items, dated := 0, 0
	for _, it := range s.Items {
		if it.Review == v.N {
			items++
			if it.Due != 0 {
				dated++
			}
		}
	}
	return v.Outcome == "spoke" && v.HasSelf && v.Contributed >= 1 && v.Strengths >= 1 &&
		items >= 1 && dated == items && v.HasResponse && v.Vote.Given
}

func judgeDueSet(b *book, out say) {
	for _, s := range b.held {
		for _, i := range s.Items {
			if i.Kind == "shortcoming" {
				out(s.Unit, s.Date, verdictOf(true, i.Due > s.Date))
			}
		}
	}
}

func judgeVoteCount(b *book, out say) {
	for _, s := range b.held {
		for _, v := range s.Reviews {
			if !v.Vote.Given {
				continue
			}
			cast := v.Vote.Entitled
			if v.Vote.ByCount {
				cast = v.Vote.For + v.Vote.Against + v.Vote.Other
			}
			out(s.Unit, s.Date, verdictOf(s.PresentOfficial.Known, cast <= s.PresentOfficial.N))
		}
	}
}

func judgeChairPresent(b *book, out say) {
	for _, s := range b.held {
		chair, secretary := s.Chair.ID, s.Secretary.ID
		kept := chair != secretary
		for _, absent := range s.Absences {
			kept = kept && absent.Member.ID != chair && absent.Member.ID != secretary
		}
		out(s.Unit, s.Date, verdictOf(chair != "" && secretary != "", kept))
	}
}

func judgeRollAddsUp(b *book, out say) {
	for _, s := range b.held {
		special := 0
		for _, absent := range s.Absences {
			if absent.Special {
				special++
			}
		}
		expected, known := expectedAt(s)
		out(s.Unit, s.Date, verdictOf(known && s.Present.Known, int(s.Present.N)+len(s.Absences) == expected+special))
	}
}

func judgeLength(b *book, out say) {
	for _, s := range b.of("regular") {
		known := s.Start != 0 && s.End > s.Start
		out(s.Unit, s.Date, verdictOf(known, float64(s.End.Minutes()-s.Start.Minutes()) >= b.rule("min_minutes", s.Date)))
	}
}

func judgeAttendance(b *book, out say) {
	for _, s := range b.of("regular") {
		expected, known := expectedAt(s)
		known = known && s.Present.Known && expected > 0
		kept := float64(s.Present.N)/float64(max(expected, 1)) > b.rule("attendance_good", s.Date)
		out(s.Unit, s.Date, verdictOf(known, kept))
	}
}

// isConfidence tells a confidence sitting: by its kind, or by a vote held in it.
func isConfidence(s *archive.Session) bool { return s.Kind == "confidence" || len(s.Confidence) > 0 }

func adHoc(s *archive.Session) bool {
	return slices.ContainsFunc(s.Confidence, func(c record.Confidence) bool { return c.Type == "ad hoc" })
}

func judgeConfidenceRegistered(b *book, out say) {
	for _, s := range b.held {
		if isConfidence(s) {
			kept := !slices.ContainsFunc(s.Confidence, func(c record.Confidence) bool { return c.RegisterNo == "" })
			out(s.Unit, s.Date, verdictOf(len(s.Confidence) > 0, kept))
		}
	}
}

func judgeConfidenceReason(b *book, out say) {
	for _, s := range b.held {
		if adHoc(s) {
			out(s.Unit, s.Date, verdictOf(true, !slices.ContainsFunc(s.Confidence, func(c record.Confidence) bool {
				return c.Type == "ad hoc" && c.Reason == ""
			})))
		}
	}
}
