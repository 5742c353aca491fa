package site

import (
	"html/template"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/review"
	"bienban/cmd/bienban/internal/text"
)

// sheetView is a person's sheet; what the minutes have none of is said.
type sheetView struct {
	Anchor, Name string
	Href         template.HTMLAttr
	Line         string
	Postings     []postingRow
	Attendance   []attendanceRow
	Absences     []lineView
	Reviews      []turnView
	Talks        []lineView
	Tasks        []promiseView
	Earlier      []promiseView
	Remarks      []lineView
	Votes        []lineView
	Levels       []levelRow
	Missing      string
}

// lineView is one line with the place in the minutes that it rests on.
type lineView struct {
	Date       template.HTML
	Text, Note string
}

// turnView is one turn at self-criticism.
type turnView struct {
	Date       template.HTML
	Where      string
	Spoke      bool
	Facts      []fact
	Conclusion []string
	Strengths  []string
	Promises   []promiseView
}

// promiseView is a shortcoming or a task with what became of it.
type promiseView struct {
	Text           template.HTML
	Note           string
	State, Reports template.HTML
}

// sheet shows one person's sheet.
func (m *packer) sheet(who review.Person) (sheetView, error) {
	s := m.reviews.Sheet(who, m.Year)
	v := sheetView{Anchor: personAnchor(who.ID), Name: who.Name, Line: m.line(who)}
	if l := m.member(m.p, who.ID, ""); l != nil {
		v.Href = l.Href
	}
	for _, r := range s.Postings {
		row := m.posting(r.Member)
		row.Name, row.Href = r.Unit.Name, href(m.p.to(unitAt(r.Unit.ID)))
		v.Postings = append(v.Postings, row)
	}
	for _, a := range s.Attendance {
		v.Attendance = append(v.Attendance, m.attendance(a))
		v.Absences = append(v.Absences, m.absences(a.Absent)...)
	}
	v.Absences = append(v.Absences, m.absences(s.Elsewhere)...)
	for _, r := range s.Reviews {
		t, err := m.turn(r)
		if err != nil {
			return v, err
		}
		v.Reviews = append(v.Reviews, t)
	}
	for _, t := range s.Talks {
		v.Talks = append(v.Talks, lineView{m.dateOf(t.Session, t.Anchor), m.where(t.Session), t.Basis})
	}
	for _, it := range s.Tasks {
		v.Tasks = append(v.Tasks, m.promise(it, true))
	}
	for _, it := range s.Earlier {
		v.Earlier = append(v.Earlier, m.promise(it, true))
	}
	if err := m.texted(s, &v); err != nil {
		return v, err
	}
	var err error
	if v.Levels, err = m.levelRows(s.Levels); err != nil {
		return v, err
	}
	v.Missing = m.missing(s)
	return v, nil
}

// texted adds the lines whose words or places lie among a sitting's texts.
func (m *packer) texted(s *review.Sheet, v *sheetView) error {
	for _, r := range s.Remarks {
		t, err := m.words(r.Session)
		if err != nil {
			return err
		}
		v.Remarks = append(v.Remarks, lineView{m.dateOf(r.Session, t.RemarksAt[r.N]), m.word("remark-kind", r.Kind), t.Remarks[r.N]})
	}
	for _, c := range s.Votes {
		at, err := m.voteAt(c)
		if err != nil {
			return err
		}
		v.Votes = append(v.Votes, lineView{m.dateOf(c.Session, at), m.voteWords(c), m.registered(c)})
	}
	return nil
}

// missing names what else the year's minutes have none of for a person.
func (m *packer) missing(s *review.Sheet) string {
	var none []string
	for _, part := range []struct {
		n   int
		key string
	}{
		{len(s.Talks), "review.none-talks"}, {len(s.Tasks), "review.none-tasks"},
		{len(s.Remarks), "review.none-remarks"}, {len(s.Votes), "review.none-votes"},
	} {
		if part.n == 0 {
			none = append(none, m.say(part.key))
		}
	}
	return strings.Join(none, "; ")
}

// turn shows one turn with its conclusion in full.
func (m *packer) turn(r review.Review) (turnView, error) {
	t, err := m.words(r.Session)
	if err != nil {
		return turnView{}, err
	}
	n := r.N - 1
	v := turnView{Date: m.dateOf(r.Session, r.Anchor), Where: m.where(r.Session), Spoke: r.Outcome == "spoke", Strengths: t.Strengths[n]}
	if t.Conclusions[n] != "" {
		v.Conclusion = strings.Split(t.Conclusions[n], "\n")
	}
	for _, it := range r.Items {
		v.Promises = append(v.Promises, m.promise(it, false))
	}
	lead := link{Text: m.day(r.Session.Designated)}
	if lead.Text != "" {
		lead.Note = m.say("site.lead", r.Session.Date.Sub(r.Session.Designated))
	}
	add := func(label, words, note string) {
		f := fact{Label: label}
		if words != "" {
			f.Values = values(link{Text: words, Note: note})
		}
		v.Facts = append(v.Facts, f)
	}
	add(m.say("site.designated"), lead.Text, lead.Note)
	add(m.say("review.briefed"), m.day(r.Briefed), m.personName(r.BriefedBy))
	due := m.day(r.NotebookDue)
	if due != "" {
		due = m.say("site.due-on", due)
	}
	add(m.say("review.notebook"), m.day(r.NotebookDone), due)
	add(m.say("review.outcome"), m.word("outcome", r.Outcome), "")
	if r.Outcome == "spoke" {
		if lacks := m.reviewLine(r.Review).Missing; len(lacks) > 0 {
			add(m.say("site.missing"), strings.Join(lacks, ", "), "")
		}
		add(m.say("review.vote"), m.vote(r.Vote), "")
	}
	return v, nil
}

// promise shows an item, with where it was said if that is not plain.
func (m *packer) promise(it *archive.Item, dated bool) promiseView {
	v := promiseView{
		Text: anchor(m.p.toItem(it), it.Text), State: m.state(it), Reports: m.reports(m.p, it), Note: m.promiseNote(it),
	}
	if dated {
		v.Text = template.HTML(m.day(it.Session.Date)+": ") + v.Text
	}
	return v
}

// promiseNote gives what is said of an item beside its text.
func (m *packer) promiseNote(it *archive.Item) string {
	var notes []string
	if it.Kind == record.Task {
		if it.Field != "" {
			notes = append(notes, it.Field)
		}
		if it.Horizon != "" {
			notes = append(notes, m.say("review.horizon", m.word("horizon", it.Horizon)))
		}
	}
	if it.DueNow != 0 {
		return strings.Join(append(notes, m.say("site.due-on", m.due(it))), "; ")
	}
	return strings.Join(append(notes, m.say("review.no-due")), "; ")
}

// dateOf links a sitting's day to a place in its minutes.
func (m *packer) dateOf(x *archive.Session, at string) template.HTML {
	return anchor(m.at(x, at), m.day(x.Date))
}

// where says which kind of sitting it was, and of which unit if not the pack's.
func (m *packer) where(x *archive.Session) string {
	if x.Unit == m.Unit {
		return m.word("kind", x.Kind)
	}
	return m.word("kind", x.Kind) + ", " + x.Unit.Name
}

// line says whose sheet it is and of which pack; it stands on every printed
// page.
func (m *packer) line(who review.Person) string {
	out := m.say("review.line", m.Unit.Name, m.Year.Year) + " · " + who.Name
	if who.Role != "" {
		out += ", " + m.word("role", who.Role)
	}
	return out
}

func (m *packer) personName(r record.Ref) string {
	if p := m.Archive.Member(r.ID); p != nil {
		return p.Name
	}
	return text.BareName(r.Text)
}

// vote writes a vote as minutes do, "" for none.
func (s *Site) vote(v text.Vote) string {
	switch {
	case !v.Given:
		return ""
	case v.ByCount:
		return s.say("review.vote-counts", v.For, v.Against, v.Other)
	}
	return s.say("review.vote-of", v.For, v.Entitled)
}

// personAnchor gives the place of a person's sheet on its page. Ids of the
// register go in as they are; names, where there is none, hold spaces.
func personAnchor(id string) string {
	return "m-" + strings.NewReplacer("~", "~7e", " ", "~20").Replace(id)
}
