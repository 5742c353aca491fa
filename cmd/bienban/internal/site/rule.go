package site

import (
	"cmp"
	"errors"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/sheet"
	"bienban/cmd/bienban/internal/text"
)

// rule is a check with what its pages are listed by.
type rule struct {
	facts.Check
	of     map[string][]any // its outcomes by unit
	counts archive.Hash     // what these are made from
	years  []findingYear
}

// findingYear is a year in which a rule was not kept.
type findingYear struct {
	year, findings int
	key            archive.Hash
}

// outcomes are those of checks, in the order in which they are shown.
var outcomes = []string{"pass", "fail", "no data", "n/a"}

const (
	// countsSQL gives each rule's outcomes by unit, with all below it.
	countsSQL = `-- scope: tree
-- small rule:{rule}: judged / pass fail no_data not_applicable
select c.rule, t.ancestor as unit,` + outcomesSQL + `
from checks c join unit_tree t on t.unit = c.unit group by all order by rule, unit`
	totalsSQL = `-- small rule:{rule}: judged / pass fail no_data not_applicable
select rule,` + outcomesSQL + ` from checks group by all order by rule`
	outcomesSQL = ` count(*) filter (outcome = 'pass') as pass, count(*) filter (outcome = 'fail') as fail,
	count(*) filter (outcome = 'no data') as no_data, count(*) filter (outcome = 'n/a') as not_applicable,
	count(*) filter (outcome in ('pass', 'fail')) as judged`
)

// findRules gives the checks with what their pages depend on.
func (s *Site) findRules() ([]rule, error) {
	checks, err := facts.Checks(s.o.Queries)
	if err != nil {
		return nil, err
	}
	out := make([]rule, len(checks))
	at := map[string]*rule{}
	for i, c := range checks {
		out[i].Check = c
		at[c.Name] = &out[i]
	}
	counts, err := s.o.Facts.Figures("outcomes", countsSQL)
	if err != nil {
		return nil, err
	}
	keys := map[*rule]*keyer{}
	for _, row := range counts.Rows {
		r := at[row[0].(string)]
		if r == nil {
			continue
		}
		if keys[r] == nil {
			keys[r], r.of = newKey(s.base), map[string][]any{}
		}
		unit := row[1].(string)
		r.of[unit] = row[2:]
		keys[r].text(unit)
		for _, v := range row[2:] {
			keys[r].text(sheet.Text(v, ""))
		}
	}
	for r, k := range keys {
		r.counts = k.sum()
	}
	return out, s.findYears(at)
}

// findYears finds the years in which each rule was not kept.
func (s *Site) findYears(at map[string]*rule) error {
	d := s.asked["findings"]
	switch {
	case d == nil && s.reduced():
		return nil
	case d == nil:
		return errors.New("queries: no findings.sql")
	}
	marks, err := s.marksBy(d, " by rule and year", func(*facts.Dataset) string { return "rule || '/' || year(date)" })
	if err != nil {
		return err
	}
	for _, part := range slices.Sorted(maps.Keys(marks)) {
		cut := strings.LastIndexByte(part, '/')
		if cut < 0 {
			continue
		}
		year, _ := strconv.Atoi(part[cut+1:])
		n, _, _ := strings.Cut(marks[part], "/")
		findings, _ := strconv.Atoi(n)
		if r := at[part[:cut]]; r != nil {
			r.years = append(r.years, findingYear{year, findings, archive.HashOf([]byte(marks[part]))})
		}
	}
	return nil
}

// threshold is a place of a rule's words where a threshold goes.
var threshold = regexp.MustCompile(`\{([a-z_]+)(:%)?\}`)

// ruleText gives a rule in words, with the thresholds of the day of reckoning.
func (s *Site) ruleText(c facts.Check) string {
	return threshold.ReplaceAllStringFunc(c.Rule.In(s.o.Words.Lang()), func(place string) string {
		m := threshold.FindStringSubmatch(place)
		v, ok := s.thresholdOn(m[1], s.AsOf)
		if !ok {
			return place
		}
		return s.thresholdText(v, m[2] != "")
	})
}

func (s *Site) thresholdText(v float64, percent bool) string {
	if percent {
		return s.percent(strconv.FormatFloat(v*100, 'f', -1, 64))
	}
	return s.comma(strconv.FormatFloat(v, 'f', -1, 64))
}

// thresholdOn gives a rule's value on a day.
func (s *Site) thresholdOn(name string, day text.Date) (float64, bool) {
	value, ok := 0.0, false
	for _, r := range s.thresholds(name) {
		if r.From <= day {
			value, ok = r.Value, true
		}
	}
	return value, ok
}

// thresholds gives a rule's values, oldest first.
func (s *Site) thresholds(name string) []record.Rule {
	var out []record.Rule
	for _, r := range facts.Rules(s.Rules) {
		if r.Rule == name {
			out = append(out, r)
		}
	}
	return out
}

// nameRules notes what rules are called.
func (s *Site) nameRules(rules []rule) {
	k := newKey(s.base)
	s.titles = make(map[string]string, len(rules))
	s.rulePlace = make(map[string]int, len(rules))
	for i, r := range rules {
		s.rulePlace[r.Name] = i
		s.titles[r.Name] = r.Title.In(s.o.Words.Lang())
		k.text(r.Name, s.titles[r.Name])
	}
	s.titled = k.sum()
}

// byRule compares two rules by their places, which readers know from the page
// of all rules; those that are not known come last.
func (s *Site) byRule(a, b string) int {
	place := func(name string) int {
		if at, ok := s.rulePlace[name]; ok {
			return at
		}
		return len(s.rulePlace)
	}
	return cmp.Compare(place(a), place(b))
}

// ruleTitle names a rule; one that is not known by its own name.
func (s *Site) ruleTitle(name string) string {
	if title, ok := s.titles[name]; ok {
		return title
	}
	return name
}
