package site

import (
	"bytes"
	"strconv"
	"strings"
)

type checkView struct {
	Head                    head
	Rule, Per, Detail, Name string
	Thresholds              []thresholdLine
	Units                   []unitOutcomes
	Years                   []link
	Findings                string
	Listed                  bool   // findings are
	Scope                   string // what the counts are of, where that is not all units
	Files                   []link
	SQL                     string
}

type thresholdLine struct{ Label, Name, Value, Since string }

type unitOutcomes struct {
	Unit   link
	Indent int
	Counts []string
	Rate   string
}

// checkPage shows one rule: in words, its thresholds, its outcomes by unit,
// and the way to what was found.
func (s *Site) checkPage(r rule) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		lang := s.o.Words.Lang()
		v := checkView{
			Head: s.head(p, r.Title.In(lang), link{Text: s.say("site.checks"), Href: href(p.to("checks.html"))}),
			Rule: s.ruleText(r.Check), Per: r.Per.In(lang), Detail: r.Detail.In(lang), Name: r.Name, SQL: strings.TrimSpace(r.SQL),
		}
		if s.tabled("checks") {
			v.Files = []link{{Text: "CSV", Href: href(p.to(dataAt("checks", "csv")))}, {Text: "Parquet", Href: href(p.to(dataAt("checks", "parquet")))}}
		}
		v.Listed = s.asked["findings"] != nil
		if s.incomplete() {
			v.Scope = s.say("site.of-shown-units")
		}
		for _, name := range r.Thresholds {
			label := ""
			if s.o.Words.Has("word.threshold." + name) { // an archive's rule may have its own
				label = s.word("threshold", name)
			}
			percent := strings.Contains(r.Rule.In(lang), "{"+name+":%}")
			for _, t := range s.thresholds(name) {
				line := thresholdLine{label, name, s.thresholdText(t.Value, percent), s.day(t.From)}
				if t.From == 0 {
					line.Since = s.say("site.always")
				}
				v.Thresholds = append(v.Thresholds, line)
			}
		}
		for _, root := range s.roots {
			for _, u := range below(root) {
				if counts := r.of[u.ID]; counts != nil && !u.Withheld {
					line := unitOutcomes{Unit: *p.unit(u), Indent: min(u.Depth, 6)}
					line.Counts, line.Rate = s.outcomeCounts(counts)
					v.Units = append(v.Units, line)
				}
			}
		}
		total := 0
		for _, y := range r.years {
			total += y.findings
			v.Years = append(v.Years, link{Text: strconv.Itoa(y.year), Href: href(p.to(numbered(findingsAt(r.Name, y.year), 1))), Note: s.number(y.findings)})
		}
		v.Findings = s.number(total)
		return s.execute(b, "check", v)
	}
}
