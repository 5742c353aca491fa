package site

import (
	"html/template"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/review"
)

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
	add(m.say("review.briefed"), m.day(r.Briefed), m.nameOf(r.BriefedBy))
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
		add(m.say("site.vote"), m.voted(r.Vote), "")
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
