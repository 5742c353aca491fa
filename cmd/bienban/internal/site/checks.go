package site

import (
	"bytes"
	"fmt"
	"html/template"
	"strconv"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/sheet"
)

// checks gives the pages of rules: an overview, one a rule, and the findings
// against each by year.
func (s *Site) checks(rules []rule) []page {
	out := []page{{address: "checks.html", always: true, make: s.checksOverview(rules)}}
	for _, r := range rules {
		k := newKey(s.base)
		k.hash(r.counts)
		k.text(r.SQL)
		for _, y := range r.years {
			k.number(y.year, y.findings)
		}
		out = append(out, page{address: checkAt(r.Name), source: r.File, key: k.sum(), make: s.checkPage(r)})
		for _, y := range r.years {
			for n := range pagesBy(y.findings, findingRows) {
				k := newKey(s.base)
				k.hash(y.key)
				k.text(r.SQL)
				k.number(n)
				for _, other := range r.years { // the page leads to the years beside it
					k.number(other.year)
				}
				p := page{address: numbered(findingsAt(r.Name, y.year), n+1), source: r.File, key: k.sum(), make: s.findingsPage(r, y, n+1)}
				p.use(s.asked["findings"].answer)
				out = append(out, p)
			}
		}
	}
	return out
}

type checksView struct {
	Head  head
	Scope string // what the counts are of, where that is not all units
	Rules []ruleLine
}

type ruleLine struct {
	Href        template.HTMLAttr
	Title, Text string
	Counts      []string
	Rate        string
}

// checksOverview shows every rule with its outcomes over the whole archive.
func (s *Site) checksOverview(rules []rule) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		v := checksView{Head: s.head(p, s.say("site.checks"))}
		if s.incomplete() {
			v.Scope = s.say("site.of-shown-units")
		}
		totals, err := s.o.Facts.Figures("totals", totalsSQL)
		if err != nil {
			return err
		}
		counts := map[string][]any{}
		for _, row := range totals.Rows {
			counts[row[0].(string)] = row[1:]
		}
		for _, r := range rules {
			line := ruleLine{Href: href(p.to(checkAt(r.Name))), Title: r.Title.In(s.o.Words.Lang()), Text: s.ruleText(r.Check)}
			line.Counts, line.Rate = s.outcomeCounts(counts[r.Name])
			v.Rules = append(v.Rules, line)
		}
		return s.execute(b, "checks", v)
	}
}

// outcomeCounts writes counts in the order of outcomes, then of all judged, and
// `5/7 (71,4 %)`.
func (s *Site) outcomeCounts(counts []any) (texts []string, rate string) {
	if counts == nil {
		counts = []any{int64(0), int64(0), int64(0), int64(0), int64(0)}
	}
	for _, n := range counts[:len(outcomes)] {
		texts = append(texts, s.value(sheet.Column{Unit: "n"}, n))
	}
	return texts, s.shared(shareOf(counts[0], counts[len(outcomes)]))
}

// shared writes a share, or how it is withheld.
func (s *Site) shared(x share) string {
	if x.out != "" {
		return s.withheld(x.out)
	}
	return s.rate(x.n, x.of)
}

// rate writes a share with its n, and nothing where there is nothing to share.
func (s *Site) rate(n, of int) string {
	if of == 0 {
		return ""
	}
	share := strconv.FormatFloat(percent(float64(n), float64(of)), 'f', 1, 64)
	return fmt.Sprintf("%s/%s (%s)", s.number(n), s.number(of), s.percent(share))
}

// percent writes a number of hundredths as each language does: `71,4 %`, `71.4%`.
func (s *Site) percent(n string) string {
	if s.o.Words.Lang() == "vi" {
		return s.comma(n) + " %"
	}
	return n + "%"
}

// checkAt gives the address of a check's page.
func checkAt(rule string) string { return address.Page("checks/" + rule) }
