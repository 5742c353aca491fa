package site

import (
	"html/template"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

// timeline tells a sitting from the day its speakers were designated to the
// last report on what they promised. Steps stand in order of date; those of a
// day, and those whose day is unsaid, in the order of the practice. What the
// practice wants and the minutes do not say is shown as missing.
func (s *Site) timeline(p *page, x *archive.Session) template.HTML {
	t := timeline{Site: s, p: p, x: x, steps: make([]step, 0, 16)}
	t.prepared()
	t.held()
	t.promised()
	t.adopted()
	slices.SortStableFunc(t.steps, func(a, b step) int { return int(a.at) - int(b.at) })
	var b strings.Builder
	b.Grow(256 * len(t.steps))
	for _, l := range t.steps {
		b.WriteString("<li>")
		if l.day != 0 {
			b.WriteString(`<span class="d">` + s.day(l.day) + "</span> ")
		}
		b.WriteString("<b>" + l.name + "</b>")
		for _, part := range l.parts {
			if part != "" {
				b.WriteByte(' ')
				b.WriteString(part)
			}
		}
		b.WriteString("</li>\n")
	}
	return template.HTML(b.String())
}

// step is one line of a time line: where it stands, the day that it shows if
// that is known, and what happened, as HTML.
type step struct {
	at, day text.Date
	name    string
	parts   []string
}

type timeline struct {
	*Site
	p     *page
	x     *archive.Session
	steps []step
	last  text.Date // where a step without a day stands
}

// never is after every day: where steps stand that have no day to come.
const never = text.Date(1 << 30)

// add puts a step at a day; one without a day stands with the step before it.
func (t *timeline) add(day text.Date, key string, parts ...string) {
	if day != 0 {
		t.last = day
	}
	t.steps = append(t.steps, step{t.last, day, t.words(key), parts})
}

// prepared tells how the speakers were designated, met and heard of.
func (t *timeline) prepared() {
	x := t.x
	if t.designates() && (len(x.Reviews)+len(x.Talks) > 0 || x.Designated != 0) {
		lead := t.unsaid(x.Designated == 0, "site.unsaid")
		if x.Designated != 0 && x.Date != 0 {
			lead = note(t.say("site.lead", x.Date.Sub(x.Designated)))
		}
		t.add(x.Designated, "site.step-designated", lead, t.by(x.DesignatedBy...))
	}
	for i := range x.Reviews {
		if v := &x.Reviews[i]; v.Briefed != 0 || v.Outcome == "spoke" {
			t.add(v.Briefed, "site.step-briefed", t.reviewed(v), t.unsaid(v.Briefed == 0, "site.unsaid"), t.by(v.BriefedBy))
		}
	}
	for i := range x.Reviews {
		v := &x.Reviews[i]
		due := ""
		if v.NotebookDue != 0 {
			due = note("(" + t.say("site.due-on", t.day(v.NotebookDue)) + ")")
		}
		if v.NotebookDone != 0 || v.Outcome == "spoke" {
			t.add(v.NotebookDone, "site.step-notebook", t.reviewed(v), t.unsaid(v.NotebookDone == 0, "site.unsaid"), due)
		}
	}
}

// held tells of the sitting itself: what each review came to, and its vote.
func (t *timeline) held() {
	x := t.x
	parts := []string{clocks(x), t.unsaid(x.Start == 0 && x.End == 0, "site.time-unsaid"), t.unsaid((x.Start == 0) != (x.End == 0), "site.unsaid")}
	if x.Start != 0 && x.End > x.Start {
		parts = append(parts, note("· "+t.say("site.minutes-long", x.End.Minutes()-x.Start.Minutes())))
	}
	n := present(x)
	if n != "" {
		parts = append(parts, note("· "+t.say("site.step-present", n)))
	}
	parts = append(parts, t.unsaid(n == "" && t.shows("attendance"), "site.present-unsaid"))
	t.last = x.Date
	t.add(x.Date, "site.step-held", parts...)
	for i := range x.Reviews {
		v := &x.Reviews[i]
		line := t.reviewLine(v)
		to := string(anchor("#"+v.Anchor, line.Name))
		switch {
		case v.Outcome != "spoke":
			t.add(0, "site.step-concluded", to, note(t.word("outcome", v.Outcome)))
			continue
		case len(line.Missing) > 0:
			t.add(0, "site.step-concluded", to, `<span class="missing">`+t.words("site.missing")+": "+escape(strings.Join(line.Missing, ", "))+"</span>")
		default:
			t.add(0, "site.step-concluded", to, `<span class="whole">`+t.words("site.whole")+"</span>")
		}
		t.add(0, "site.vote", t.reviewed(v)+":", t.voted(v.Vote), t.unsaid(!v.Vote.Given, "site.unsaid"))
	}
}

// promised tells of each shortcoming and task: by when, and what became of it.
func (t *timeline) promised() {
	for _, it := range t.x.Items {
		l := step{at: max(t.x.Date, it.DueNow), day: it.DueNow, name: t.words("site.step-remedy")}
		due := ""
		if it.Due != 0 && it.Due != it.DueNow {
			due = note("(" + t.say("site.due-was", t.day(it.Due)) + ")")
		}
		if it.Kind == record.Task {
			l.name = t.words("site.step-task")
		} else {
			due += t.unsaid(it.DueNow == 0, "site.due-unsaid")
		}
		if it.DueNow == 0 {
			l.at = never
		}
		l.parts = []string{string(anchor("#"+it.Anchor(), it.Text)), due}
		if t.shows("follow-up") {
			l.parts = append(l.parts, string(t.state(it)), string(t.reports(t.p, it)))
		}
		t.steps = append(t.steps, l)
	}
}

// adopted tells when the minutes were; a day that they do not give is that of
// the sitting in the practice, but not known.
func (t *timeline) adopted() {
	t.last = t.x.Date
	switch {
	case t.x.Draft:
		t.add(0, "site.step-adopted", `<span class="missing">`+t.words("site.draft")+"</span>")
	default:
		t.add(t.x.Adopted, "site.step-adopted", t.unsaid(t.x.Adopted == 0, "site.day-unsaid"))
	}
}

// words gives a text as HTML.
func (t *timeline) words(key string) string { return escape(t.say(key)) }

// unsaid gives the words for what the minutes do not say, if so.
func (t *timeline) unsaid(so bool, key string) string {
	if !so {
		return ""
	}
	return `<span class="missing">` + t.words(key) + "</span>"
}

func (t *timeline) reviewed(v *record.Review) string { return escape(t.reviewLine(v).Name) }

// by names who did something, "" for nobody.
func (t *timeline) by(all ...record.Ref) string {
	var names []string
	for _, r := range all {
		if name := t.nameOf(r); name != "" {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return note("(" + strings.Join(names, ", ") + ")")
}
