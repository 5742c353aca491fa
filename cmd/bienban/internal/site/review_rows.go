package site

import (
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/review"
	"bienban/cmd/bienban/internal/sheet"
	"bienban/cmd/bienban/internal/text"
)

// dayCell gives a day as a sheet has it, nothing for none.
func dayCell(d text.Date) any {
	if d == 0 {
		return nil
	}
	return d.Time()
}

// placeCell leads to a place in a sitting's minutes.
func (m *packer) placeCell(x *archive.Session, at string) sheet.Link {
	return sheet.Link{Text: m.day(x.Date), Href: m.p.minuted(x, at)}
}

// countCell gives a count, nothing where it is not said.
func countCell(c record.Count) any {
	if !c.Known {
		return nil
	}
	return int(c.N)
}

func (m *packer) bookMember(s *review.Sheet) ([][]any, error) {
	overdue := 0
	for _, it := range s.Shortcomings() {
		if it.State == archive.Overdue {
			overdue++
		}
	}
	var rank, post, level string
	for _, r := range s.Postings {
		if r.Unit == m.Unit {
			rank, post = r.Rank, r.Post
		}
	}
	if now := review.Current(s.Levels); now != nil {
		level = m.levelName(now.Row.Level)
	}
	role := ""
	if s.Role != "" {
		role = m.word("role", s.Role)
	}
	row := []any{s.Name, role, rank, post, len(s.Reviews), s.Spoken(), len(s.Shortcomings()), overdue, len(s.Tasks), nil, nil, level}
	if m.shows("experience talk") {
		row[9] = len(s.Talks)
	}
	if m.shows("commendations", "reminders") {
		row[10] = len(s.Remarks)
	}
	return [][]any{row}, nil
}

func (m *packer) bookAttendance(s *review.Sheet) ([][]any, error) {
	var out [][]any
	for _, a := range s.Attendance {
		c := countAbsences(a.Absent)
		out = append(out, []any{s.Name, a.Unit.Name, a.Held, a.Present, c.excused, c.unexcused, c.special, c.unsaid, a.Exempt, len(a.Unknown)})
	}
	return out, nil
}

func (m *packer) bookAbsences(s *review.Sheet) ([][]any, error) {
	var out [][]any
	list := func(all []review.Absence) {
		for _, a := range all {
			out = append(out, []any{s.Name, a.Session.Unit.Name, dayCell(a.Session.Date), m.say("site.absent"), m.reason(a), m.placeCell(a.Session, "")})
		}
	}
	for _, a := range s.Attendance {
		list(a.Absent)
		for _, x := range a.Unknown {
			out = append(out, []any{s.Name, a.Unit.Name, dayCell(x.Date), m.say("review.unknown"), nil, m.placeCell(x, "")})
		}
	}
	list(s.Elsewhere)
	return out, nil
}

func (m *packer) bookTurns(s *review.Sheet) ([][]any, error) {
	var out [][]any
	for _, r := range s.Reviews {
		t, err := m.words(r.Session)
		if err != nil {
			return nil, err
		}
		lacks := ""
		if r.Outcome == "spoke" {
			lacks = strings.Join(m.reviewLine(r.Review).Missing, ", ")
		}
		out = append(out, []any{s.Name, r.Session.Unit.Name, dayCell(r.Session.Date), dayCell(r.Session.Designated), dayCell(r.Briefed), m.nameOf(r.BriefedBy),
			dayCell(r.NotebookDone), dayCell(r.NotebookDue), m.word("outcome", r.Outcome), t.Conclusions[r.N-1], strings.Join(t.Strengths[r.N-1], "\n"),
			lacks, m.voted(r.Vote), m.placeCell(r.Session, r.Anchor)})
	}
	return out, nil
}

var promiseWidths = []int{26, 34, 12, 60, 24, 12, 12, 12, 18, 12, 50, 14}

func (s *Site) promiseHeads() []string {
	return []string{s.say("site.member"), s.say("site.unit"), s.say("site.date"), s.say("site.item"), s.say("review.field"), s.say("review.horizon-head"),
		s.say("review.first-due"), s.say("site.due"), s.say("site.state"), s.say("review.done"), s.say("site.reports"), s.say("site.minutes")}
}

func (m *packer) bookShortcomings(s *review.Sheet) ([][]any, error) {
	return append(m.promiseRows(s, s.Shortcomings()), m.promiseRows(s, s.Earlier)...), nil
}

func (m *packer) bookTasks(s *review.Sheet) ([][]any, error) { return m.promiseRows(s, s.Tasks), nil }

func (m *packer) promiseRows(s *review.Sheet, all []*archive.Item) [][]any {
	var out [][]any
	for _, it := range all {
		var reports []string
		for _, r := range it.Reports {
			reports = append(reports, m.day(r.By.Date)+": "+m.report(r))
		}
		horizon := ""
		if it.Horizon != "" {
			horizon = m.word("horizon", it.Horizon)
		}
		out = append(out, []any{s.Name, it.Session.Unit.Name, dayCell(it.Session.Date), it.Text, it.Field, horizon, dayCell(it.Due), dayCell(it.DueNow),
			m.word("state", it.State), dayCell(it.Done), strings.Join(reports, "\n"), m.placeCell(it.Session, it.Anchor())})
	}
	return out
}

func (m *packer) bookTalks(s *review.Sheet) ([][]any, error) {
	var out [][]any
	for _, t := range s.Talks {
		out = append(out, []any{s.Name, t.Session.Unit.Name, dayCell(t.Session.Date), t.Basis, m.placeCell(t.Session, t.Anchor)})
	}
	return out, nil
}
