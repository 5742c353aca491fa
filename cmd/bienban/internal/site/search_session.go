package site

import (
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/search"
	"bienban/cmd/bienban/internal/text"
)

// sessionRecord gives what is searched of a sitting, without its body.
func (x *searched) sessionRecord(t *archive.Session) *search.Record {
	r := &search.Record{
		Kind: search.Session, ID: t.ID, URL: sessionAt(t.ID), Title: t.Title, Date: t.Date,
		// The month is said in words, for those who look for it so.
		Names: given(append([]string{x.word("kind", t.Kind), t.Resolution, t.Session.Subject, x.month(t.Period), t.Date.Slashed()}, t.Tags...)...),
	}
	if flag := x.flag(t); flag != "" && !strings.Contains(text.Fold(t.Title), text.Fold(flag)) {
		r.Title += " (" + flag + ")"
	}
	if t.Unit != nil {
		r.Unit = t.Unit.Name
	}
	if t.Studied != nil {
		r.Names = append(r.Names, t.Studied.Title)
	}
	if lines := x.sessionLines(t); len(lines) > 0 {
		r.Sections = []search.Section{{Lines: lines}}
	}
	r.Filters = x.sessionFilters(t)
	r.Items = make([]search.Item, len(t.Items))
	for i, it := range t.Items {
		r.Items[i] = search.Item{
			Anchor: it.Anchor(), Text: it.Text, Member: x.nameOf(it.Member), State: it.State, Due: it.DueNow, Filters: x.itemFilters(it),
		}
	}
	return r
}

// sessionLines are the lines of a sitting's fact sheet that name people and
// places.
func (x *searched) sessionLines(t *archive.Session) []string {
	line := func(key string, values ...string) []string {
		return labelled(x.say("site."+key), strings.Join(given(values...), "; "))
	}
	out := line("place", t.Place)
	out = append(out, line("chair", x.nameOf(t.Chair))...)
	out = append(out, line("secretary", x.nameOf(t.Secretary))...)
	var absent, by []string
	for _, a := range t.Absences {
		name := x.nameOf(a.Member)
		if a.Reason != "" {
			name += " (" + a.Reason + ")"
		}
		absent = append(absent, name)
	}
	for _, d := range t.DesignatedBy {
		if !x.designates() {
			break
		}
		by = append(by, x.nameOf(d))
	}
	out = append(out, line("absent", absent...)...)
	out = append(out, line("guests", t.Guests...)...)
	out = append(out, line("step-designated", by...)...)
	return append(out, line("member", x.byID(t)...)...)
}

// byID names those whom the minutes call by an id, once each.
func (x *searched) byID(t *archive.Session) []string {
	var out []string
	seen := map[string]bool{}
	t.EachMember(func(r *record.Ref) {
		if strings.HasPrefix(text.BareName(r.Text), "@") && !seen[r.ID] {
			seen[r.ID] = true
			out = append(out, x.nameOf(*r))
		}
	})
	return out
}

// given drops texts that are empty.
func given(texts ...string) []string {
	out := texts[:0:0]
	for _, s := range texts {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
