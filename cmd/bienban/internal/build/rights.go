package build

import (
	"bytes"
	"io/fs"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/reduce"
	"bienban/queries"
)

// rights say which queries, tables and rules an audience may be given, by what
// each of them reads.
type rights struct {
	to      *archive.Audience
	queries map[string]bool // by name
	figures map[string]bool // of those, which are asked of all units' facts
	rules   map[string]bool
	own     map[string]bool // rules that are the archive's
}

// rightsOf finds what each query and check reads. The error is an *SQLError of
// one that can't be asked.
func rightsOf(to *archive.Audience, files fs.FS, of *facts.Facts) (rights, error) {
	r := rights{to, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	checks, err := facts.Checks(files)
	if err != nil {
		return r, err
	}
	for _, c := range checks {
		columns, err := of.Reads(c.File, c.SQL)
		if err != nil {
			return r, err
		}
		r.rules[c.Name], r.own[c.Name] = r.allows(columns, c.SQL), !programs(files, "checks/"+c.Name)
	}
	asked, err := facts.Queries(files)
	if err != nil {
		return r, err
	}
	for _, q := range asked {
		columns, err := of.Reads(q.File, q.SQL)
		if err != nil {
			return r, err
		}
		// An archive's own query may call anything a figure: it is asked of what
		// is shown.
		r.figures[q.Name] = len(q.Small) > 0 && programs(files, q.Name)
		r.queries[q.Name] = r.figures[q.Name] || r.allows(columns, q.SQL)
	}
	return r, nil
}

// programs tells whether a query is the program's own, as it was made.
func programs(files fs.FS, name string) bool {
	now, err := fs.ReadFile(files, name+".sql")
	made, none := fs.ReadFile(queries.Files, name+".sql")
	return err == nil && none == nil && bytes.Equal(now, made)
}

// allows tells whether something made of some columns may be given.
func (r rights) allows(columns []string, sql string) bool {
	for _, c := range columns {
		if rule, ok := strings.CutPrefix(c, "checks@"); ok && !r.rules[rule] {
			return false
		}
	}
	return reduce.Allows(r.to, columns, sql)
}

func (r rights) query(q *facts.Query) bool  { return r.queries[q.Name] }
func (r rights) rule(name string) bool      { return r.rules[name] }
func (r rights) ownRule(name string) bool   { return r.own[name] }
func (r rights) figure(q *facts.Query) bool { return r.figures[q.Name] }
func (r rights) table(name string) bool     { return reduce.Table(r.to, name) }
