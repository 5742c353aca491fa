package facts

import "slices"

// readMacros gives, for each macro of queries/base/macros.sql, what it reads,
// by itself or through others. The macros must have been made.
func (f *Facts) readMacros() (map[string]reading, error) {
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
		guards[name] = guardOf(node, true)
	}
	out := map[string]reading{}
	for name := range guards {
		var r reading
		r.through(guards, name, nil)
		out[name] = r
	}
	return out, nil
}

// through adds what a macro reads, and those that it calls.
func (r *reading) through(guards map[string]*guard, name string, seen []string) {
	g := guards[name]
	if g == nil || slices.Contains(seen, name) {
		return
	}
	r.tables = append(r.tables, g.tables...)
	r.columns = append(r.columns, g.reads()...)
	for _, f := range g.functions {
		r.through(guards, f, append(seen, name))
	}
}
