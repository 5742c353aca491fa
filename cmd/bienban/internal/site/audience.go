package site

import (
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

// needs says of which sections the site's lists tell: each is made for those
// who see all of its sections. Those of none tell of sittings.
var needs = map[string][]string{
	"sittings": nil, "members": nil, "checks": nil,
	"items":       {"follow-up"}, // and something that is promised
	"resolutions": {"resolution"}, "talks": {"experience talk"}, "confidence": {"confidence vote"},
	"reviews": {"self-criticism", "follow-up", "assignments", "classification", "absences", "attendance", "register"},
}

// inVersion are words that would be untrue of a whole archive where a part of
// it is shown, with what is said in their place.
var inVersion = map[string]string{
	"review.find-evidence": "review.find-evidence-here",
	"review.lacking":       "review.lacking-here",
	"review.no-evidence":   "review.no-evidence-here",
	"review.no-levels":     "review.no-levels-here",
	"review.no-turns":      "review.no-turns-here",
	"review.none-levels":   "review.none-levels-here",
	"search.ask":           "search.ask-here",
	"search.every-item":    "search.every-item-here",
	"site.items-about":     "site.items-about-here",
	"site.of-items":        "site.of-items-here",
	"search.none":          "search.none-here",
	"site.n-rules":         "site.n-rules-here",
	"site.no-documents":    "site.no-documents-here",
	"site.no-entries":      "site.no-entries-here",
	"site.no-events":       "site.no-events-here",
	"site.no-findings":     "site.no-findings-here",
	"site.no-items":        "site.no-items-here",
	"site.no-members":      "site.no-members-here",
	"site.no-outcomes":     "site.no-outcomes-here",
	"site.no-rows":         "site.no-rows-here",
	"site.no-sittings":     "site.no-sittings-here",
	"site.no-study":        "site.no-study-here",
	"site.register-count":  "site.register-count-here",
	"site.sheet-without":   "site.sheet-without-here",
	"site.sittings-count":  "site.sittings-count-here",
}

// say says something in the site's language, as far as it is true of it.
func (s *Site) say(key string, args ...any) string {
	if !s.reduced() {
		return s.o.Words.Say(key, args...)
	}
	if other := inVersion[key]; other != "" {
		key = other
	}
	switch key {
	case "site.items", "site.nav-items":
		if kinds := s.itemKinds(); len(kinds) == 1 {
			return s.upper(s.word("item-kind", kinds[0]))
		}
	case "site.sheet-shortcomings":
		if !s.shows("follow-up") {
			return s.upper(s.word("item-kind", record.Shortcoming))
		}
	case "site.sheet-remarks":
		if !s.shows("reminders") {
			return s.upper(s.word("remark-kind", "commendation"))
		}
		if !s.shows("commendations") {
			return s.upper(s.word("remark-kind", "reminder"))
		}
	}
	return s.o.Words.Say(key, args...)
}

// reduced tells whether the site is of less than the whole archive.
func (s *Site) reduced() bool { return s.Archive != nil && !s.For.Full() }

// shows tells whether all these sections are shown.
func (s *Site) shows(sections ...string) bool {
	for _, x := range sections {
		if !s.For.Shows(x) {
			return false
		}
	}
	return true
}

// promises tells whether anything that is promised is shown.
func (s *Site) promises() bool { return s.shows("self-criticism") || s.shows("assignments") }

// designates tells whether anything is shown for which people are designated.
func (s *Site) designates() bool { return s.shows("self-criticism") || s.shows("experience talk") }

// recorded tells whether any unit's records are shown.
func (s *Site) recorded() bool {
	return !s.reduced() || slices.ContainsFunc(s.Units, func(u *archive.Unit) bool { return !u.Withheld })
}

// incomplete tells whether any unit's records are withheld.
func (s *Site) incomplete() bool {
	return slices.ContainsFunc(s.Units, func(u *archive.Unit) bool { return u.Withheld })
}

// offers tells whether the site has a list.
func (s *Site) offers(list string) bool {
	sections, of := needs[list]
	return !of || !s.reduced() || s.recorded() && s.shows(sections...) && (list != "items" || s.promises())
}

// forWhom says for whom the site was built.
func (s *Site) forWhom() string {
	if s.For == nil || s.For.Audience == nil || s.For.Title == "" {
		return s.say("site.for-all")
	}
	return s.say("site.for", s.For.Title)
}

// sections names the sections that are shown, or those that are not.
func (s *Site) sections(shown bool) string {
	var out []string
	for _, section := range text.AudienceSections.Words() {
		if s.shows(section) == shown {
			out = append(out, s.word("section", section))
		}
	}
	return strings.Join(out, "; ")
}

// seen gives units whose records are shown: each of these, or in the place of
// one that is withheld those below it.
func seen(units []*archive.Unit) []*archive.Unit {
	var out []*archive.Unit
	for _, u := range units {
		if u.Withheld {
			out = append(out, seen(u.Children)...)
		} else {
			out = append(out, u)
		}
	}
	return out
}

// audienceKey notes in a key for whom the site is built.
func (s *Site) audienceKey(k *keyer) {
	if s.For == nil || s.For.Audience == nil {
		return
	}
	a := s.For
	k.text("for", a.Name, a.Title, a.Names)
	k.text(a.Sections...)
	for _, u := range s.Units {
		if u.Withheld {
			k.text(u.ID)
		}
	}
	k.number(int(a.MinN))
	if a.Drafts {
		k.text("drafts")
	}
}

// version says whose records a site that was reduced has, and which sections.
func (s *Site) version() string {
	var names []string
	for _, u := range seen(s.roots) {
		names = append(names, u.Name)
	}
	if len(names) == 0 {
		return s.say("site.version-figures")
	}
	out := s.say("site.version-units", strings.Join(names, "; "))
	if !s.incomplete() {
		out = s.say("site.version-all")
	}
	if with := s.sections(true); with == "" {
		out += " " + s.say("site.lacks", s.sections(false))
	} else {
		out += " " + s.say("site.version-sections", with)
	}
	return out
}

// ruled tells whether a rule has a page.
func (s *Site) ruled(name string) bool {
	return s.offers("checks") && slices.ContainsFunc(s.rules, func(r rule) bool { return r.Name == name })
}
