package facts

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// tableFunctions are those that make rows of nothing but their arguments. All
// others read files, settings, or SQL hidden in a text.
var tableFunctions = []string{"range", "generate_series", "unnest"}

// tableMacros are those of queries/base/macros.sql.
var tableMacros = []string{"whole_periods", "people", "own_months", "headline", "placed_classifications"}

// hiddenFunctions tell of the machine, not of the archive.
var hiddenFunctions = []string{"getenv", "current_setting", "getvariable", "write_log", "current_user", "session_user", "user"}

// inspect refuses whatever is not one SELECT over the tables. It reads the
// statement as DuckDB's own parser gives it.
func (f *Facts) inspect(file, sql string) (reading, error) {
	if r, ok := f.inspected.Load(sql); ok {
		return r.(reading), nil
	}
	node, err := f.parse(file, sql)
	if err != nil {
		return reading{}, err
	}
	macros, err := f.macros()
	if err != nil {
		return reading{}, err
	}
	g := guardOf(node, false)
	if g.denied != "" {
		return reading{}, refused(file, sql, g.place, g.denied)
	}
	if err := f.unknown(file, sql, g); err != nil {
		return reading{}, err
	}
	r := reading{ordered: isOrdered(node), tables: g.tables, columns: g.reads()}
	for _, name := range g.functions {
		r.tables = append(r.tables, macros[name].tables...)
		r.columns = append(r.columns, macros[name].columns...)
	}
	r.tables, r.columns = sorted(r.tables), sorted(r.columns)
	f.inspected.Store(sql, r)
	return r, nil
}

// parse gives the tree of one SELECT.
func (f *Facts) parse(file, sql string) (map[string]any, error) {
	var text string
	err := f.lend(func(c conn) error {
		return c.QueryRowContext(context.Background(), "select cast(json_serialize_sql("+Quoted(sql)+") as varchar)").Scan(&text)
	})
	if err != nil {
		return nil, sqlError(file, sql, 0, err)
	}
	var tree struct {
		Error      bool   `json:"error"`
		Message    string `json:"error_message"`
		Type       string `json:"error_type"`
		Position   int    `json:"position,string"`
		Statements []struct {
			Node map[string]any `json:"node"`
		} `json:"statements"`
	}
	if err := json.Unmarshal([]byte(text), &tree); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	switch {
	case tree.Error && tree.Type == "parser":
		return nil, (&SQLError{File: file, Message: tree.Message}).at(sql, inBytes(sql, tree.Position))
	case tree.Error:
		return nil, refused(file, sql, -1, "this is no SELECT")
	case len(tree.Statements) == 0:
		return nil, refused(file, sql, -1, "there is nothing in it to run")
	case len(tree.Statements) > 1:
		return nil, refused(file, sql, -1, "it is more than one statement")
	}
	return tree.Statements[0].Node, nil
}

func sorted(all []string) []string {
	all = slices.Clone(all)
	slices.Sort(all)
	return slices.Compact(all)
}

func refused(file, sql string, place int, what string) error {
	e := &SQLError{File: file, Message: "refused: " + what, Near: "a query is one SELECT that reads the tables of --schema, and nothing else"}
	if place < 0 {
		return e
	}
	return e.at(sql, place)
}

// guard walks a statement's tree.
type guard struct {
	tables    []string
	functions []string
	mentioned []string // columns by name, whatever of
	single    []string // those of them that stand alone
	aliases   []string // what tables are called in it
	star      bool     // all columns of a table are asked for
	ctes      []string
	strange   []strange // tables that are none of ours
	denied    string
	place     int
	own       bool // it is of our own making: it may read what is kept
}

func guardOf(node map[string]any, own bool) *guard {
	g := &guard{own: own}
	g.names(node)
	g.walk(node)
	g.star = g.star || slices.ContainsFunc(g.single, func(name string) bool { return slices.Contains(g.aliases, name) })
	return g
}

type strange struct {
	name  string
	place int
}

// names gathers what the statement itself calls a table.
func (g *guard) names(node any) {
	switch n := node.(type) {
	case []any:
		for _, x := range n {
			g.names(x)
		}
	case map[string]any:
		if m, ok := n["cte_map"].(map[string]any); ok {
			all, _ := m["map"].([]any)
			for _, x := range all {
				if entry, ok := x.(map[string]any); ok {
					g.ctes = append(g.ctes, strings.ToLower(str(entry["key"])))
				}
			}
		}
		for _, x := range n {
			g.names(x)
		}
	}
}

func (g *guard) walk(node any) {
	switch n := node.(type) {
	case []any:
		for _, x := range n {
			g.walk(x)
		}
	case map[string]any:
		g.look(n)
		for _, x := range n {
			g.walk(x)
		}
	}
}

func (g *guard) look(n map[string]any) {
	switch str(n["type"]) {
	case "BASE_TABLE":
		g.aliases = append(g.aliases, strings.ToLower(str(n["alias"])), strings.ToLower(str(n["table_name"])))
		g.table(n)
	case "COLUMN_REF":
		g.mention(n)
	case "JOIN":
		g.join(n)
	case "SELECT_NODE":
		g.selection(n)
	case "TABLE_FUNCTION":
		function, _ := n["function"].(map[string]any)
		name := strings.ToLower(str(function["function_name"]))
		if !slices.Contains(tableMacros, name) && !slices.Contains(tableFunctions, name) {
			g.deny(n, name+"() does not read the tables")
		}
	case "FUNCTION":
		name := strings.ToLower(str(n["function_name"]))
		if slices.Contains(hiddenFunctions, name) {
			g.deny(n, name+"() does not read the tables")
		}
		g.functions = append(g.functions, name)
	case "SHOW_REF":
		g.star = true
		if kind := str(n["show_type"]); kind != "DESCRIBE" && kind != "SUMMARY" {
			g.deny(n, "SHOW does not read the tables")
		}
	}
}

func (g *guard) table(n map[string]any) {
	name := strings.ToLower(str(n["table_name"]))
	schema, catalog := strings.ToLower(str(n["schema_name"])), strings.ToLower(str(n["catalog_name"]))
	switch {
	case schema == "" && catalog == "" && slices.Contains(g.ctes, name):
	case (schema == "" || schema == "main") && catalog == "" && TableNamed(name) != nil:
		g.tables = append(g.tables, name)
	case schema == "kept" && name == "months" && g.own:
		g.tables = append(g.tables, name)
	default:
		g.strange = append(g.strange, strange{name, place(n)})
	}
}

func (g *guard) deny(n map[string]any, what string) {
	if g.denied == "" {
		g.denied, g.place = what, place(n)
	}
}

// unknown lets DuckDB say which name was meant; what it knows and is no table
// of the facts is refused.
func (f *Facts) unknown(file, sql string, g *guard) error {
	if len(g.strange) == 0 {
		return nil
	}
	if _, err := f.columns(file, sql); err != nil {
		return err
	}
	return refused(file, sql, g.strange[0].place, g.strange[0].name+" is no table of the facts")
}

func isOrdered(node map[string]any) bool {
	modifiers, _ := node["modifiers"].([]any)
	for _, m := range modifiers {
		if m, ok := m.(map[string]any); ok && str(m["type"]) == "ORDER_MODIFIER" {
			return true
		}
	}
	return false
}

func str(v any) string {
	s, _ := v.(string)
	return s
}

// place gives the byte of the statement where a node stands, -1 if not known.
func place(n map[string]any) int {
	at, ok := n["query_location"].(float64)
	if !ok || at < 0 || at > 1<<30 {
		return -1
	}
	return int(at)
}
