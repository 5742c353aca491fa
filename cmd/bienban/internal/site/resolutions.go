package site

import (
	"cmp"
	"fmt"
	"html/template"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

type resolutionRow struct {
	Number, Unit            template.HTML
	Date, About, Vote, Flag string
	Numbered                bool
	Shortcomings            string // how many it names, if its text is minuted
	Taken, TakenNote        string
}

// resolutions is the register of all resolutions: of every sitting whose
// minutes hold the section or name its number.
func (s *Site) resolutions() []page {
	return s.register(register{
		name: "resolutions", layout: "resolutions-year", in: "site.resolutions-in",
		title: s.say("site.resolutions"), about: s.say("site.resolutions-about"),
		entries: s.eachPassage(func(x *archive.Session) int {
			if x.HasResolution || x.Resolution != "" {
				return 1
			}
			return 0
		}),
		row:      func(p *page, e passage) any { return s.resolution(p, e.session) },
		numbered: func(e passage) bool { return e.session.Resolution != "" },
	})
}

func (s *Site) resolution(p *page, x *archive.Session) resolutionRow {
	name := x.Resolution
	if name == "" {
		name = s.say("site.no-number")
	}
	row := resolutionRow{
		Number: anchor(p.minuted(x, x.ResolutionAnchor), name), Numbered: x.Resolution != "", Unit: p.unitLink(x), Date: s.day(x.Date),
		About: cmp.Or(x.Session.Subject, x.Title), Vote: s.voted(x.ResolutionVote), Flag: s.flag(x),
	}
	if x.HasResolution {
		row.Shortcomings = fmt.Sprint(len(x.Shortcomings))
	}
	if len(x.Shortcomings) == 0 {
		return row
	}
	taken, unsaid, known := takenUp(x.Session)
	if known {
		row.Taken = fmt.Sprintf("%d/%d", taken, len(x.Shortcomings))
	}
	if unsaid > 0 {
		row.TakenNote = s.say("site.n-no-scope", unsaid)
	}
	return row
}

// takenUp tells how many of the shortcomings that a resolution names are taken
// up in reviews of its sitting, as their `Theo` says, and how many spoken
// reviews do not say. Where none says, nothing is known.
func takenUp(x *record.Session) (taken, unsaid int, known bool) {
	cited := map[int32]bool{}
	spoken := 0
	for i := range x.Reviews {
		v := &x.Reviews[i]
		if v.Outcome != "spoke" {
			continue
		}
		spoken++
		if len(v.Scope) == 0 {
			unsaid++
		}
		for _, n := range v.Scope {
			if n >= 1 && int(n) <= len(x.Shortcomings) {
				cited[n] = true
			}
		}
	}
	return len(cited), unsaid, spoken == 0 || unsaid < spoken
}

// voted writes a vote as the minutes have it, and nothing for none.
func (s *Site) voted(v text.Vote) string {
	switch {
	case !v.Given:
		return ""
	case v.ByCount:
		return s.say("site.vote-counts", v.For, v.Against, v.Other)
	}
	return s.say("site.vote-of", v.For, v.Entitled)
}
