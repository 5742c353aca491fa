package record

import (
	"strconv"
	"strings"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/text"
)

// Unit is one row of units.csv.
type Unit struct {
	ID, Name, Kind string
	Parent         Ref
	From, To       text.Date
	Aliases        []string
	Pos            diag.Pos
}

// Covers tells whether the unit existed on a day.
func (u *Unit) Covers(d text.Date) bool { return covers(u.From, u.To, d) }

// Member is one row of members.csv; one person may have several.
type Member struct {
	ID, Name           string
	Unit               Ref
	Status, Rank, Post string
	Role               string
	Leading            string // yes, no, or "" not said
	From, To           text.Date
	Pos                diag.Pos
}

// Covers tells whether the row held on a day.
func (m *Member) Covers(d text.Date) bool { return covers(m.From, m.To, d) }

func covers(from, to, d text.Date) bool {
	return (from == 0 || from <= d) && (to == 0 || d <= to)
}

// Rule is one row of rules.csv: a threshold and the day from which it holds.
type Rule struct {
	Rule  string
	Value float64
	From  text.Date
}

// Award is one row of awards.csv.
type Award struct {
	Year     int32
	Unit     Ref
	Name, By string
}

// Inspection is one row of inspections.csv.
type Inspection struct {
	Date         text.Date
	Unit         Ref
	By, Findings string
}

// ReadUnits reads units.csv; loops and parents are for whoever links.
func ReadUnits(src *Source) ([]Unit, diag.List) {
	r := &reader{src: src}
	var out []Unit
	seen := map[string]string{}
	for e := range r.register("id", "name", "kind", "parent", "from", "to", "aliases") {
		id, okID := r.id(e)
		name, okName := r.required(e, "name")
		kind, okKind := r.required(e, "kind")
		u := Unit{ID: id.text, Name: name.text, Parent: e.get("parent").ref(), Pos: id.pos}
		if okKind {
			// Known by its id all the same, so that not every sitting of it is an error.
			u.Kind, _ = r.word(kind, text.UnitKinds, "kind")
		}
		u.From, u.To = r.days(e)
		for a := range strings.SplitSeq(e.get("aliases").text, "|") {
			if a = strings.TrimSpace(a); a != "" {
				u.Aliases = append(u.Aliases, a)
			}
		}
		if okID && !r.repeated(seen, id) && okName {
			out = append(out, u)
		}
	}
	return out, r.said()
}

// repeated reports an id that an earlier row has, or has but for its case.
func (r *reader) repeated(seen map[string]string, id span) bool {
	low := strings.ToLower(id.text)
	before, ok := seen[low]
	switch {
	case ok && before == id.text:
		r.ds.Errorf(id.pos, "id.twice", id.text)
	case ok:
		r.ds.Errorf(id.pos, "id.case", id.text, before)
	}
	seen[low] = id.text
	return ok
}

// ReadMembers reads members.csv; units and overlaps are for whoever links.
func ReadMembers(src *Source) ([]Member, diag.List) {
	r := &reader{src: src}
	var out []Member
	ids := map[string]string{}
	for e := range r.register("id", "name", "unit", "status", "rank", "post", "role", "leading", "from", "to") {
		id, okID := r.id(e)
		name, okName := r.required(e, "name")
		unit, okUnit := r.required(e, "unit")
		m := Member{
			ID: id.text, Name: name.text, Unit: unit.ref(), Pos: id.pos,
			Status: r.optionalWord(e, "status", text.MemberStatuses),
			Rank:   e.get("rank").text, Post: e.get("post").text,
			Role:    r.optionalWord(e, "role", text.MemberRoles),
			Leading: r.optionalWord(e, "leading", text.YesNo),
		}
		m.From, m.To = r.days(e)
		if !okID || !okName || !okUnit {
			continue
		}
		low := strings.ToLower(m.ID)
		if before, ok := ids[low]; ok && before != m.ID {
			r.ds.Errorf(id.pos, "id.case", m.ID, before)
			continue
		}
		ids[low] = m.ID
		out = append(out, m)
	}
	return out, r.said()
}

// ReadRules reads rules.csv.
func ReadRules(src *Source) ([]Rule, diag.List) {
	r := &reader{src: src}
	var out []Rule
	seen := map[Rule]bool{}
	for e := range r.register("rule", "value", "from") {
		name, okName := r.required(e, "rule")
		value, okValue := r.required(e, "value")
		rule := Rule{Rule: name.text, From: r.optionalDate(e, "from")}
		if rule.From == 0 && e.get("from").text != "" {
			continue // of which day it is can't be known
		}
		if known, ok := text.RuleNames.Find(name.text); ok {
			rule.Rule = known
		} else if okName {
			r.ds.Warnf(name.pos, "rule.unknown", name.text).Suggest(text.RuleNames.Nearest(name.text))
		}
		if seen[rule] {
			r.ds.Errorf(name.pos, "rule.twice", name.text)
			continue
		}
		seen[rule] = true
		if okName && okValue {
			rule.Value = r.threshold(value)
			out = append(out, rule)
		}
	}
	return out, r.said()
}

// threshold reads a number with a point or a comma.
func (r *reader) threshold(s span) float64 {
	written := strings.Replace(s.text, ",", ".", 1)
	n, err := strconv.ParseFloat(written, 64)
	if err != nil || n > 1e6 || strings.Trim(written, "0123456789.") != "" {
		r.ds.Errorf(s.pos, "number.form", s.text)
		return 0
	}
	return n
}

// ReadAwards reads awards.csv.
func ReadAwards(src *Source) ([]Award, diag.List) {
	r := &reader{src: src}
	var out []Award
	for e := range r.register("year", "unit", "name", "by") {
		year, okYear := r.required(e, "year")
		unit, okUnit := r.required(e, "unit")
		name, okName := r.required(e, "name")
		if okYear && okUnit && okName {
			out = append(out, Award{r.year(year), unit.ref(), name.text, e.get("by").text})
		}
	}
	return out, r.said()
}

// ReadInspections reads inspections.csv.
func ReadInspections(src *Source) ([]Inspection, diag.List) {
	r := &reader{src: src}
	var out []Inspection
	for e := range r.register("date", "unit", "by", "findings") {
		day, okDay := r.required(e, "date")
		unit, okUnit := r.required(e, "unit")
		if okDay && okUnit {
			out = append(out, Inspection{r.date(day), unit.ref(), e.get("by").text, e.get("findings").text})
		}
	}
	return out, r.said()
}
