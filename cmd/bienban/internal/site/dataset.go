package site

import (
	"bytes"
	"html/template"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/sheet"
)

// shownRows is how many rows of a dataset its page shows: fewer of a wide one,
// down to a handful that tells what they look like.
func shownRows(columns int) int { return min(100, max(20, 1600/columns)) }

type datasetView struct {
	Head              head
	Row, About, Count string
	Withheld          string // says what of it is withheld
	WithheldHref      template.HTMLAttr
	Files             []link
	Columns           []sheet.Column
	Rows              answerTable
	SQL               string
}

// answerTable is an answer as a page shows it: its link is on the first cell.
type answerTable struct {
	Caption string
	People  bool // rows are people: they are not sorted by numbers
	Heads   []headCell
	Rows    []answerRow
}

type headCell struct {
	Text   string
	Number bool
	Long   bool // its cells hold sentences
}

type answerRow struct {
	Href  template.HTMLAttr
	Year  int // by which a page may choose rows, 0 for none
	Cells []answerCell
}

type answerCell struct {
	Text   string
	Number bool
	Tight  bool // an id or a date: one word, not to be cut
	Bar    template.HTML
}

// datasetPage says what a dataset is, and shows its first rows.
func (s *Site) datasetPage(d dataset, a *answer) func(*page, *bytes.Buffer) error {
	return func(p *page, b *bytes.Buffer) error {
		set, err := a.dataset()
		if err != nil {
			return err
		}
		lang := s.o.Words.Lang()
		v := datasetView{
			Head: s.head(p, d.Title.In(lang), link{Text: s.say("site.data"), Href: href(p.to("data.html"))}),
			Row:  d.Row.In(lang), About: d.About.In(lang), Files: s.files(p, d), Columns: d.Sheet(set.Columns, lang),
			Count: s.say("site.n-rows", s.number(set.Rows)),
		}
		if d.table == nil {
			v.SQL = strings.TrimSpace(d.SQL)
		}
		if marked, err := set.Marked(); err != nil {
			return err
		} else if marked {
			v.WithheldHref = href(p.to("data.html") + "#withheld")
			v.Withheld = s.say("site.withheld-here", s.number(s.figureFacts().Least()), s.say("site.js-withheld"))
		}
		v.Rows, err = s.answer(p, d, set)
		if err != nil {
			return err
		}
		return s.execute(b, "dataset", v)
	}
}

// answer shows the first rows of a dataset.
func (s *Site) answer(p *page, d dataset, set *facts.Dataset) (answerTable, error) {
	columns := d.Sheet(set.Columns, s.o.Words.Lang())
	t := answerTable{Caption: s.say("site.n-rows", s.number(set.Rows))}
	shown := shownRows(max(1, len(columns)))
	if set.Rows > shown {
		t.Caption = s.say("site.first-rows", shown, s.number(set.Rows))
	}
	link, hidden := -1, make([]bool, len(columns))
	var names []string
	for i, c := range columns {
		names = append(names, c.Name)
		if c.Name == d.Link {
			link = i
		}
		hidden[i] = i == link || d.table == nil && isNamed(columns, c.Name) || d.inShare(c.Name)
		if !hidden[i] {
			t.Heads = append(t.Heads, s.headCell(c))
		}
	}
	t.People = ofPeople(names)
	err := set.Each(shown, func(row []any) error {
		var r answerRow
		for i, v := range row {
			if at, ok := v.(string); ok && i == link {
				if to := s.answered(p, at); to != "" {
					r.Href = href(to)
				}
			}
			if hidden[i] {
				continue
			}
			text := s.value(columns[i], v)
			if columns[i].Unit == "%" {
				text = s.share(d, columns, row, i)
			}
			r.Cells = append(r.Cells, cellOf(columns[i], text))
		}
		t.Rows = append(t.Rows, r.led())
		return nil
	})
	return t, err
}

// ofPeople tells whether a table with these columns has a row for each person,
// and not for what someone said or promised.
func ofPeople(columns []string) bool {
	return slices.Contains(columns, "member") && !slices.ContainsFunc(long, func(name string) bool { return slices.Contains(columns, name) })
}

func cellOf(c sheet.Column, text string) answerCell {
	return answerCell{Text: text, Number: c.IsNumber(), Tight: !strings.Contains(text, " ") && len(text) < 40}
}

// inShare tells whether a column is shown in the cell of its share.
func (d dataset) inShare(name string) bool {
	return slices.ContainsFunc(d.Shares, func(x facts.Share) bool { return x.N == name || x.Of == name })
}

// share writes a rate with its numerator and denominator, as far as known; how
// it is withheld is said once.
func (s *Site) share(d dataset, columns []sheet.Column, row []any, rate int) string {
	if row[rate] == nil {
		return ""
	}
	value := func(name string) any {
		if i := slices.IndexFunc(columns, func(c sheet.Column) bool { return c.Name == name }); i >= 0 {
			return row[i]
		}
		return "?"
	}
	i := slices.IndexFunc(d.Shares, func(x facts.Share) bool { return x.Rate == columns[rate].Name })
	out, withheld := row[rate].(sheet.Withheld)
	if i < 0 {
		if withheld {
			return s.withheld(out)
		}
		return s.percent(s.value(columns[rate], row[rate]))
	}
	n, of := value(d.Shares[i].N), value(d.Shares[i].Of)
	if why, ok := of.(sheet.Withheld); ok {
		return s.withheld(why)
	}
	if withheld {
		return s.withheld(out)
	}
	count := sheet.Column{Unit: "n"}
	return s.value(count, n) + "/" + s.value(count, of) + " (" + s.percent(s.value(columns[rate], row[rate])) + ")"
}

// nameOf tells which column names what another column has the id of.
var nameOf = map[string]string{"unit": "name", "id": "member", "item": "text", "document": "title", "session": "what", "subject": "what", "earlier": "text"}

// isNamed tells whether a column's ids are named by another: readers are shown
// the name.
func isNamed(columns []sheet.Column, id string) bool {
	name, ok := nameOf[id]
	return ok && slices.ContainsFunc(columns, func(c sheet.Column) bool { return c.Name == name })
}

// long are columns that hold sentences.
var long = []string{"text", "what", "findings", "title"}

func (s *Site) headCell(c sheet.Column) headCell {
	name := c.Meaning
	if name == "" {
		name = c.Name
	}
	return headCell{shortMeaning(name), c.IsNumber(), slices.Contains(long, c.Name)}
}

// shortMeaning gives a meaning up to the words that only explain it.
func shortMeaning(s string) string {
	if i := strings.IndexAny(s, ":;"); i > 0 {
		return s[:i]
	}
	return s
}

// place links to an address that may end in an anchor.
func (p *page) place(at string) string {
	at, anchor, found := strings.Cut(at, "#")
	to := ""
	if at != p.address {
		to = p.to(at)
	}
	if found {
		to += "#" + anchor
	}
	return to
}
