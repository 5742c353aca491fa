package site

import (
	"bytes"
	"html/template"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

type membersView struct {
	Head  head
	Pager pager
	Total int
	Rows  []memberRow
}

type memberRow struct {
	Name, Post       string
	Href             template.HTMLAttr
	Unit             *link
	Reviews, Overdue string
}

// membersPages lists everyone by name, as Vietnamese sorts names.
func (s *Site) membersPages() []page {
	byName := collate.New(language.Vietnamese)
	var buf collate.Buffer
	keys := make(map[*archive.Member][]byte, len(s.Members))
	for _, m := range s.Members {
		keys[m] = byName.KeyFromString(&buf, m.Name)
	}
	all := sortedBy(s.Members, func(a, b *archive.Member) int { return bytes.Compare(keys[a], keys[b]) })
	var out []page
	for n := range pagesOf(len(all)) {
		number := n + 1
		rows := all[n*pageRows : min(number*pageRows, len(all))]
		out = append(out, page{address: numbered("members", number), always: true, make: func(p *page, b *bytes.Buffer) error {
			v := membersView{Head: s.head(p, s.say("site.members")), Pager: p.pager("members", number, len(all)), Total: len(all)}
			for _, m := range rows {
				v.Rows = append(v.Rows, s.memberRow(p, m))
			}
			return s.execute(b, "members", v)
		}})
	}
	return out
}

func (s *Site) memberRow(p *page, m *archive.Member) memberRow {
	row := memberRow{Name: m.Name, Href: href(p.to(memberAt(m.ID)))}
	unit, post := s.whereIs(m)
	row.Unit, row.Post = p.unit(unit), post
	reviews, overdue := 0, 0
	for _, e := range s.people[m.ID] {
		switch e.kind {
		case "review":
			reviews++
		case record.Shortcoming, record.Task:
			if e.session.Items[e.n].State == archive.Overdue {
				overdue++
			}
		}
	}
	row.Reviews, row.Overdue = some(reviews), some(overdue)
	return row
}

// whereIs gives a person's unit and post: the last row that holds today says
// where someone is; else the last of all.
func (s *Site) whereIs(m *archive.Member) (unit *archive.Unit, post string) {
	for _, r := range m.Rows {
		unit, post = r.Unit, r.Post
	}
	for _, r := range m.Rows {
		if r.Covers(s.AsOf) && r.Role != "committee" {
			unit, post = r.Unit, r.Post
		}
	}
	return unit, post
}
