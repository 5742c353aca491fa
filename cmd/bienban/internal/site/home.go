package site

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"slices"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/archive"
)

type homeView struct {
	Head    head
	Notice  string // what this version has, if that is not all
	Body    template.HTML
	Numbers []number
	Doors   []door
	Latest  sittingsTable
	Pages   []link
}

// door is a way in for one kind of reader.
type door struct {
	Title string
	Links []link
}

// doors lead those who ask how units are doing, those who look for something
// said, and those who prepare the year-end review.
func (s *Site) doors(p *page) []door {
	boards, find, review := door{Title: s.say("site.door-boards")}, door{Title: s.say("site.door-find")}, door{Title: s.say("review.title")}
	for _, x := range s.boards {
		boards.Links = append(boards.Links, link{Text: x.Title, Href: href(p.to(address.Page(x.Path)))})
	}
	find.Links = []link{{Text: s.say("search.ask"), Href: href(p.to(searchAt))}}
	find.Links = append(find.Links, s.lists(p)...)
	if !s.offers("reviews") {
		return []door{boards, find}
	}
	for _, y := range s.reviews.Years[:min(latestYears, len(s.reviews.Years))] {
		review.Links = append(review.Links, link{Text: s.say("site.door-year", y.Year), Href: href(p.to(reviewYearAt(y.Year)))})
	}
	review.Links = append(review.Links, link{Text: s.say("site.door-years"), Href: href(p.to("reviews.html"))})
	return []door{boards, find, review}
}

// latestYears is how many years of reviews the home page leads to.
const latestYears = 3

// lookups are the lists in which something said is found.
var lookups = []entry{
	{"sittings", "sittings.html", "site.sittings"},
	{"resolutions", "resolutions.html", "site.resolutions"},
	{"talks", "talks.html", "site.talks"},
	{"confidence", "confidence.html", "site.confidence"},
	{"items", "items.html", "site.nav-items"},
	{"members", "members.html", "site.members"},
	{"documents", "documents.html", "site.documents"},
}

// lists leads to the lists that the site has.
func (s *Site) lists(p *page) []link {
	var out []link
	for _, e := range lookups {
		if s.offers(e.section) {
			out = append(out, link{Text: s.say(e.key), Href: href(p.to(e.address))})
		}
	}
	return out
}

// number is one count that leads to what it counts.
type number struct {
	Value, Text string
	Href        template.HTMLAttr
	Note        string
}

// latest is how many sittings the home page shows.
const latest = 12

// homePage is made anew each time: it shows something of everything.
func (s *Site) homePage() page {
	out := page{address: "index.html", always: true, make: s.home}
	for _, x := range s.plain {
		if x.Path == "index" {
			s.placeOn(&out, x, s.everything(), newKey(s.base))
		}
	}
	return out
}

// everything is the view of the whole archive.
func (s *Site) everything() view { return view{unit: s.root, roots: s.roots} }

// home shows index.md's text, the archive at a glance, and the way in.
func (s *Site) home(p *page, b *bytes.Buffer) error {
	v := homeView{Head: s.head(p, s.say("site.home"))}
	v.Head.Title = v.Head.Site
	for _, x := range s.plain {
		if x.Path == "index" {
			body, err := s.placedBody(p, x, s.everything())
			if err != nil {
				return err
			}
			v.Head.Title, v.Body = x.Title, body
		}
	}
	counted, not := 0, 0
	var items []*archive.Item
	for _, x := range s.Sessions {
		if x.Counted {
			counted++
		} else {
			not++
		}
		items = append(items, x.Items...)
	}
	note := ""
	if not > 0 {
		note = s.say("site.n-not-counted", not)
	}
	in := counts(items)
	units, members := s.now()
	if s.reduced() {
		v.Notice = s.version()
	}
	add := func(there bool, n int, key, list, note string) {
		if there {
			v.Numbers = append(v.Numbers, number{fmt.Sprint(n), s.say(key), href(p.to(list)), note})
		}
	}
	add(s.offers("sittings"), counted, "site.count-sittings", "sittings.html", note)
	add(true, len(s.Units), "site.count-units", "units.html", units)
	add(s.offers("members") && s.shows("register"), len(s.Members), "site.count-members", "members.html", members)
	add(s.offers("items"), in[archive.Overdue], "site.count-overdue", "items.html", s.say("site.of-items", in[archive.Overdue]+in[archive.Open]+in[archive.DoneLate]+in[archive.DoneOnTime]))
	v.Doors = s.doors(p)
	newest := sortedBy(s.Sessions, func(a, b *archive.Session) int { return cmp.Compare(b.Date, a.Date) })
	newest = newest[:min(latest, len(newest))]
	v.Latest = s.sittings(p, s.say("site.latest-count", len(newest)), newest)
	for _, x := range s.plain {
		if x.Path != "index" && !(s.guide && sectionOf(address.Page(x.Path)) == "guide") {
			v.Pages = append(v.Pages, link{Text: x.Title, Href: href(p.to(address.Page(x.Path)))})
		}
	}
	return s.execute(b, "home", v)
}

// now tells how many units and members there are on the day of reckoning, where
// that is not all of them.
func (s *Site) now() (units, members string) {
	told := func(n, all int) string {
		if n == all {
			return ""
		}
		return s.say("site.count-now", s.day(s.AsOf), n)
	}
	n := 0
	for _, u := range s.Units {
		if (u.From == 0 || u.From <= s.AsOf) && (u.To == 0 || u.To >= s.AsOf) {
			n++
		}
	}
	units, n = told(n, len(s.Units)), 0
	for _, m := range s.Members {
		if slices.ContainsFunc(m.Rows, func(r *archive.Posting) bool { return r.Covers(s.AsOf) }) {
			n++
		}
	}
	return units, told(n, len(s.Members))
}

type pageView struct {
	Head head
	Body template.HTML
}

// plainPage shows a plain page.
func (s *Site) plainPage(x *archive.Page) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		body, err := s.placedBody(p, x, s.everything())
		if err != nil {
			return err
		}
		var up []link
		if guide := entryOf("guide"); s.guide && sectionOf(p.address) == "guide" && p.address != guide.address {
			up = []link{{Text: s.say(guide.key), Href: href(p.to(guide.address))}}
		}
		return s.execute(b, "page", pageView{s.head(p, x.Title, up...), body})
	}
}
