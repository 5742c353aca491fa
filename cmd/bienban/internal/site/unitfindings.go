package site

import (
	"slices"

	"bienban/cmd/bienban/internal/archive"
)

// yearFindings counts a year's findings by rule, of the unit and all below,
// and lists the unit's own.
func (s *Site) yearFindings(p *page, u *archive.Unit, year int, out *unitYearView) error {
	pl := s.own.findings
	if pl == nil {
		return nil
	}
	if err := s.load(pl.figure); err != nil {
		return err
	}
	counts, own := map[string]int{}, 0
	var rules []string
	for _, r := range pl.pick(view{unit: u, year: year}) {
		rule, _ := pl.value(r, "rule").(string)
		if counts[rule]++; counts[rule] == 1 {
			rules = append(rules, rule)
		}
		if id, _ := pl.value(r, "unit").(string); id != u.ID {
			continue
		}
		if own++; own > maxFindings {
			continue
		}
		row := answerRow{}
		if at := s.evidence(p, pl, r); at != "" {
			row.Href = href(at)
		}
		for _, name := range pl.columns {
			c := pl.column(name)
			row.Cells = append(row.Cells, cellOf(c, s.value(c, pl.value(r, name))))
		}
		out.Findings.Rows = append(out.Findings.Rows, row)
	}
	slices.SortFunc(rules, s.byRule)
	for _, rule := range rules {
		if !s.ruled(rule) {
			continue
		}
		out.Rules = append(out.Rules, link{s.ruleTitle(rule), href(p.to(numbered(findingsAt(rule, year), 1))), s.number(counts[rule])})
	}
	out.Findings.Caption = s.say("site.n-findings", s.number(own))
	if own > maxFindings {
		out.Findings.Caption = s.say("site.first-rows", maxFindings, s.number(own))
	}
	for _, name := range pl.columns {
		out.Findings.Heads = append(out.Findings.Heads, s.headCell(pl.column(name)))
	}
	return nil
}

// maxFindings is how many findings a unit's year lists; each rule's page has
// them all.
const maxFindings = 40
