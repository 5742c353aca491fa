package site

import (
	"bytes"
	"cmp"
	"html/template"

	"bienban/cmd/bienban/internal/archive"
)

// topicsShown is how many topics of a kind the overview shows at once.
const topicsShown = 40

type talksView struct {
	Head              head
	Total, NotCounted int
	Kinds             []topicKindView
	Untold            *link
}

type topicKindView struct {
	Title, About, Count string
	Topics              []link
	All                 *link
}

type topicsView struct {
	Head    head
	About   string
	Caption string
	Pager   pager
	Rows    []topicRow
}

type topicRow struct {
	Topic, Newest, Unit template.HTML
	Talks               int
}

type topicView struct {
	Head    head
	About   string
	Caption string
	Pager   pager
	Rows    []talkRow
}

type talkRow struct {
	Date, Member, Unit   template.HTML
	Basis, Sitting, Flag string
}

// talks gives the pages by which experience talks are found: all topics of the
// three kinds, and each topic's talks. A topic of one talk leads to that talk.
func (s *Site) talks() []page {
	of, without := s.topics()
	out := []page{{address: "talks.html", always: true, make: s.talksOverview(of, without)}}
	for _, kind := range topicKinds {
		if len(of[kind]) == 0 {
			continue
		}
		for n := range pagesOf(len(of[kind])) {
			number := n + 1
			shown := of[kind][n*pageRows : min(number*pageRows, len(of[kind]))]
			k := newKey(s.base)
			k.text("topics", kind)
			k.number(len(of[kind]))
			for _, t := range shown {
				k.text(t.name, t.list)
				k.number(len(t.talks), t.talks[0].n)
				k.hash(s.rows[t.talks[0].session])
			}
			out = append(out, page{address: numbered("talks/"+kind, number), key: k.sum(), make: s.topicList(kind, shown, number, len(of[kind]))})
		}
		for _, t := range of[kind] {
			if len(t.talks) > 1 {
				out = append(out, s.topicPages(t)...)
			}
		}
	}
	if len(without.talks) > 0 {
		out = append(out, s.topicPages(without)...)
	}
	return out
}

// talksOverview shows each kind's topics: all, or those talked of last.
func (s *Site) talksOverview(of map[string][]*topic, without *topic) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		all := s.eachPassage(func(x *archive.Session) int { return len(x.Talks) })
		v := talksView{Head: s.head(p, s.say("site.talks"), s.upToSittings(p)), Total: len(all), NotCounted: notCounted(all)}
		for _, kind := range topicKinds {
			topics := of[kind]
			if len(topics) == 0 {
				continue
			}
			k := topicKindView{Title: s.say("site.topics-" + kind), About: s.say("site.topics-about-" + kind), Count: s.say("site.n-topics", len(topics))}
			k.All = &link{Text: s.say("site.topics-all", len(topics)), Href: href(p.to("talks/" + kind + ".html"))}
			if len(topics) > topicsShown {
				topics = sortedBy(topics, func(a, b *topic) int { return cmp.Compare(b.talks[0].session.Date, a.talks[0].session.Date) })[:topicsShown]
				k.Count = s.say("site.n-topics-newest", topicsShown, len(of[kind]))
			}
			for _, t := range topics {
				k.Topics = append(k.Topics, link{Text: t.name, Href: href(p.topic(t)), Note: some(len(t.talks))})
			}
			v.Kinds = append(v.Kinds, k)
		}
		if n := len(without.talks); n > 0 {
			v.Untold = &link{Text: s.say("site.topics-untold"), Href: href(p.to(without.list + ".html")), Note: some(n)}
		}
		return s.execute(b, "talks", v)
	}
}

// topic leads to a topic's page, or to the one talk there is.
func (p *page) topic(t *topic) string {
	if len(t.talks) == 1 && t.kind != untold {
		return p.talk(t.talks[0])
	}
	return p.to(t.list + ".html")
}

func (p *page) talk(e passage) string { return p.minuted(e.session, e.session.Talks[e.n].Anchor) }

func (s *Site) upToTalks(p *page) link {
	return link{Text: s.say("site.talks"), Href: href(p.to("talks.html"))}
}

func (s *Site) topicList(kind string, shown []*topic, number, total int) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		v := topicsView{
			Head: s.head(p, s.say("site.topics-"+kind), s.upToTalks(p)), About: s.say("site.topics-about-" + kind),
			Caption: s.say("site.n-topics", total), Pager: p.pager("talks/"+kind, number, total),
		}
		for _, t := range shown {
			e := t.talks[0]
			v.Rows = append(v.Rows, topicRow{
				Topic: anchor(p.topic(t), t.name), Talks: len(t.talks), Newest: anchor(p.talk(e), s.day(e.session.Date)), Unit: p.unitLink(e.session),
			})
		}
		return s.execute(b, "topics", v)
	}
}

func (s *Site) topicPages(t *topic) []page {
	var out []page
	title, up := t.name, "talks/"+t.kind+".html"
	if t.kind == untold {
		title, up = s.say("site.topics-untold"), ""
	}
	for n := range pagesOf(len(t.talks)) {
		number := n + 1
		shown := t.talks[n*pageRows : min(number*pageRows, len(t.talks))]
		k := s.passagesKey("topic", shown)
		k.text(t.name)
		k.number(len(t.talks), notCounted(t.talks))
		out = append(out, page{address: numbered(t.list, number), key: k.sum(), make: func(p *page, b *bytes.Buffer) error {
			v := topicView{Head: s.head(p, title, s.upToTalks(p)), Caption: s.listed(t.talks), Pager: p.pager(t.list, number, len(t.talks))}
			if up != "" {
				v.Head.Trail = append(v.Head.Trail, link{Text: s.say("site.topics-" + t.kind), Href: href(p.to(up))})
				v.About = s.say("site.topic-" + t.kind)
			}
			for _, e := range shown {
				v.Rows = append(v.Rows, s.talk(p, e))
			}
			return s.execute(b, "topic", v)
		}})
	}
	return out
}

func (s *Site) talk(p *page, e passage) talkRow {
	x := e.session
	t := &x.Talks[e.n]
	row := talkRow{Date: anchor(p.talk(e), s.day(x.Date)), Unit: p.unitLink(x), Basis: t.Basis, Sitting: cmp.Or(x.Session.Subject, x.Title), Flag: s.flag(x)}
	if l := s.member(p, t.Member.ID, t.Member.Text); l != nil {
		row.Member = values(*l)[0].Text
	}
	return row
}
