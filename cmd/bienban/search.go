package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/build"
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/search"

	"github.com/spf13/cobra"
)

// hitsShown is how many hits are given unless --limit says otherwise.
const hitsShown = 10

type searchCall struct {
	source, asOf, format string
	limit                int
}

func (p *program) search() *cobra.Command {
	var s searchCall
	c := &cobra.Command{Use: "search QUERY", Args: cobra.ArbitraryArgs}
	c.RunE = func(_ *cobra.Command, args []string) error {
		if err := p.checkLang(); err != nil {
			return err
		}
		query := strings.Join(args, " ")
		switch {
		case s.format != "text" && s.format != "json":
			return usageError{errors.New(p.say.Say("cli.format", s.format, "text, json")), "bienban search"}
		case s.limit < 0:
			return usageError{errors.New(p.say.Say("cli.limit", s.limit)), "bienban search"}
		case strings.TrimSpace(query) == "":
			return usageError{errors.New(p.say.Say("cli.search-what")), "bienban search"}
		}
		if s.source == "" {
			s.source = source(nil)
		}
		return p.find(&s, query)
	}
	c.Flags().StringVar(&s.source, "source", "", "")
	c.Flags().StringVar(&s.asOf, "as-of", "", "")
	c.Flags().StringVar(&s.format, "format", "text", "")
	c.Flags().IntVar(&s.limit, "limit", hitsShown, "")
	p.langFlag(c)
	c.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		return usageError{errors.New(p.say.Say("cli.search-dash", err)), "bienban search"}
	})
	return c
}

// find makes the index that a build of the archive would have, and asks it.
func (p *program) find(s *searchCall, asked string) error {
	index, err := p.index(s)
	if err != nil {
		return err
	}
	query := search.Parse(asked, index.Grammar())
	for _, f := range query.Faults {
		fmt.Fprintln(p.err, "warning:", p.fault(f))
	}
	if len(query.Branches)+len(query.Excluded)+len(query.Filters)+len(query.NoFilters) == 0 {
		return usageError{errors.New(p.say.Say("cli.search-what")), "bienban search"}
	}
	answer, err := index.Search(query, 0, s.limit)
	if err != nil {
		return err
	}
	if s.format == "json" {
		return printJSON(p.out, answer)
	}
	if answer.Total > 0 {
		p.printHits(answer)
		return nil
	}
	near, total, ok, err := index.Nearest(query)
	if err != nil {
		return err
	}
	fmt.Fprintln(p.err, p.say.Say("cli.search-none"))
	if ok {
		fmt.Fprintln(p.err, "hint:", p.say.Say("cli.search-near", near.String(), total))
	}
	if slices.ContainsFunc(query.Filters, func(c search.Condition) bool { return c.Name == "unit" || c.Name == "member" }) {
		fmt.Fprintln(p.err, "hint:", p.say.Say("search.try-name"))
	}
	return nil
}

// index loads an archive and makes its index in memory.
func (p *program) index(s *searchCall) (*search.Index, error) {
	if err := build.Check(s.source); err != nil {
		return nil, err
	}
	until, err := asOf(p, s.asOf)
	if err != nil {
		return nil, err
	}
	bar := p.progress()
	var index *search.Index
	list, err := build.Searched(build.Options{Source: s.source, AsOf: until, Today: today(), Lang: p.lang, Progress: bar.step},
		func(src search.Source, temp string) (err error) {
			index, err = search.InMemory(src, search.Options{Temp: temp})
			return err
		})
	bar.clear()
	if err != nil {
		return nil, err
	}
	if list.Count(diag.Error) > 0 {
		return nil, errors.Join(p.diagnostics(s.source, list), errReported)
	}
	return index, nil
}

// fault says what of a query was left out.
func (p *program) fault(f search.Fault) string {
	name := ""
	if f.Name != "" {
		name = p.say.Say("search." + f.Name)
	}
	said := p.say.Say("search.fault-"+f.Code, f.Value, name)
	if f.Near != "" {
		said += " " + p.say.Say("search.fault-near", f.Near)
	}
	return said
}

// printHits prints a hit in three or four lines: title, what and where it is,
// the section, and what stands there.
func (p *program) printHits(a search.Answer) {
	key := "cli.search-found"
	if !a.Exact {
		key = "cli.search-about"
	}
	fmt.Fprintln(p.err, p.say.Say(key, a.Total, len(a.Hits)))
	for i, h := range a.Hits {
		fmt.Fprintf(p.out, "%d. %s\n", i+1, h.Title)
		fmt.Fprintf(p.out, "   %s\n", joined(" · ", p.about(h)...))
		fmt.Fprintf(p.out, "   %s\n", h.Address())
		if h.Kind == search.Promise {
			continue // its title is all its text
		}
		if s := joined(" — ", h.Section, plain(h.Snippet)); s != "" {
			fmt.Fprintf(p.out, "   %s\n", s)
		}
	}
}

// about says what a hit is, and of what: as the site's list of hits does.
func (p *program) about(h search.Hit) []string {
	if h.Kind != search.Promise {
		return []string{p.say.Word("hit", h.Kind.String()), h.Unit, h.Date.Slashed()}
	}
	kind := record.Shortcoming
	if h.Task() {
		kind = record.Task
	}
	due, state := "", p.say.Word("state", h.State)
	if h.Due != 0 {
		due = p.say.Say("search.due", h.Due.Slashed())
	} else if h.State == "open" {
		state = p.say.Say("site.undated")
	}
	return []string{p.say.Word("item-kind", kind), h.Member, h.Unit, h.Date.Slashed(), due, state}
}

// joined joins what there is of some texts.
func joined(by string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), by)
}

func plain(pieces []search.Piece) string {
	var b strings.Builder
	for _, piece := range pieces {
		b.WriteString(piece.Text)
	}
	return b.String()
}

// foundJSON and hitJSON are an answer for scripts.
type foundJSON struct {
	Total int       `json:"total"`
	Exact bool      `json:"exact"`
	Hits  []hitJSON `json:"hits"`
}

type hitJSON struct {
	Kind    string `json:"kind"`
	ID      string `json:"id"`
	URL     string `json:"url"`
	Section string `json:"section"`
	Title   string `json:"title"`
	Unit    string `json:"unit"`
	Date    string `json:"date"`
	Snippet string `json:"snippet"`
}

func printJSON(w io.Writer, a search.Answer) error {
	out := foundJSON{a.Total, a.Exact, []hitJSON{}}
	for _, h := range a.Hits {
		out.Hits = append(out.Hits, hitJSON{
			h.Kind.String(), h.ID, h.Address(), h.Section, h.Title, h.Unit, h.Date.String(), plain(h.Snippet),
		})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(out)
}
