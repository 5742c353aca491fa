package site

import (
	"bytes"
	"cmp"
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
	table *facts.Table // nil for a query
	from  *facts.Facts // that it is asked of
	// figured tells that it is of figures, of all units.
	figured bool
	key     archive.Hash // of its rows
	answer  *answer
}

// ofFigures tells whether a query gives figures only, which may be shown of all
// units: it says how its small cells are withheld.
func (s *Site) ofFigures(q *facts.Query) bool {
	return len(q.Small) > 0 && (s.o.Figured == nil || s.o.Figured(q))
}

// tabled tells whether a table is offered.
func (s *Site) tabled(name string) bool {
	return s.recorded() && (s.o.Tables == nil || s.o.Tables(name))
}

func (s *Site) figureFacts() *facts.Facts { return cmp.Or(s.o.Figures, s.o.Facts) }

// datasets gives the queries that are offered, then the tables, with their keys.
func (s *Site) datasets() (queries, tables []dataset, err error) {
	if s.asks, err = facts.Queries(s.o.Queries); err != nil {
		return nil, nil, err
	}
	for i := range s.asks {
		q, from := &s.asks[i], s.o.Facts
		if s.o.Offered != nil && !s.o.Offered(q) || !s.ofFigures(q) && !s.recorded() {
			continue
		}
		if s.ofFigures(q) {
			from = s.figureFacts()
		}
		key, err := from.AnswerKey(q)
		if err != nil {
			return nil, nil, err
		}
		queries = append(queries, dataset{Query: q, from: from, figured: s.ofFigures(q), key: key, answer: &answer{ask: func() (*facts.Dataset, error) { return from.Hold(q) }}})
	}
	for i, t := range facts.Schema() {
		if !s.tabled(t.Name) {
			continue
		}
		key, err := s.o.Facts.KeyOf(t.Name)
		if err != nil {
			return nil, nil, err
		}
		q, of := t.Query(), &facts.Schema()[i]
		tables = append(tables, dataset{Query: &q, table: of, from: s.o.Facts, key: key, answer: &answer{ask: func() (*facts.Dataset, error) { return s.o.Facts.Table(of) }}})
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
	s.nameRules(s.rules) // also those that are not offered: figures tell of them
	if s.o.Rules != nil {
		s.rules = slices.DeleteFunc(s.rules, func(r rule) bool { return !s.o.Rules(r.Name) })
	}
	return nil
}

// dataPages gives the pages and files of everything that can be counted.
func (s *Site) dataPages() []page {
	out := []page{{address: "data.html", always: true, make: s.dataOverview}}
	for _, d := range append(slices.Clone(s.queries), s.tables...) {
		out = append(out, s.datasetPages(d)...)
	}
	if s.offers("checks") {
		out = append(out, s.checks(s.rules)...)
	}
	return out
}

// datasetPages gives a dataset's page and its files, made from one answer.
func (s *Site) datasetPages(d dataset) []page {
	a := d.answer
	own := newKey(s.o.Program)
	own.hash(d.key)
	if s.figureFacts().Least() > 0 {
		own.text(s.say("site.js-withheld"))
	}
	shown := newKey(s.base)
	shown.hash(d.key)
	shown.text(d.SQL)
	shown.hash(s.titled)
	out := []page{
		{address: dataAt(d.Name, "html"), source: d.File, key: shown.sum(), make: s.datasetPage(d, a)},
		{address: dataAt(d.Name, "csv"), source: d.File, key: own.sum(), file: s.export(a, func(d *facts.Dataset, file string) error { return d.CSV(file, s.say("site.js-withheld")) })},
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
	Scope           string // what tables and lists are of, where that is not all units
	Figures         []definition
	Withheld        []string // what is withheld and why, a paragraph each
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
	if n := s.figureFacts().Least(); n > 0 {
		v.Withheld = []string{s.say("site.withheld-small", s.number(n), s.number(n)), s.say("site.withheld-beside", s.number(n), s.say("site.js-withheld")), s.say("site.withheld-files", s.say("site.js-withheld"))}
	}
	for _, d := range s.queries {
		v.Queries = append(v.Queries, s.dataLine(p, d))
	}
	for _, d := range s.tables {
		v.Tables = append(v.Tables, s.dataLine(p, d))
	}
	if s.recorded() && s.incomplete() {
		v.Scope = s.say("site.data-scope")
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
