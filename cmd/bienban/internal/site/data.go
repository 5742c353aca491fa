package site

import (
	"bytes"
	"html/template"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/facts"
)

// dataAt gives the address of a dataset's page (`html`) or of one of its files.
func dataAt(name, end string) string { return "data/" + name + "." + end }

// dataset is a table or a query with all that is said of it.
type dataset struct {
	*facts.Query
	table *facts.Table // nil for a query
	key   archive.Hash // of its rows
}

// datasets gives the queries, then the tables, with their keys.
func (s *Site) datasets() (queries, tables []dataset, err error) {
	asked, err := facts.Queries(s.o.Queries)
	if err != nil {
		return nil, nil, err
	}
	for i := range asked {
		key, err := s.o.Facts.Key(asked[i].File, asked[i].SQL)
		if err != nil {
			return nil, nil, err
		}
		queries = append(queries, dataset{Query: &asked[i], key: key})
	}
	for i, t := range facts.Schema() {
		key, err := s.o.Facts.KeyOf(t.Name)
		if err != nil {
			return nil, nil, err
		}
		q := t.Query()
		tables = append(tables, dataset{Query: &q, table: &facts.Schema()[i], key: key})
	}
	return queries, tables, nil
}

// data gives the pages and files of everything that can be counted.
func (s *Site) data() ([]page, error) {
	rules, err := s.rules()
	if err != nil {
		return nil, err
	}
	s.nameRules(rules)
	queries, tables, err := s.datasets()
	if err != nil {
		return nil, err
	}
	out := []page{{address: "data.html", always: true, make: s.dataOverview(queries, tables)}}
	for _, d := range append(queries, tables...) {
		out = append(out, s.datasetPages(d)...)
	}
	return append(out, s.checks(rules)...), nil
}

// datasetPages gives a dataset's page and its files, made from one answer.
func (s *Site) datasetPages(d dataset) []page {
	a := &answer{ask: func() (*facts.Dataset, error) { return s.o.Facts.Hold(d.Query) }}
	if d.table != nil {
		a.ask = func() (*facts.Dataset, error) { return s.o.Facts.Table(d.table) }
	}
	own := newKey(s.o.Program)
	own.hash(d.key)
	shown := newKey(s.base)
	shown.hash(d.key)
	shown.text(d.SQL)
	shown.hash(s.titled)
	out := []page{
		{address: dataAt(d.Name, "html"), source: d.File, key: shown.sum(), make: s.datasetPage(d, a)},
		{address: dataAt(d.Name, "csv"), source: d.File, key: own.sum(), file: s.export(a, (*facts.Dataset).CSV)},
		{address: dataAt(d.Name, "parquet"), source: d.File, key: own.sum(), file: s.export(a, (*facts.Dataset).Parquet)},
	}
	if d.table == nil {
		out = append(out, page{address: dataAt(d.Name, "xlsx"), source: d.File, key: shown.sum(), file: s.workbook(d, a)})
	}
	a.left.Store(int32(len(out)))
	for i := range out {
		out[i].settled = a.settle
	}
	return out
}

type dataView struct {
	Head            head
	Figures         []definition
	Queries, Tables []dataLine
}

// definition is a figure with its formula in words.
type definition struct{ Name, Formula string }

type dataLine struct {
	Title, Row string
	Href       template.HTMLAttr
	Files      []link
}

// figures are the headline figures (SCHEMA.md, "Headline figures, by exact
// formula"), as words name them.
var figures = []string{"completion", "held", "remedy", "on_time", "attendance", "coverage", "compliance", "good"}

// dataOverview lists all that can be taken away, and says what figures mean.
func (s *Site) dataOverview(queries, tables []dataset) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		v := dataView{Head: s.head(p, s.say("site.data"))}
		for _, f := range figures {
			v.Figures = append(v.Figures, definition{s.word("figure", f), s.word("formula", f)})
		}
		for _, d := range queries {
			v.Queries = append(v.Queries, s.dataLine(p, d))
		}
		for _, d := range tables {
			v.Tables = append(v.Tables, s.dataLine(p, d))
		}
		return s.execute(b, "data", v)
	}
}

func (s *Site) dataLine(p *page, d dataset) dataLine {
	lang := s.o.Words.Lang()
	return dataLine{Title: d.Title.In(lang), Row: d.Row.In(lang), Href: href(p.to(dataAt(d.Name, "html"))), Files: s.files(p, d)}
}

// files links to a dataset's files, those that most people open first.
func (s *Site) files(p *page, d dataset) []link {
	ends := []string{"xlsx", "csv", "parquet"}
	if d.table != nil {
		ends = ends[1:]
	}
	var out []link
	for _, end := range ends {
		out = append(out, link{Text: strings.ToUpper(end), Href: href(p.to(dataAt(d.Name, end)))})
	}
	return out
}
