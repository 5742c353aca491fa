package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"bienban/cmd/bienban/internal/build"
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/publish"
	"bienban/cmd/bienban/internal/report"
	"bienban/cmd/bienban/internal/text"

	"github.com/spf13/cobra"
)

// shown is how many diagnostics a person is shown; the rest is counted.
const shown = 50

func (p *program) build() *cobra.Command {
	var o sourceFlags
	c := &cobra.Command{Use: "build [DIR]", Args: cobra.MaximumNArgs(1)}
	c.RunE = func(_ *cobra.Command, args []string) error {
		opts, err := o.options(p, args)
		if err != nil {
			return err
		}
		start := time.Now()
		bar := p.progress()
		opts.Progress = bar.step
		res, err := build.Run(opts)
		bar.clear()
		for _, x := range res.Parts {
			fmt.Fprintln(p.err, p.say.Say("cli.built-part", filepath.Join(opts.Out, x.Name), x.Sessions, x.Written, x.Kept, x.Deleted))
		}
		if err != nil {
			return err
		}
		if err := p.diagnostics(opts.Source, res.Diagnostics); err != nil {
			return err
		}
		if res.Failed() {
			fmt.Fprintln(p.err, p.say.Say("cli.build-failed", opts.Out))
			return errReported
		}
		if len(res.Parts) == 0 {
			fmt.Fprintln(p.err, p.say.Say("cli.built", opts.Out, res.Sessions, res.Written, res.Kept, res.Deleted, seconds(start)))
		}
		return p.warnMixed(opts.Out)
	}
	o.add(p, c)
	return c
}

// warnMixed tells that a folder holds the site for all beside those of
// audiences, so that nobody hands out the whole folder.
func (p *program) warnMixed(out string) error {
	parts, err := publish.Parts(out)
	if len(parts) > 0 && publish.Stands(out) {
		fmt.Fprintln(p.err, p.say.Say("cli.mixed", out))
	}
	return err
}

func seconds(since time.Time) string { return fmt.Sprintf("%.2f", time.Since(since).Seconds()) }

// sourceFlags are the flags of every command that builds.
type sourceFlags struct {
	out, asOf, audience string
	given               func(flag string) bool
}

func (f *sourceFlags) add(p *program, c *cobra.Command) {
	c.Flags().StringVar(&f.out, "out", "public", "")
	c.Flags().StringVar(&f.asOf, "as-of", "", "")
	c.Flags().StringVar(&f.audience, "audience", "", "")
	f.given = c.Flags().Changed
	p.langFlag(c)
}

// options turns flags and the folder named into what a build needs.
func (f *sourceFlags) options(p *program, args []string) (build.Options, error) {
	o := build.Options{Source: source(args), Out: f.out, Lang: p.lang, Today: today()}
	if err := p.checkLang(); err != nil {
		return o, err
	}
	for name := range strings.SplitSeq(f.audience, ",") {
		if name = strings.TrimSpace(name); name != "" {
			o.Audiences = append(o.Audiences, name)
		}
	}
	if f.given != nil && f.given("audience") && len(o.Audiences) == 0 {
		return o, errors.New(p.say.Say("cli.audience-none")) // else all would be published
	}
	day, err := asOf(p, f.asOf)
	o.AsOf = day
	return o, err
}

func asOf(p *program, s string) (text.Date, error) {
	if s == "" {
		return 0, nil
	}
	day, err := text.ParseDate(s)
	if err != nil {
		return 0, fmt.Errorf("--as-of: %s", p.say.Say("cli.as-of", s))
	}
	return day, nil
}

// source gives the archive's folder: the one named, else this folder if it is
// an archive, else content.
func source(args []string) string {
	if len(args) > 0 {
		return filepath.Clean(args[0])
	}
	if _, err := os.Stat("units.csv"); err == nil {
		return "."
	}
	return "content"
}

// diagnostics prints what there is to say about an archive.
func (p *program) diagnostics(source string, list diag.List) error {
	return report.Text(p.err, list, report.Options{
		Words: p.say, Carets: isTerminal(p.err), Limit: shown,
		Read: func(file string) ([]byte, error) { return os.ReadFile(filepath.Join(source, filepath.FromSlash(file))) },
	})
}
