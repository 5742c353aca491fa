package facts

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

func judgeMonthlySession(b *book, out say) {
	for _, u := range b.cells() {
		for _, last := range b.whole(u.From, u.To, 1) {
			out(u, last, verdictOf(true, b.sat(u, "regular", last, 1)))
		}
	}
}

func judgeThematicQuarterly(b *book, out say) {
	for _, u := range b.cells() {
		for _, last := range b.whole(u.From, u.To, 3) {
			out(u, last, verdictOf(true, b.sat(u, "thematic", last, 3)))
		}
	}
}

// sat tells whether a unit sat in so many months, of which the last day is given.
func (b *book) sat(u *archive.Unit, kind string, last text.Date, months int) bool {
	return slices.ContainsFunc(b.of(kind), func(s *archive.Session) bool {
		return s.Unit == u && s.Period <= last.Month() && s.Period > last.Month().Add(-months)
	})
}

func judgeAssignedMonthly(b *book, out say) {
	type key struct {
		unit  *archive.Unit
		month text.Month
	}
	assigned := map[key]bool{}
	for _, s := range b.held {
		for _, i := range s.Items {
			if i.Kind == record.Task {
				assigned[key{s.Unit, s.Period}] = true
			}
		}
	}
	done := map[key]bool{}
	for _, s := range b.of("regular") {
		if k := (key{s.Unit, s.Period}); isCell(s.Unit) && !done[k] {
			done[k] = true
			out(s.Unit, s.Period.Last(), verdictOf(true, assigned[k]))
		}
	}
}

func judgeConfidenceYearly(b *book, out say) {
	for _, m := range b.Members {
		judged := map[text.Date]bool{}
		for _, p := range sortedPostings(m) {
			if p.Leading != "yes" {
				continue
			}
			for _, last := range b.whole(p.From, p.To, 12) {
				if !judged[last] { // once, however many rows
					judged[last] = true
					out(p.Unit, last, verdictOf(true, b.votedOn(m.ID, last.Year())))
				}
			}
		}
	}
}

// votedOn tells whether a confidence sitting of a year has a result of a member.
func (b *book) votedOn(member string, year int) bool {
	for _, s := range b.held {
		for _, c := range s.Confidence {
			for _, r := range c.Results {
				if r.Member.ID == member && s.Date.Year() == year {
					return true
				}
			}
		}
	}
	return false
}

func judgeStudyCoverage(b *book, out say) {
	type key struct {
		unit     *archive.Unit
		document *archive.Document
	}
	studies := map[key][]*archive.Session{}
	for _, s := range b.of("study") {
		if s.Studied != nil {
			k := key{s.Unit, s.Studied}
			studies[k] = append(studies[k], s)
		}
	}
	for k, sittings := range studies {
		day := slices.MinFunc(sittings, byDate).Date
		all, reached := 0, 0
		for _, row := range k.unit.Roster {
			if (row.Status == "official" || row.Status == "probationary") && row.Covers(day) {
				all++
				if slices.ContainsFunc(sittings, func(s *archive.Session) bool { return !missed(s, row.ID) }) {
					reached++
				}
			}
		}
		kept := float64(reached)/float64(max(all, 1)) >= b.rule("study_target", day)
		out(k.unit, day, verdictOf(b.HasMembers && all > 0, kept))
	}
}

// missed tells whether a member is listed absent.
func missed(s *archive.Session, member string) bool {
	return slices.ContainsFunc(s.Absences, func(a record.Absence) bool { return a.Member.ID == member })
}

func judgeExcellentQuota(b *book, out say) {
	for _, u := range b.Units {
		if u.Kind != "grassroots" && u.Kind != "grassroots-cell" {
			continue
		}
		type levels struct{ excellent, good int64 }
		years := map[int32]*levels{}
		for _, c := range b.current(false) {
			if !b.belongs(c, u) {
				continue
			}
			if years[c.Year] == nil {
				years[c.Year] = &levels{}
			}
			switch c.Level {
			case "HTXS":
				years[c.Year].excellent++
			case "HTT":
				years[c.Year].good++
			}
		}
		for year, n := range years {
			last := lastDay(int(year))
			out(u, last, verdictOf(true, n.excellent <= floorOf(b.rule("excellent_quota", last), n.good)))
		}
	}
}

// belongs tells whether a member classified is of u or below: by the record's
// unit or, where that stands above, by a register row of that day.
func (b *book) belongs(c standing, u *archive.Unit) bool {
	if !c.by.Unit.Above(u) {
		return within(c.by.Unit, u)
	}
	m := b.Member(c.Subject.ID)
	return m != nil && slices.ContainsFunc(m.Rows, func(p *archive.Posting) bool { return within(p.Unit, u) && p.Covers(c.by.Date) })
}

// floorOf gives floor(part × n), the part taken as the decimal it was written as.
func floorOf(part float64, n int64) int64 {
	r, _ := new(big.Rat).SetString(strconv.FormatFloat(part, 'f', -1, 64))
	r.Mul(r, new(big.Rat).SetInt64(n))
	return new(big.Int).Quo(r.Num(), r.Denom()).Int64()
}

func judgeEvidence(b *book, out say) {
	for _, c := range b.current(false) {
		out(c.by.Unit, c.by.Date, verdictOf(true, b.spoke(c.Subject.ID, int(c.Year))))
	}
}

// spoke tells whether a member's review was spoken in a year, in any unit.
func (b *book) spoke(member string, year int) bool {
	for _, s := range b.held {
		for _, v := range s.Reviews {
			if s.Date.Year() == year && v.Member.ID == member && v.Outcome == "spoke" {
				return true
			}
		}
	}
	return false
}

func judgeCoverage(b *book, out say) {
	for _, m := range b.Members {
		for _, p := range joined(m) {
			if !isCell(p.unit) {
				continue
			}
			for _, last := range b.whole(p.from, p.to, 12) {
				out(p.unit, last, verdictOf(true, b.spoke(m.ID, last.Year())))
			}
		}
	}
}

func judgeFormalism(b *book, out say) {
	for _, s := range b.held {
		for _, i := range s.Items {
			if i.Kind == record.Shortcoming {
				out(s.Unit, s.Date, verdictOf(true, !b.copied(s, i.Text)))
			}
		}
	}
}

// copied tells whether a shortcoming is like one of the year before.
func (b *book) copied(s *archive.Session, words string) bool {
	for _, before := range b.held {
		if days := s.Date.Sub(before.Date); before.Unit != s.Unit || days < 1 || days > 365 {
			continue
		}
		for _, i := range before.Items {
			if i.Kind == record.Shortcoming && alike(i.Text, words, b.rule("formalism_similarity", s.Date)) {
				return true
			}
		}
	}
	return false
}

// alike compares two texts by the three-syllable shingles that they share.
func alike(a, b string, similarity float64) bool {
	x, y := shingles(a), shingles(b)
	if len(x) == 0 || len(y) == 0 {
		return text.Fold(a) == text.Fold(b)
	}
	both := 0
	for shingle := range x {
		if y[shingle] {
			both++
		}
	}
	return float64(both)/float64(len(x)+len(y)-both) >= similarity
}

// shingles gives the runs of three syllables; none of a shorter text.
func shingles(s string) map[string]bool {
	syllables := strings.Split(text.Fold(s), "-")
	out := map[string]bool{}
	for i := range len(syllables) - 2 {
		out[strings.Join(syllables[i:i+3], "-")] = true
	}
	return out
}
