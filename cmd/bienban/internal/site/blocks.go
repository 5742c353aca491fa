package site

import (
	"slices"
	"strconv"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

// charts are the kinds that a page may ask for, with how many columns each
// needs at least.
var charts = map[string]int{"line": 2, "bar": 2, "stacked": 2, "heat": 3, "number": 2, "table": 1}

// BlockFaults gives what is wrong in the queries that an archive's pages place.
// columns gives those of a query's answer, nil where they are not known; its
// error is given back.
func BlockFaults(pages []*archive.Page, queries []facts.Query, columns func(*facts.Query) ([]string, error)) (diag.List, error) {
	var ds diag.List
	for _, x := range pages {
		for i := range x.Blocks {
			found, err := blockFaults(&x.Blocks[i], queries, columns)
			if err != nil {
				return nil, err
			}
			ds = append(ds, found.In(x.Source)...)
		}
	}
	ds.Sort()
	return ds, nil
}

// blockFaults looks at one placed query.
func blockFaults(b *record.Block, queries []facts.Query, columns func(*facts.Query) ([]string, error)) (ds diag.List, err error) {
	fault := func(key, word string, near []string, more ...string) {
		ds.Errorf(b.Pos, key, append([]string{word}, more...)...).Suggest(text.Nearest(word, near))
	}
	i := slices.IndexFunc(queries, func(q facts.Query) bool { return q.Name == b.Query })
	if i < 0 {
		var names []string
		for _, q := range queries {
			names = append(names, q.Name)
		}
		if b.Query != "" { // else that was said where it was read
			fault("block.query", b.Query, names)
		}
		return ds, nil
	}
	known, err := columns(&queries[i])
	if err != nil || known == nil {
		return nil, err
	}
	kind, of := chartOf(b, &queries[i], known)
	least, ok := charts[kind]
	switch {
	case !ok:
		fault("block.chart", kind, []string{"line", "bar", "stacked", "heat", "number", "table"})
	case len(of) < least:
		fault("block.chart-columns", kind, nil, strconv.Itoa(least))
	}
	for _, name := range columnsUsed(b, of) {
		if !slices.Contains(known, name) {
			fault("block.column", name, known, b.Query)
		}
	}
	return ds, nil
}

// chartOf gives the kind of chart and its columns: the block's, else the
// query's, else a table of all columns.
func chartOf(b *record.Block, q *facts.Query, known []string) (kind string, of []string) {
	switch {
	case len(b.Chart) > 0:
		return b.Chart[0], b.Chart[1:]
	case len(q.Chart) > 0:
		return q.Chart[0], q.Chart[1:]
	}
	return "table", known
}

// columnsUsed gives all columns that a block names.
func columnsUsed(b *record.Block, of []string) []string {
	out := slices.Clone(of)
	if b.Order != "" {
		out = append(out, strings.TrimPrefix(b.Order, "-"))
	}
	for _, f := range b.Filters {
		out = append(out, f.Column)
	}
	return out
}

// Declared gives the columns that a query's header tells of, nil if of none.
func Declared(q *facts.Query) ([]string, error) {
	if len(q.Columns) == 0 {
		return nil, nil
	}
	return columnNames(q), nil
}
