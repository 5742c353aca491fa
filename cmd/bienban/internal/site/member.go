package site

import (
	"bytes"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/review"
)

// memberRows is how many rows of years a member's page holds before the older
// years go to a page of their own.
const memberRows = 160

// pendingShown is how many of a person's open items stand on top.
const pendingShown = 40

type memberView struct {
	Head     head
	Postings []postingRow
	Contents []link
	Pending  itemsTable
	Years    []memberYear
}

type postingRow struct {
	Href                                 template.HTMLAttr
	Name, Rank, Post, Role, Status, Days string
}

// memberYear is one printed sheet.
type memberYear struct {
	Year    int
	Name    string // of the person, for the sheet on paper
	Unit    string // whose the lines are that name no unit, where it must be said
	Parts   []memberPart
	Without string // the parts of which the minutes have nothing
}

// memberPart is what the minutes have of one sort in a year.
type memberPart struct {
	Title string
	Lines []string
	Rows  []eventRow
	Links []template.HTML
}

// memberKey is all that a member's pages show.
func (s *Site) memberKey(m *archive.Member, years []*personYear) archive.Hash {
	k := newKey(s.base)
	k.text("member", m.ID, m.Name)
	for _, y := range years {
		k.number(y.year)
		for _, a := range y.attended {
			k.text(a.Unit.ID)
			k.number(a.Held, a.Present, len(a.Absent), a.Exempt)
		}
		for _, e := range y.parts {
			k.hash(s.rows[e.In])
		}
		for _, x := range y.spoke {
			k.hash(s.rows[x.session])
		}
	}
	return k.sum()
}

// memberPages gives a person's pages: register rows, what is pending, and
// years, newest first, as many as a page can hold.
func (s *Site) memberPages(m *archive.Member) []page {
	years := s.personYears(m)
	key := s.memberKey(m, years)
	list := strings.TrimSuffix(memberAt(m.ID), ".html")
	cuts := []int{0} // the first year of each page
	rows := 0
	for i, y := range years {
		if rows > 0 && rows+y.rows() > memberRows {
			cuts, rows = append(cuts, i), 0
		}
		rows += y.rows()
	}
	var out []page
	end := len(years)
	for n, from := range cuts {
		to := end
		if n+1 < len(cuts) {
			to = cuts[n+1]
		}
		out = append(out, page{address: numbered(list, n+1), source: "members.csv", key: key, make: func(p *page, b *bytes.Buffer) error {
			years := s.personYears(m) // gathered again: those of all people at once would fill memory
			v := memberView{Head: s.head(p, m.Name, link{Text: s.say("site.members"), Href: href(p.to("members.html"))})}
			for i, y := range years {
				at := 0
				for at+1 < len(cuts) && cuts[at+1] <= i {
					at++
				}
				to := fmt.Sprintf("#y%d", y.year)
				if at != n {
					to = p.to(numbered(list, at+1)) + to
				}
				v.Contents = append(v.Contents, link{Text: fmt.Sprint(y.year), Href: href(to)})
			}
			if n == 0 {
				s.memberTop(p, m, years, &v)
			} else {
				v.Head.Title = s.say("site.member-older", m.Name)
				v.Head.Trail = append(v.Head.Trail, link{Text: m.Name, Href: href(p.to(memberAt(m.ID)))})
			}
			for _, y := range years[from:to] {
				v.Years = append(v.Years, s.memberYear(p, m, y))
			}
			return s.execute(b, "member", v)
		}})
	}
	return out
}

// memberTop puts what is pending and the register's rows before the years.
func (s *Site) memberTop(p *page, m *archive.Member, years []*personYear, v *memberView) {
	for _, r := range slices.Backward(m.Rows) {
		row := s.posting(r.Member)
		row.Name, row.Href = r.Unit.Name, href(p.to(unitAt(r.Unit.ID)))
		v.Postings = append(v.Postings, row)
	}
	var items []*archive.Item
	for _, y := range years {
		for _, e := range y.parts {
			if e.Kind == archive.Promised {
				items = append(items, e.In.Items[e.N])
			}
		}
	}
	open := pending(items)
	caption := s.say("site.pending-count", len(open))
	if len(open) > pendingShown {
		caption = s.say("site.pending-first", pendingShown, len(open))
	}
	v.Pending = s.items(p, caption, open[:min(pendingShown, len(open))])
	v.Pending.OfOne = true
}

func (s *Site) posting(r *record.Member) postingRow {
	return postingRow{
		Rank: r.Rank, Post: r.Post, Role: s.word("role", r.Role), Status: s.word("status", r.Status),
		Days: s.period(r.From, r.To),
	}
}

// memberParts are a sheet's parts in order.
var memberParts = []string{"attendance", "designations", "shortcomings", "tasks", "talks", "remarks", "confidence", "classified", "said"}

// memberPartNeeds says of which sections a part of a sheet tells; those that
// stand together need one of them.
var memberPartNeeds = map[string][]string{
	"attendance": {"absences"}, "designations": {"self-criticism"}, "shortcomings": {"self-criticism"}, "tasks": {"assignments"},
	"talks": {"experience talk"}, "remarks": {"commendations", "reminders"}, "confidence": {"confidence vote"},
	"classified": {"classification"}, "said": {"self-criticism"},
}

// memberPartOf tells on which part of a sheet something stands.
func memberPartOf(e archive.Part) string {
	switch e.Kind {
	case archive.Reviewed:
		return "designations"
	case archive.Talked:
		return "talks"
	case archive.Promised:
		if e.In.Items[e.N].Kind == record.Task {
			return "tasks"
		}
		return "shortcomings"
	case archive.Remarked:
		return "remarks"
	case archive.Voted:
		return "confidence"
	case archive.Classified:
		return "classified"
	}
	return "attendance"
}

// memberYear makes the sheet of one year, grouped by what it is about.
func (s *Site) memberYear(p *page, m *archive.Member, y *personYear) memberYear {
	out := memberYear{Year: y.year, Name: m.Name}
	home, units := y.home()
	if units > 1 {
		out.Unit = s.say("site.sheet-home", home.Name)
	}
	parts := map[string]*memberPart{}
	for _, key := range memberParts {
		parts[key] = &memberPart{Title: s.say("site.sheet-" + key)}
	}
	for _, a := range y.attended {
		parts["attendance"].Lines = append(parts["attendance"].Lines, s.attended(a))
	}
	for _, e := range y.parts {
		part := parts[memberPartOf(e)]
		part.Rows = append(part.Rows, s.event(p, e, home))
	}
	s.said(p, y.spoke, parts["said"])
	var without []string
	for _, key := range memberParts {
		if part := parts[key]; len(part.Lines)+len(part.Rows) > 0 {
			out.Parts = append(out.Parts, *part)
		} else if slices.ContainsFunc(memberPartNeeds[key], s.For.Shows) {
			without = append(without, part.Title)
		}
	}
	out.Without = strings.Join(without, "; ")
	return out
}

// attended tells what a unit's minutes of a year say of someone's presence.
func (s *Site) attended(a review.Attendance) string {
	out := s.say("site.attended", a.Unit.Name, a.Held, a.Present, len(a.Absent))
	if a.Exempt > 0 {
		out += "; " + s.say("site.attended-exempt", a.Exempt)
	}
	if n := len(a.Unknown); n > 0 {
		out += "; " + s.say("site.attended-unknown", n)
	}
	return out + "."
}

// said tells how often someone contributed to others' reviews, and where.
func (s *Site) said(p *page, all []spoken, part *memberPart) {
	times, sittings := 0, 0
	for _, x := range all {
		name := s.day(x.session.Date)
		if x.times > 1 {
			name += " (" + fmt.Sprint(x.times) + ")"
		}
		if flag := s.flag(x.session); flag != "" {
			name += " (" + flag + ")"
		}
		if x.session.Counted {
			times, sittings = times+x.times, sittings+1
		}
		part.Links = append(part.Links, anchor(p.to(sessionAt(x.session.ID)), name))
	}
	if len(all) > 0 {
		part.Lines = append(part.Lines, s.say("site.said-in-sittings", times, sittings))
	}
}
