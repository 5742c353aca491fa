package site

import (
	"bytes"
	"fmt"
	"path"
	"strconv"
	"strings"

	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/sheet"
)

// findingRows is how many findings a page lists: they are short, and asking
// for a page of them is dear.
const findingRows = 200

// findingsAt gives the list of a year's findings against a rule.
func findingsAt(rule string, year int) string {
	return strings.TrimSuffix(checkAt(rule), ".html") + "/" + strconv.Itoa(year)
}

type findingsView struct {
	Head           head
	Rule           string
	Pager          pager
	Rows           answerTable
	Previous, Next *link
}

// findingsPage lists a year's findings against one rule.
func (s *Site) findingsPage(r rule, y findingYear, number int) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		title := s.say("site.findings-of", r.Title.In(s.o.Words.Lang()), y.year)
		list := findingsAt(r.Name, y.year)
		v := findingsView{
			Head: s.head(p, title, link{Text: s.say("site.checks"), Href: href(p.to("checks.html"))},
				link{Text: r.Title.In(s.o.Words.Lang()), Href: href(p.to(checkAt(r.Name)))}),
			Rule: s.ruleText(r.Check), Pager: p.pagerBy(list, number, y.findings, findingRows),
		}
		v.Head.YearPage = path.Dir(list) + "/{year}.html"
		for i, other := range r.years {
			l := link{Text: strconv.Itoa(other.year), Href: href(p.to(numbered(findingsAt(r.Name, other.year), 1)))}
			if i+1 < len(r.years) && r.years[i+1].year == y.year {
				v.Previous = &l
			}
			if i > 0 && r.years[i-1].year == y.year {
				v.Next = &l
			}
		}
		set, err := s.asked["findings"].answer.dataset()
		if err != nil {
			return err
		}
		lang := s.o.Words.Lang()
		v.Rows = answerTable{Caption: s.say("site.n-findings", s.number(y.findings)), Heads: []headCell{
			{Text: s.say("site.date")}, {Text: s.say("site.unit")}, {Text: s.say("site.what"), Long: true}, {Text: r.Detail.In(lang)}}}
		first := (number - 1) * findingRows
		where := fmt.Sprintf("rule = %s and year(date) = %d", facts.Quoted(r.Name), y.year)
		err = set.Part([]string{"date", "name", "what", "detail", "page"}, where, first, findingRows, func(row []any) error {
			line := answerRow{}
			if at, ok := row[4].(string); ok {
				if to := s.answered(p, at); to != "" {
					line.Href = href(to)
				}
			}
			for i, kind := range []string{"DATE", "", "", ""} {
				c := sheet.Column{Type: kind}
				line.Cells = append(line.Cells, cellOf(c, s.value(c, row[i])))
			}
			v.Rows.Rows = append(v.Rows.Rows, line)
			return nil
		})
		if err != nil {
			return err
		}
		return s.execute(b, "findings", v)
	}
}
