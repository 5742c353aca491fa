package facts

import (
	"slices"
	"strings"
)

// reading is what a statement that was let through reads.
type reading struct {
	tables  []string // sorted; also those that macros read for it
	columns []string // sorted, as table.column, with table.# for its rows being there
	ordered bool     // it fixes the order of its rows itself
}

// rowsOf names the mere being there of a table's rows among its columns.
func rowsOf(table string) string { return table + ".#" }

// outcomesOf names the outcomes of one rule among what readings name.
func outcomesOf(rule string) string { return "checks@" + rule }

// ofRules gives a reading's columns for one that reads the outcomes of some
// rules only, as its header says (`-- rules: a b`): other rules' may change.
func (r reading) ofRules(rules []string) []string {
	if rules == nil {
		return r.columns
	}
	var out []string
	for _, c := range r.columns {
		if !strings.HasPrefix(c, "checks.") {
			out = append(out, c)
		}
	}
	for _, rule := range rules {
		out = append(out, outcomesOf(rule))
	}
	return out
}

// rulesRead gives the rules that a file's header names.
func rulesRead(sql string) []string {
	for _, l := range header(sql) {
		if l.key == "rules" {
			return strings.Fields(l.value)
		}
	}
	return nil
}

// columnsOf gives all of a table, as readings name it.
func columnsOf(table string) []string {
	out := []string{rowsOf(table)}
	if t := TableNamed(table); t != nil {
		for _, c := range t.Columns {
			out = append(out, table+"."+c.Name)
		}
	}
	return out
}

// reads gives what a tree reads at most: of its tables all columns of a name
// that it mentions anywhere, and all that there are where it says `*`.
func (g *guard) reads() []string {
	var out []string
	for _, table := range g.tables {
		for _, column := range columnsOf(table) {
			_, name, _ := strings.Cut(column, ".")
			if g.star || name == "#" || slices.Contains(g.mentioned, name) {
				out = append(out, column)
			}
		}
	}
	return out
}

// mention notes the names in a reference; the name of a table alone stands for
// all of its columns.
func (g *guard) mention(n map[string]any) {
	names, _ := n["column_names"].([]any)
	for _, x := range names {
		g.mentioned = append(g.mentioned, strings.ToLower(str(x)))
	}
	if len(names) == 1 {
		g.single = append(g.single, strings.ToLower(str(names[0])))
	}
}

// join notes the columns that a join is made by.
func (g *guard) join(n map[string]any) {
	using, _ := n["using_columns"].([]any)
	for _, x := range using {
		g.mentioned = append(g.mentioned, strings.ToLower(str(x)))
	}
	g.star = g.star || str(n["ref_type"]) == "NATURAL"
}

// selection looks for `*` over a table itself. What stands for a subquery, a
// macro or a CTE is looked at where that says what it is of.
func (g *guard) selection(n map[string]any) {
	all, _ := n["select_list"].([]any)
	for _, x := range all {
		if item, ok := x.(map[string]any); ok && str(item["type"]) == "STAR" && g.overTable(n["from_table"]) {
			g.star = true
		}
	}
}

func (g *guard) overTable(from any) bool {
	n, _ := from.(map[string]any)
	switch str(n["type"]) {
	case "JOIN":
		return g.overTable(n["left"]) || g.overTable(n["right"])
	case "BASE_TABLE":
		return !slices.Contains(g.ctes, strings.ToLower(str(n["table_name"])))
	case "SUBQUERY", "TABLE_FUNCTION", "EXPRESSION_LIST", "EMPTY":
		return false
	}
	return true
}
