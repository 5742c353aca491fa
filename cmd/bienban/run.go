package main

// What is printed where: data on standard output, everything for a person on
// standard error. Errors read `error: …`, then `hint: …` lines where something
// can be done. Exit code 0 is good, 1 is an error, of the archive or the call.

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"bienban/cmd/bienban/internal/build"
	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/words"

	"github.com/spf13/cobra"
)

// program is one call of the command: its streams, and the person's language.
type program struct {
	in       io.Reader
	out, err io.Writer
	say      *words.Catalogue
	lang     string // --lang as given
}

// errReported says that the person was told already.
var errReported = errors.New("reported")

// Memory is traded for time: what is read is mostly kept, so that collecting
// often finds little; towards the limit it is collected as often as need be.
const (
	collectRarely = 400
	memoryLimit   = 900 << 20
)

func run(args []string, in io.Reader, out, errw io.Writer) int {
	debug.SetGCPercent(collectRarely)
	debug.SetMemoryLimit(memoryLimit)
	p := &program{in: in, out: out, err: errw}
	p.say, _ = words.For(messageLanguage(args))
	root := p.root()
	root.SetArgs(args)
	if err := root.Execute(); err != nil {
		if !errors.Is(err, errReported) {
			p.fail(err)
		}
		return 1
	}
	return 0
}

// messageLanguage looks for --lang before anything is parsed, so that an error
// in the call is told in the right language too.
func messageLanguage(args []string) string {
	for i, a := range args {
		value, ok := strings.CutPrefix(a, "--lang=")
		if !ok && a == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if _, known := words.For(value); ok && known {
			return value
		}
	}
	return words.FromEnvironment(os.Getenv)
}

// fail prints an error, and a hint where one is known.
func (p *program) fail(err error) {
	var sql *facts.SQLError
	if errors.As(err, &sql) {
		fmt.Fprintln(p.err, err) // it names its place and grade itself
		return
	}
	var audience *build.AudienceError
	var leak *build.LeakError
	var foreign *build.ForeignError
	switch {
	case errors.As(err, &audience):
		p.failAudience(audience)
		return
	case errors.As(err, &foreign):
		fmt.Fprintln(p.err, "error:", p.say.Say("cli.foreign", foreign.Audience, foreign.File))
		fmt.Fprintln(p.err, "hint:", p.say.Say("cli.foreign-hint"))
		return
	case errors.As(err, &leak):
		p.failLeak(leak)
		return
	}
	fmt.Fprintln(p.err, "error:", err)
	if errors.Is(err, build.ErrNoArchive) {
		fmt.Fprintln(p.err, "hint:", p.say.Say("cli.no-archive"))
	}
	var usage usageError
	if errors.As(err, &usage) {
		fmt.Fprintln(p.err, "hint:", p.say.Say("cli.see-help", usage.command))
	}
}

// usageError is a call that the program does not understand.
type usageError struct {
	error
	command string
}

func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use: "bienban", SilenceUsage: true, SilenceErrors: true,
		Args: cobra.NoArgs, CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetOut(p.out)
	root.SetErr(p.err)
	root.SetHelpCommand(&cobra.Command{Use: "help", Hidden: true, RunE: func(*cobra.Command, []string) error { return root.Help() }})
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { fmt.Fprint(p.out, p.say.Say("help."+c.Name())) })
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return usageError{err, c.CommandPath()} })
	for _, c := range []*cobra.Command{p.build(), p.serve(), p.check(), p.query(), p.search(), p.init(), p.demo(), p.version()} {
		args := c.Args
		c.Args = func(c *cobra.Command, given []string) error {
			if err := args(c, given); err != nil {
				return usageError{err, c.CommandPath()}
			}
			return nil
		}
		root.AddCommand(c)
	}
	args := root.Args
	root.Args = func(c *cobra.Command, given []string) error {
		if err := args(c, given); err != nil {
			return usageError{errors.New(p.say.Say("cli.no-command", given[0])), "bienban"}
		}
		return nil
	}
	return root
}

// langFlag adds --lang, for messages and, where a site is built, its pages.
func (p *program) langFlag(c *cobra.Command) {
	c.Flags().StringVar(&p.lang, "lang", "", "")
}

// checkLang refuses a language that there are no words for.
func (p *program) checkLang() error {
	if _, ok := words.For(p.lang); p.lang != "" && !ok {
		return errors.New(p.say.Say("cli.lang", p.lang))
	}
	return nil
}
