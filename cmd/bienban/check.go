package main

import (
	"errors"
	"fmt"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/build"
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/report"

	"github.com/spf13/cobra"
)

func (p *program) check() *cobra.Command {
	var format, day, audience string
	c := &cobra.Command{Use: "check [DIR]", Args: cobra.MaximumNArgs(1)}
	c.RunE = func(_ *cobra.Command, args []string) error {
		if err := p.checkLang(); err != nil {
			return err
		}
		if format != "text" && format != "json" && format != "github" {
			return usageError{errors.New(p.say.Say("cli.format", format, "text, json, github")), "bienban check"}
		}
		until, err := asOf(p, day)
		if err != nil {
			return err
		}
		from := source(args)
		if err := build.Check(from); err != nil {
			return err
		}
		bar := p.progress()
		a, list, err := archive.Load(from, archive.Options{
			AsOf: until, Today: today(),
			Progress: func(done, total int) { bar.step("read", done, total) },
		})
		bar.clear()
		if err == nil {
			list, err = build.CheckPages(a, from, list)
		}
		if err == nil && c.Flags().Changed("audience") {
			list, err = doubts(a, from, audience, list)
		}
		if err != nil {
			return err
		}
		switch format {
		case "json":
			err = report.JSON(p.out, list, p.say)
		case "github":
			err = report.GitHub(p.out, list, p.say)
		default:
			if err = p.diagnostics(from, list); err == nil && len(list) == 0 {
				fmt.Fprintln(p.err, p.say.Say("cli.clean", len(a.Sessions)))
			}
		}
		if err == nil && list.Count(diag.Error) > 0 {
			err = errReported
		}
		return err
	}
	c.Flags().StringVar(&format, "format", "text", "")
	c.Flags().StringVar(&day, "as-of", "", "")
	c.Flags().StringVar(&audience, "audience", "", "")
	p.langFlag(c)
	return c
}

// doubts adds to what was said of an archive what a person should look at
// before an audience is shown it.
func doubts(a *archive.Archive, from, name string, list diag.List) (diag.List, error) {
	if err := (build.Options{Source: from, Audiences: []string{name}}).Known(); err != nil {
		return nil, err
	}
	au := a.Audience(name)
	if list.Count(diag.Error) > 0 {
		return list, nil // names are not all known
	}
	found, err := build.Doubts(a, au, from)
	list = append(list, found...)
	list.Sort()
	return list, err
}
