package facts

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Query is one file of queries/: what it asks and how its answer reads.
type Query struct {
	Name    string
	File    string // as errors name it
	SQL     string // the whole file, header and all
	Place   int    // among the others in a list; 0 comes last
	Title   Phrase
	Row     Phrase   // what one row is
	About   Phrase   // how its figures are defined
	Columns []Column // in any order: the answer has its own
	Chart   []string // line, bar, stacked, heat, number or table, and its columns
	Shares  []Share  // which columns are shares of which others
	Link    string   // the column that leads to the evidence: an address in the site
	Tree    bool     // a row of a unit is of all below it too
	Grain   string   // what a value of its column `period` spans: month, quarter or year
	Small   []Few    // how small figures are withheld; nil where rows are no figures
	Known   []string // columns of numbers that tell what all know: never withheld
}

// Check is one file of queries/checks/: a rule of the practice.
type Check struct {
	Name       string
	File       string
	SQL        string
	Place      int
	Title      Phrase
	Rule       Phrase   // in words; {name} stands for a threshold, {name:%} for one in per cent
	Per        Phrase   // what one row is
	Detail     Phrase   // what its `detail` says
	Thresholds []string // the rules that it goes by
	OfUnit     bool     // its rows of a unit depend on that unit's sittings only
}

// Share names the column of a rate and those of its numerator and denominator.
type Share struct{ Rate, N, Of string }

// line is one `-- key: value` of a header.
type line struct {
	n          int
	key, value string
}

// header reads the comment lines that open a file.
func header(sql string) []line {
	var out []line
	for i, text := range strings.Split(sql, "\n") {
		comment, ok := strings.CutPrefix(text, "-- ")
		if !ok {
			break
		}
		if key, value, ok := strings.Cut(comment, ": "); ok {
			out = append(out, line{i + 1, key, strings.TrimSpace(value)})
		}
	}
	return out
}

// Queries gives all queries, the files NAME.sql, by place and name.
func Queries(files fs.FS) ([]Query, error) {
	var out []Query
	err := each(files, ".", func(name, file, sql string) error {
		q, err := queryOf(name, file, sql)
		out = append(out, q)
		return err
	})
	slices.SortStableFunc(out, func(a, b Query) int { return byPlace(a.Place, b.Place) })
	return out, err
}

// queryOf reads a query's header.
func queryOf(name, file, sql string) (Query, error) {
	q := Query{Name: name, File: file, SQL: sql, Title: Phrase{name, name}}
	for _, l := range header(sql) {
		switch key, rest, _ := strings.Cut(l.key, " "); key {
		case "title":
			q.Title = PhraseOf(l.value)
		case "place":
			q.Place, _ = strconv.Atoi(l.value)
		case "row":
			q.Row = PhraseOf(l.value)
		case "about":
			q.About = PhraseOf(l.value)
		case "column":
			column, unit, _ := strings.Cut(rest, " ")
			q.Columns = append(q.Columns, Column{Name: column, Unit: strings.Trim(unit, "()"), Meaning: PhraseOf(l.value)})
		case "rules": // rulesRead looks at it
		case "share":
			of, whole, _ := strings.Cut(l.value, " / ")
			q.Shares = append(q.Shares, Share{rest, strings.TrimSpace(of), strings.TrimSpace(whole)})
		case "chart":
			q.Chart = strings.Fields(l.value)
		case "link":
			q.Link = l.value
		case "scope":
			q.Tree = l.value == "tree"
		case "grain":
			q.Grain = l.value
		case "small":
			f, err := fewOf(rest, l.value)
			if err != nil {
				return q, fmt.Errorf("%s:%d:4: error: %w", file, l.n, err)
			}
			q.Small = append(q.Small, f)
		case "known":
			q.Known = strings.Fields(l.value)
		default:
			return q, fmt.Errorf("%s:%d:4: error: a header has no %q: title, place, row, about, column, share, rules, chart, link, scope, grain, small, known", file, l.n, l.key)
		}
	}
	if open := q.open(q.counted()); q.Figures() && open != "" {
		return q, fmt.Errorf("%s:1:1: error: no `small` line tells of the column %s", file, open)
	}
	return q, nil
}

// Checks gives all checks, by place and name.
func Checks(files fs.FS) ([]Check, error) {
	var out []Check
	err := each(files, "checks", func(name, file, sql string) error {
		c := Check{Name: name, File: file, SQL: sql, Title: Phrase{name, name}}
		for _, l := range header(sql) {
			switch l.key {
			case "title":
				c.Title = PhraseOf(l.value)
			case "place":
				c.Place, _ = strconv.Atoi(l.value)
			case "rule":
				c.Rule = PhraseOf(l.value)
			case "per":
				c.Per = PhraseOf(l.value)
			case "detail":
				c.Detail = PhraseOf(l.value)
			case "scope":
				c.OfUnit = l.value == "unit"
			default:
				return fmt.Errorf("%s:%d:4: error: a check's header has no %q: title, place, rule, per, detail, scope", file, l.n, l.key)
			}
		}
		c.Thresholds = thresholds(sql)
		out = append(out, c)
		return nil
	})
	slices.SortStableFunc(out, func(a, b Check) int { return byPlace(a.Place, b.Place) })
	return out, err
}

// byPlace puts 0 behind all others.
func byPlace(a, b int) int { return cmp.Compare(uint(a-1), uint(b-1)) }

// thresholds gives the rules that an SQL text names.
func thresholds(sql string) []string {
	var out []string
	for _, d := range defaults {
		if strings.Contains(sql, "'"+d.Rule+"'") {
			out = append(out, d.Rule)
		}
	}
	return out
}

// each visits the SQL files of a folder by name.
func each(files fs.FS, dir string, visit func(name, file, sql string) error) error {
	entries, err := fs.ReadDir(files, dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ".sql")
		if !ok || e.IsDir() {
			continue
		}
		b, err := fs.ReadFile(files, path.Join(dir, e.Name()))
		if err != nil {
			return err
		}
		sql := strings.TrimPrefix(strings.ReplaceAll(string(b), "\r\n", "\n"), "\ufeff")
		if err := visit(name, path.Join("queries", dir, e.Name()), sql); err != nil {
			return err
		}
	}
	return nil
}
