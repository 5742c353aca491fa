package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/build"
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/sheet"
	"bienban/cmd/bienban/internal/text"

	"github.com/spf13/cobra"
)

// forms are those of `query --format`; the last two are no text.
var forms = append(slices.Clone(sheet.Forms), "parquet", "xlsx")

func (p *program) query() *cobra.Command {
	var q queryCall
	c := &cobra.Command{Use: "query NAME|SQL", Args: cobra.MaximumNArgs(1)}
	c.RunE = func(_ *cobra.Command, args []string) error {
		if err := p.checkLang(); err != nil {
			return err
		}
		if !slices.Contains(forms, q.format) {
			return usageError{errors.New(p.say.Say("cli.format", q.format, strings.Join(forms, ", "))), "bienban query"}
		}
		if q.source == "" {
			q.source = source(nil)
		}
		if q.schema {
			return p.schema()
		}
		files, err := build.Queries(q.source)
		if err != nil {
			return err
		}
		if q.list {
			return p.queries(files)
		}
		if len(args) == 0 {
			return usageError{errors.New(p.say.Say("cli.query-what")), "bienban query"}
		}
		asked, err := facts.Find(files, args[0])
		if err != nil {
			return err
		}
		if asked == nil {
			return p.noQuery(files, args[0])
		}
		return p.answer(&q, asked)
	}
	c.Flags().StringVar(&q.source, "source", "", "")
	c.Flags().StringVar(&q.asOf, "as-of", "", "")
	c.Flags().StringVar(&q.format, "format", "table", "")
	c.Flags().BoolVar(&q.list, "list", false, "")
	c.Flags().BoolVar(&q.schema, "schema", false, "")
	p.langFlag(c)
	return c
}

type queryCall struct {
	source, asOf, format string
	list, schema         bool
}

// noQuery says that a name is none, with the nearest that is one.
func (p *program) noQuery(files fs.FS, name string) error {
	all, err := facts.Named(files)
	if err != nil {
		return err
	}
	var names []string
	for _, q := range all {
		names = append(names, q.Name)
	}
	if near := text.Nearest(name, names); near != "" {
		return usageError{errors.New(p.say.Say("cli.query-near", name, near)), "bienban query"}
	}
	return usageError{errors.New(p.say.Say("cli.query-unknown", name)), "bienban query"}
}

// answer reads the archive, and asks.
func (p *program) answer(q *queryCall, asked *facts.Query) (err error) {
	binary := q.format == "parquet" || q.format == "xlsx"
	if binary && isTerminal(p.out) {
		return usageError{errors.New(p.say.Say("cli.query-binary", q.format)), "bienban query"}
	}
	f, exports, err := p.facts(q)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close(), os.RemoveAll(exports)) }()
	switch q.format {
	case "parquet":
		return p.parquet(f, asked, exports)
	case "xlsx":
		return p.xlsx(f, asked, exports)
	}
	var w sheet.Writer
	err = f.Each(asked.File, asked.SQL, func(columns []facts.Column) (err error) {
		w, err = sheet.To(p.out, q.format, asked.Sheet(columns, p.say.Lang()))
		return err
	}, func(row []any) error { return w.Row(row) })
	if err != nil {
		return err
	}
	return w.Close()
}

// facts loads an archive's facts into memory; exports is a folder of their own.
func (p *program) facts(q *queryCall) (f *facts.Facts, exports string, err error) {
	if err := build.Check(q.source); err != nil {
		return nil, "", err
	}
	until, err := asOf(p, q.asOf)
	if err != nil {
		return nil, "", err
	}
	bar := p.progress()
	a, list, err := archive.Load(q.source, archive.Options{
		AsOf: until, Today: today(), Texts: true,
		Progress: func(done, total int) { bar.step("read", done, total) },
	})
	bar.clear()
	if err != nil {
		return nil, "", err
	}
	if list.Count(diag.Error) > 0 {
		return nil, "", errors.Join(p.diagnostics(q.source, list), errReported)
	}
	files, err := build.Queries(q.source)
	if err != nil {
		return nil, "", err
	}
	if exports, err = os.MkdirTemp("", "bienban-*"); err != nil {
		return nil, "", err
	}
	f, err = facts.Open(facts.Options{Exports: exports, Queries: files})
	if err == nil {
		if err = f.Load(a); err == nil {
			return f, exports, nil
		}
		err = errors.Join(err, f.Close())
	}
	return nil, "", errors.Join(err, os.RemoveAll(exports))
}

func (p *program) parquet(f *facts.Facts, asked *facts.Query, exports string) error {
	d, err := f.Hold(asked)
	if err != nil {
		return err
	}
	file := filepath.Join(exports, "answer")
	if err := d.Parquet(file); err != nil {
		return err
	}
	in, err := os.Open(file)
	if err != nil {
		return err
	}
	_, err = io.Copy(p.out, in)
	return errors.Join(err, in.Close())
}

func (p *program) xlsx(f *facts.Facts, asked *facts.Query, exports string) error {
	d, err := f.Hold(asked)
	if err != nil {
		return err
	}
	lang := p.say.Lang()
	book := sheet.Book{
		Title: asked.Title.In(lang), Columns: asked.Sheet(d.Columns, lang), TempDir: exports,
		Data: p.say.Say("sheet.data"), About: p.say.Say("sheet.about"),
		Heads: [3]string{p.say.Say("sheet.column"), p.say.Say("sheet.unit"), p.say.Say("sheet.meaning")},
	}
	w, err := sheet.XLSX(p.out, book)
	if err != nil {
		return err
	}
	if err := d.Each(-1, w.Row); err != nil {
		return err
	}
	return w.Close()
}

// queries lists what can be asked by name.
func (p *program) queries(files fs.FS) error {
	qs, err := facts.Queries(files)
	if err != nil {
		return err
	}
	checks, err := facts.Checks(files)
	if err != nil {
		return err
	}
	lang := p.say.Lang()
	fmt.Fprintln(p.out, p.say.Say("cli.list-queries"))
	for _, q := range qs {
		fmt.Fprintf(p.out, "  %-24s %s\n", q.Name, q.Title.In(lang))
	}
	fmt.Fprintln(p.out, p.say.Say("cli.list-checks"))
	for _, c := range checks {
		fmt.Fprintf(p.out, "  %-24s %s\n", c.Name, c.Title.In(lang))
	}
	fmt.Fprintln(p.out, p.say.Say("cli.list-tables"))
	for _, t := range facts.Schema() {
		fmt.Fprintf(p.out, "  %-24s %s\n", t.Name, t.Title.In(lang))
	}
	return nil
}

// schema prints the tables with what their columns mean.
func (p *program) schema() error {
	lang := p.say.Lang()
	for i, t := range facts.Schema() {
		if i > 0 {
			fmt.Fprintln(p.out)
		}
		fmt.Fprintf(p.out, "%s: %s — %s\n", t.Name, t.Title.In(lang), t.Row.In(lang))
		for _, c := range t.Columns {
			fmt.Fprintf(p.out, "  %-18s %-8s %s\n", c.Name, c.Type, c.Meaning.In(lang))
		}
	}
	return nil
}
