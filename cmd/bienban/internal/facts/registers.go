package facts

import (
	"cmp"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

// registerTables are those that no sitting adds to.
var registerTables = []string{
	"build", "units", "unit_tree", "members", "rules", "awards", "inspections", "documents", "document_reviews",
}

// registers writes the tables of registers and documents.
func (w *writer) registers(a *archive.Archive) {
	w.row("build", w.date(a.AsOf), w.date(firstMonth(a)))
	units := slices.SortedFunc(slices.Values(a.Units), func(u, v *archive.Unit) int { return strings.Compare(u.ID, v.ID) })
	units = slices.DeleteFunc(units, func(u *archive.Unit) bool { return u.Withheld })
	for _, u := range units {
		w.row("units", u.ID, u.Name, words(u.Kind), unitID(shown(u.Parent)), int32(u.Depth), w.date(u.From), w.date(u.To), address.Page("units/"+u.ID))
	}
	for _, u := range units {
		w.below(u)
	}
	for _, m := range a.Members {
		for _, p := range postings(m) {
			w.row("members", p.ID, p.Name, unitID(p.Unit), words(p.Status), words(p.Rank), words(p.Post), words(p.Role), yesNo(p.Leading),
				w.date(p.From), w.date(p.To), address.Page("members/"+p.ID))
		}
	}
	for _, r := range Rules(a.Rules) {
		w.row("rules", r.Rule, r.Value, w.date(r.From))
	}
	for _, x := range sortedAwards(a.Awards) {
		w.row("awards", x.Year, unitID(x.Unit), x.Name, words(x.By))
	}
	for _, x := range sortedInspections(a.Inspections) {
		w.row("inspections", w.date(x.Date), unitID(x.Unit), words(x.By), words(x.Findings))
	}
	for _, d := range a.Documents {
		w.row("documents", d.ID, d.Title, words(d.Number), words(d.Kind), words(d.Issuer), w.date(d.Issued), unitID(d.Unit),
			documentID(d.Implements), documentID(d.Replaces), address.Page("documents/"+d.ID))
		for _, day := range slices.Sorted(slices.Values(d.Reviewed)) {
			w.row("document_reviews", d.ID, w.date(day))
		}
	}
}

// shown gives a unit whose records are there, or nil.
func shown(u *archive.Unit) *archive.Unit {
	if u == nil || u.Withheld {
		return nil
	}
	return u
}

// firstMonth gives the first day of the month of the first sitting that counts,
// 0 if none does.
func firstMonth(a *archive.Archive) text.Date {
	var first text.Date
	for _, s := range a.Sessions {
		if s.Counted && (first == 0 || s.Date < first) {
			first = s.Date
		}
	}
	if first == 0 {
		return 0
	}
	return first.Month().First()
}

// below writes the pairs of a unit with itself and all below it, by id.
func (w *writer) below(top *archive.Unit) {
	type pair struct {
		id       string
		distance int32
	}
	var pairs []pair
	var walk func(u *archive.Unit, distance int32)
	walk = func(u *archive.Unit, distance int32) {
		pairs = append(pairs, pair{u.ID, distance})
		for _, c := range u.Children {
			walk(c, distance+1)
		}
	}
	walk(top, 0)
	slices.SortFunc(pairs, func(p, q pair) int { return strings.Compare(p.id, q.id) })
	for _, p := range pairs {
		w.row("unit_tree", top.ID, p.id, p.distance)
	}
}

// postings gives a person's register rows in the table's order.
func postings(m *archive.Member) []*archive.Posting {
	return slices.SortedStableFunc(slices.Values(m.Rows), func(p, q *archive.Posting) int {
		return cmp.Or(cmp.Compare(p.From, q.From), strings.Compare(p.Unit.ID, q.Unit.ID))
	})
}

// defaults are the thresholds where rules.csv has none (SCHEMA.md, "Checks").
var defaults = []record.Rule{
	{Rule: "lead_days_min", Value: 3}, {Rule: "lead_days_max", Value: 5},
	{Rule: "designees_min", Value: 1}, {Rule: "designees_max", Value: 2}, {Rule: "designees_max_large", Value: 3},
	{Rule: "large_cell_from", Value: 15}, {Rule: "talks", Value: 1}, {Rule: "min_minutes", Value: 90},
	{Rule: "attendance_good", Value: 0.85}, {Rule: "excellent_quota", Value: 0.20}, {Rule: "study_target", Value: 1},
	{Rule: "formalism_similarity", Value: 0.80},
}

// Rules gives the register's thresholds and, beneath them, the defaults, by
// rule and day.
func Rules(given []record.Rule) []record.Rule {
	out := slices.Clone(given)
	for _, d := range defaults {
		if !slices.ContainsFunc(given, func(r record.Rule) bool { return r.Rule == d.Rule && r.From == 0 }) {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(r, s record.Rule) int {
		return cmp.Or(strings.Compare(r.Rule, s.Rule), cmp.Compare(r.From, s.From))
	})
	return out
}

func sortedAwards(all []archive.Award) []archive.Award {
	return slices.SortedStableFunc(slices.Values(all), func(x, y archive.Award) int {
		return cmp.Or(cmp.Compare(x.Year, y.Year), strings.Compare(idOf(x.Unit), idOf(y.Unit)), strings.Compare(x.Name, y.Name), strings.Compare(x.By, y.By))
	})
}

func sortedInspections(all []archive.Inspection) []archive.Inspection {
	return slices.SortedStableFunc(slices.Values(all), func(x, y archive.Inspection) int {
		return cmp.Or(cmp.Compare(x.Date, y.Date), strings.Compare(idOf(x.Unit), idOf(y.Unit)), strings.Compare(x.By, y.By), strings.Compare(x.Findings, y.Findings))
	})
}
