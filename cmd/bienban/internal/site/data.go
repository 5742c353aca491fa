package site

import (
	"bytes"
	"html/template"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/facts"
)

// dataAt gives the address of a dataset's page (`html`) or of one of its files.
func dataAt(name, end string) string { return "data/" + name + "." + end }

// dataset is a table or a query with all that is said of it.
type dataset struct {
	*facts.Query
	table  *facts.Table // nil for a query
	key    archive.Hash // of its rows
	answer *answer
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
		q := &asked[i]
		queries = append(queries, dataset{Query: q, key: key, answer: &answer{ask: func() (*facts.Dataset, error) { return s.o.Facts.Hold(q) }}})
	}
	for i, t := range facts.Schema() {
		key, err := s.o.Facts.KeyOf(t.Name)
		if err != nil {
			return nil, nil, err
		}
		q, of := t.Query(), &facts.Schema()[i]
		tables = append(tables, dataset{Query: &q, table: of, key: key, answer: &answer{ask: func() (*facts.Dataset, error) { return s.o.Facts.Table(of) }}})
	}
	return queries, tables, nil
}

// data finds everything that can be counted.
func (s *Site) data() (err error) {
	if s.queries, s.tables, err = s.datasets(); err != nil {
		return err
	}
	s.asked = map[string]*dataset{}
	for i := range s.queries {
		s.asked[s.queries[i].Name] = &s.queries[i]
	}
	if s.rules, err = s.findRules(); err != nil {
		return err
	}
	s.nameRules(s.rules)
	return nil
}

// dataPages gives the pages and files of everything that can be counted.
func (s *Site) dataPages() []page {
	out := []page{{address: "data.html", always: true, make: s.dataOverview}}
	for _, d := range append(slices.Clone(s.queries), s.tables...) {
		out = append(out, s.datasetPages(d)...)
	}
	return append(out, s.checks(s.rules)...)
}

// datasetPages gives a dataset's page and its files, made from one answer.
func (s *Site) datasetPages(d dataset) []page {
	a := d.answer
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
	if s.hasBook(d) {
		out = append(out, page{address: dataAt(d.Name, "xlsx"), source: d.File, key: shown.sum(), file: s.workbook(d, a)})
	}
	for i := range out {
		out[i].use(a)
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
func (s *Site) dataOverview(p *page, b *bytes.Buffer) error {
	v := dataView{Head: s.head(p, s.say("site.data"))}
	for _, f := range figures {
		v.Figures = append(v.Figures, definition{s.word("figure", f), s.word("formula", f)})
	}
	for _, d := range s.queries {
		v.Queries = append(v.Queries, s.dataLine(p, d))
	}
	for _, d := range s.tables {
		v.Tables = append(v.Tables, s.dataLine(p, d))
	}
	return s.execute(b, "data", v)
}

func (s *Site) dataLine(p *page, d dataset) dataLine {
	lang := s.o.Words.Lang()
	return dataLine{Title: d.Title.In(lang), Row: d.Row.In(lang), Href: href(p.to(dataAt(d.Name, "html"))), Files: s.files(p, d)}
}

// maxBook is how many rows an answer may have to be made a workbook too; CSV
// and Parquet have all rows of any answer.
const maxBook = 10_000

// hasBook tells whether a dataset comes as XLSX: answers do that people can
// look through.
func (s *Site) hasBook(d dataset) bool {
	return d.table == nil && s.figures[d.Name].all <= maxBook
}

// files links to a dataset's files, those that most people open first.
func (s *Site) files(p *page, d dataset) []link {
	ends := []string{"xlsx", "csv", "parquet"}
	if !s.hasBook(d) {
		ends = ends[1:]
	}
	var out []link
	for _, end := range ends {
		out = append(out, link{Text: strings.ToUpper(end), Href: href(p.to(dataAt(d.Name, end)))})
	}
	return out
}
