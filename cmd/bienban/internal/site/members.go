package site

import (
	"bytes"
	"html/template"

	"bienban/cmd/bienban/internal/archive"
)

type membersView struct {
	Head    head
	Pager   pager
	Letters []link
	Total   int
	Has     struct{ Unit, Reviews, Overdue bool } // columns
	Rows    []memberRow
}

type memberRow struct {
	ID               string // where the row begins a letter
	Name, Post       string
	Href             template.HTMLAttr
	Unit             *link
	Reviews, Overdue string
}

// membersPages lists everyone by given name, with a line of letters that lead
// to where each begins.
func (s *Site) membersPages() []page {
	all := byGivenName(s.Members)
	begins := map[string]int{} // a letter's first row
	var letters []string
	firsts := make([]string, len(all)) // the letter that begins with a row
	for i, m := range all {
		letter := initial(m.Name)
		if _, ok := begins[letter]; !ok {
			begins[letter], firsts[i] = i, letter
			letters = append(letters, letter)
		}
	}
	var out []page
	for n := range pagesOf(len(all)) {
		number := n + 1
		out = append(out, page{address: numbered("members", number), always: true, make: func(p *page, b *bytes.Buffer) error {
			v := membersView{Head: s.head(p, s.say("site.members")), Pager: p.pager("members", number, len(all)), Total: len(all)}
			v.Has.Unit, v.Has.Reviews, v.Has.Overdue = s.shows("register"), s.shows("self-criticism"), s.offers("items")
			for _, l := range letters {
				to := "#" + letterID(l)
				if at := begins[l]/pageRows + 1; at != number {
					to = p.to(numbered("members", at)) + to
				}
				v.Letters = append(v.Letters, link{Text: l, Href: href(to)})
			}
			for i := n * pageRows; i < min(number*pageRows, len(all)); i++ {
				row := s.memberRow(p, all[i])
				if firsts[i] != "" {
					row.ID = letterID(firsts[i])
				}
				v.Rows = append(v.Rows, row)
			}
			return s.execute(b, "members", v)
		}})
	}
	return out
}

// letterID names the row where a letter begins.
func letterID(letter string) string {
	if letter == "#" {
		return "other"
	}
	return "letter-" + letter
}

func (s *Site) memberRow(p *page, m *archive.Member) memberRow {
	row := memberRow{Name: m.Name, Href: href(p.to(memberAt(m.ID)))}
	unit, post := s.whereIs(m)
	row.Unit, row.Post = p.unit(unit), post
	reviews, overdue := 0, 0
	for _, e := range s.people[m.ID] {
		switch e.Kind {
		case archive.Reviewed:
			if e.In.Counted && e.In.Reviews[e.N].Outcome == "spoke" {
				reviews++
			}
		case archive.Promised:
			if e.In.Items[e.N].State == archive.Overdue {
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
