package site

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"slices"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/text"
)

// pageRows is how many rows a paged list shows at once.
const pageRows = 100

// monthOf is a month with its sittings, by date and id.
type monthOf struct {
	month    text.Month
	sessions []*archive.Session
}

// months cuts all dated sittings by the month they were held in.
func (s *Site) months() []monthOf {
	in := map[text.Month][]*archive.Session{}
	for _, x := range s.Sessions {
		if x.Date != 0 {
			in[x.Date.Month()] = append(in[x.Date.Month()], x)
		}
	}
	var out []monthOf
	for m, all := range in {
		slices.SortStableFunc(all, func(a, b *archive.Session) int { return cmp.Compare(a.Date, b.Date) })
		out = append(out, monthOf{m, all})
	}
	slices.SortFunc(out, func(a, b monthOf) int { return cmp.Compare(a.month, b.month) })
	return out
}

func yearAt(year int) string      { return fmt.Sprintf("years/%04d.html", year) }
func monthAt(m text.Month) string { return numbered("months/"+m.String(), 1) }

// numbered gives the address of a list's n-th page; `~` is in no address made
// from a source's name.
func numbered(list string, n int) string {
	if n == 1 {
		return list + ".html"
	}
	return fmt.Sprintf("%s~%d.html", list, n)
}

// calendar gives the pages that lead to sittings by date.
func (s *Site) calendar() []page {
	months := s.months()
	out := []page{{address: "sittings.html", always: true, make: s.sittingsOverview(months)}}
	for i := range months {
		for n := range pagesOf(len(months[i].sessions)) {
			m, number := i, n+1
			around := months[m].sessions[(number-1)*pageRows : min(number*pageRows, len(months[m].sessions))]
			k := newKey(s.keyOf("month", around...))
			k.number(len(months[m].sessions))
			for _, near := range []int{m - 1, m + 1} {
				if near >= 0 && near < len(months) {
					k.number(int(months[near].month))
				}
			}
			out = append(out, page{address: numbered("months/"+months[m].month.String(), number), key: k.sum(), make: s.monthPage(months, m, number)})
		}
	}
	for from := 0; from < len(months); {
		to := from
		for to < len(months) && months[to].month.Year() == months[from].month.Year() {
			to++
		}
		out = append(out, page{address: yearAt(months[from].month.Year()), always: true, make: s.yearPage(months, from, to)})
		from = to
	}
	return out
}

// pagesOf tells how many pages a list of n rows takes, at least one.
func pagesOf(n int) int { return pagesBy(n, pageRows) }

// pagesBy tells it of pages of so many rows.
func pagesBy(n, rows int) int { return max(1, (n+rows-1)/rows) }

type pager struct {
	Page, Of, Total int
	Links           []link
}

func (p *page) pager(list string, number, total int) pager {
	return p.pagerBy(list, number, total, pageRows)
}

// pagerBy leads to the other pages of a list of so many rows a page.
func (p *page) pagerBy(list string, number, total, rows int) pager {
	out := pager{Page: number, Of: pagesBy(total, rows), Total: total}
	for n := 1; n <= out.Of; n++ {
		l := link{Text: fmt.Sprint(n)}
		if n != number {
			l.Href = href(p.to(numbered(list, n)))
		}
		out.Links = append(out.Links, l)
	}
	return out
}

type monthView struct {
	Head           head
	Pager          pager
	Table          sittingsTable
	Previous, Next *link
}

func (s *Site) monthPage(months []monthOf, i, number int) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		m := months[i]
		title := s.month(m.month)
		v := monthView{Head: s.head(p, s.say("site.sittings-in", title), s.upToYear(p, m.month.Year())...)}
		v.Pager = p.pager("months/"+m.month.String(), number, len(m.sessions))
		v.Table = s.sittings(p, s.say("site.n-sittings", len(m.sessions)), m.sessions[(number-1)*pageRows:min(number*pageRows, len(m.sessions))])
		if i > 0 {
			v.Previous = &link{Text: s.month(months[i-1].month), Href: href(p.to(monthAt(months[i-1].month)))}
		}
		if i+1 < len(months) {
			v.Next = &link{Text: s.month(months[i+1].month), Href: href(p.to(monthAt(months[i+1].month)))}
		}
		return s.execute(b, "month", v)
	}
}

func (s *Site) upToYear(p *page, year int) []link {
	return []link{{Text: s.say("site.sittings"), Href: href(p.to("sittings.html"))}, {Text: fmt.Sprint(year), Href: href(p.to(yearAt(year)))}}
}

type yearView struct {
	Head           head
	Total          string
	Kinds          []string
	Months         []monthRow
	Previous, Next *link
}

type monthRow struct {
	Text  string
	Href  template.HTMLAttr
	Total int
	Kinds []string
}

// yearPage shows a year month by month, with how many sittings of each kind.
func (s *Site) yearPage(months []monthOf, from, to int) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		year := months[from].month.Year()
		v := yearView{Head: s.head(p, s.say("site.sittings-in", s.say("site.year-of", year)), s.upToYear(p, year)[:1]...)}
		total, in := 0, 0
		kinds := text.SessionKinds.Words()
		for _, k := range kinds {
			v.Kinds = append(v.Kinds, s.word("kind", k))
		}
		for _, m := range months[from:to] {
			row := monthRow{Text: s.month(m.month), Href: href(p.to(monthAt(m.month))), Total: len(m.sessions)}
			of := map[string]int{}
			for _, x := range m.sessions {
				of[x.Kind]++
			}
			for _, k := range kinds {
				row.Kinds = append(row.Kinds, some(of[k]))
			}
			total, in = total+row.Total, in+counted(m.sessions)
			v.Months = append(v.Months, row)
		}
		v.Total = s.say("site.n-sittings", total)
		if total > in {
			v.Total = s.say("site.sittings-count", total, total-in)
		}
		if from > 0 {
			before := months[from-1].month.Year()
			v.Previous = &link{Text: fmt.Sprint(before), Href: href(p.to(yearAt(before)))}
		}
		if to < len(months) {
			after := months[to].month.Year()
			v.Next = &link{Text: fmt.Sprint(after), Href: href(p.to(yearAt(after)))}
		}
		return s.execute(b, "year", v)
	}
}

type sittingsView struct {
	Head          head
	Total, Drafts int
	Registers     []link // of what the sittings hold
	Years         []yearLine
}

type yearLine struct {
	Year, Total int
	Href        template.HTMLAttr
	Months      []monthRow
}

// sittingsOverview shows every year, newest first, with its twelve months.
func (s *Site) sittingsOverview(months []monthOf) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		v := sittingsView{Head: s.head(p, s.say("site.sittings")), Total: len(s.Sessions)}
		for _, e := range lookups {
			if e.section != "sittings" && entryOf(e.section).address == "" || e.section == "documents" {
				if s.offers(e.section) {
					v.Registers = append(v.Registers, link{Text: s.say(e.key), Href: href(p.to(e.address))})
				}
			}
		}
		for _, x := range s.Sessions {
			if !x.Counted {
				v.Drafts++
			}
		}
		for _, m := range slices.Backward(months) {
			if n := len(v.Years); n == 0 || v.Years[n-1].Year != m.month.Year() {
				line := yearLine{Year: m.month.Year(), Href: href(p.to(yearAt(m.month.Year())))}
				for i := range 12 {
					line.Months = append(line.Months, monthRow{Text: s.monthName(i + 1)})
				}
				v.Years = append(v.Years, line)
			}
			y := &v.Years[len(v.Years)-1]
			y.Total += len(m.sessions)
			row := &y.Months[m.month.MonthOfYear()-1]
			row.Total, row.Href = len(m.sessions), href(p.to(monthAt(m.month)))
		}
		return s.execute(b, "sittings", v)
	}
}
