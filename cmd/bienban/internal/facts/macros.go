package facts

import "slices"

// readMacros gives, for each macro of queries/base/macros.sql, the tables that
// it reads, by itself or through others. The macros must have been made.
func (f *Facts) readMacros() (map[string][]string, error) {
	definitions := map[string]string{}
	err := f.lend(func(c conn) error {
		return c.pairs(`select lower(function_name), case when function_type = 'table_macro' then '' else 'select ' end || macro_definition
			from duckdb_functions() where database_name = 'facts' and function_type like '%macro'`,
			func(name, sql string) { definitions[name] = sql })
	})
	if err != nil {
		return nil, err
	}
	guards := map[string]*guard{}
	for name, sql := range definitions {
		node, err := f.parse("queries/base/macros.sql", sql)
		if err != nil {
			return nil, err
		}
		guards[name] = guardOf(node)
	}
	out := map[string][]string{}
	for name := range guards {
		out[name] = tablesOf(guards, name, nil)
	}
	return out, nil
}

func tablesOf(guards map[string]*guard, name string, seen []string) []string {
	g := guards[name]
	if g == nil || slices.Contains(seen, name) {
		return nil
	}
	out := slices.Clone(g.tables)
	for _, f := range g.functions {
		out = append(out, tablesOf(guards, f, append(seen, name))...)
	}
	return out
}
