package reduce

import (
	"strings"

	"bienban/cmd/bienban/internal/archive"
)

// ofTables says in which section of the minutes what a table holds is said; a
// table not listed is of front matter or of registers that all may see.
var ofTables = map[string]string{
	"members": "register", "absences": "absences", "resolution_shortcomings": "resolution",
	"reviews": "self-criticism", "review_scope": "self-criticism", "contributions": "self-criticism", "strengths": "self-criticism",
	"talks": "experience talk", "followups": "follow-up",
	"confidence_votes": "confidence vote", "confidence_results": "confidence vote", "classifications": "classification",
}

// ofColumns says the same of single columns of other tables.
var ofColumns = map[string]string{
	"official": "attendance", "probationary": "attendance", "exempt": "attendance", "away": "attendance", "special_duty": "attendance",
	"expected": "attendance", "present": "attendance", "present_official": "attendance", "resolution": "resolution",
	"state": "follow-up", "due_now": "follow-up", "done": "follow-up",
}

// Allows tells whether an audience may be given what is made from some columns
// (`table.column`, as facts.Reads gives them) by an SQL text. A column of a
// table of two sections needs that one which the text names, else both.
func Allows(au *archive.Audience, columns []string, sql string) bool {
	for _, c := range columns {
		if strings.HasPrefix(c, "drafts.") && !au.Drafts {
			return false // a draft that is not shown would be called missing
		}
		for _, section := range sectionsOf(c, sql) {
			if !au.Shows(section) {
				return false
			}
		}
	}
	return true
}

func sectionsOf(column, sql string) []string {
	table, name, _ := strings.Cut(column, ".")
	switch table {
	case "sessions", "drafts":
		return one(ofColumns[name])
	case "items":
		return append(either(sql, "shortcoming", "self-criticism", "task", "assignments"), one(ofColumns[name])...)
	case "remarks":
		return either(sql, "commendation", "commendations", "reminder", "reminders")
	}
	return one(ofTables[table])
}

func one(section string) []string {
	if section == "" {
		return nil
	}
	return []string{section}
}

// either gives the sections of those of two kinds that a text names.
func either(sql, kind, section, other, its string) []string {
	names, namesOther := strings.Contains(sql, "kind = '"+kind+"'"), strings.Contains(sql, "kind = '"+other+"'")
	switch {
	case names == namesOther || strings.Contains(sql, "kind <>") || strings.Contains(sql, "kind !="):
		return []string{section, its}
	case names:
		return []string{section}
	}
	return []string{its}
}

// Table tells whether an audience may be given a whole table. One of two
// sections is given with the rows of the one that is seen.
func Table(au *archive.Audience, name string) bool {
	switch name {
	case "items":
		return au.Shows("self-criticism") || au.Shows("assignments")
	case "remarks":
		return au.Shows("commendations") || au.Shows("reminders")
	}
	section, ok := ofTables[name]
	if name == "drafts" {
		return au.Drafts
	}
	return !ok || au.Shows(section)
}

// ofMeasures says in which sections the cases that a measure of figures counts
// are told; those of a rule are known where its outcomes are.
var ofMeasures = map[string][]string{
	"sittings": nil, "visits": nil, "reviews": {"self-criticism"}, "shortcomings": {"self-criticism", "follow-up"}, "attendance": {"attendance"},
	"good": {"classification"}, "classified": {"classification"},
	"aged:shortcoming": {"self-criticism", "follow-up"}, "aged:task": {"assignments", "follow-up"},
}

// Known tells of a unit and a measure whether the audience sees the cases that
// its figures are made of; rule tells whether they see a rule's outcomes.
func Known(a *archive.Archive, au *archive.Audience, rule func(name string) bool) func(unit, measure string) bool {
	return func(unit, measure string) bool {
		if name, ok := strings.CutPrefix(measure, "rule:"); ok {
			return au.Sees(a.UnitOf(unit)) && rule(name)
		}
		sections, ok := ofMeasures[measure]
		if !ok || !au.Sees(a.UnitOf(unit)) {
			return false
		}
		for _, s := range sections {
			if !au.Shows(s) {
				return false
			}
		}
		return true
	}
}
