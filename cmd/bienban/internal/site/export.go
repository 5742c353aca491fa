package site

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"

	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/sheet"
)

// export makes a file of the dataset's own kinds.
func (s *Site) export(a *answer, write func(*facts.Dataset, string) error) func(*page) (string, error) {
	return func(p *page) (string, error) {
		set, err := a.dataset()
		if err != nil {
			return "", err
		}
		name := s.exportName(p)
		return name, write(set, name)
	}
}

// exports numbers the files that wait to be published.
var exports atomic.Int64

func (s *Site) exportName(p *page) string {
	return filepath.Join(s.o.Exports, fmt.Sprint(exports.Add(1), filepath.Ext(p.address)))
}

// workbook makes a query's XLSX.
func (s *Site) workbook(d dataset, a *answer) func(*page) (string, error) {
	return func(p *page) (name string, err error) {
		set, err := a.dataset()
		if err != nil {
			return "", err
		}
		name = s.exportName(p)
		file, err := os.Create(name)
		if err != nil {
			return "", err
		}
		out := bufio.NewWriterSize(file, 1<<16)
		err = s.writeBook(p, d, set, out)
		return name, errors.Join(err, out.Flush(), file.Close())
	}
}

func (s *Site) writeBook(p *page, d dataset, set *facts.Dataset, out *bufio.Writer) error {
	lang := s.o.Words.Lang()
	book := sheet.Book{
		Title: d.Title.In(lang), Columns: d.Sheet(set.Columns, lang), TempDir: s.o.Exports,
		Link: d.Link, Href: func(at string) string { return s.answered(p, at) },
		Data: s.say("sheet.data"), About: s.say("sheet.about"),
		Heads: [3]string{s.say("sheet.column"), s.say("sheet.unit"), s.say("sheet.meaning")},
		Notes: []string{s.forWhom(), s.say("site.as-of", s.day(s.AsOf)), s.say("sheet.row", d.Row.In(lang)), d.About.In(lang)},
	}
	w, err := sheet.XLSX(out, book)
	if err != nil {
		return err
	}
	err = set.Each(-1, func(row []any) error {
		for i, v := range row {
			if out, ok := v.(sheet.Withheld); ok {
				row[i] = s.withheld(out)
			}
		}
		return w.Row(row)
	})
	if err != nil {
		return err
	}
	return w.Close()
}
