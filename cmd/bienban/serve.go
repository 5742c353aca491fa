package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"

	"bienban/cmd/bienban/internal/build"
	"bienban/cmd/bienban/internal/report"
	"bienban/cmd/bienban/internal/serve"

	"github.com/spf13/cobra"
)

func (p *program) serve() *cobra.Command {
	var o sourceFlags
	var addr string
	c := &cobra.Command{Use: "serve [DIR]", Args: cobra.MaximumNArgs(1)}
	c.RunE = func(_ *cobra.Command, args []string) error {
		opts, err := o.options(p, args)
		if err != nil {
			return err
		}
		if err := build.Check(opts.Source); err != nil {
			return err
		}
		dir := opts.Out
		switch len(opts.Audiences) {
		case 0:
		case 1:
			dir = filepath.Join(opts.Out, opts.Audiences[0])
		default:
			return usageError{errors.New(p.say.Say("cli.serve-one")), "bienban serve"}
		}
		if err := opts.Known(); err != nil {
			return err
		}
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		defer stop()
		return serve.Run(ctx, serve.Options{
			Dir: dir, Addr: addr, Watch: []string{opts.Source}, Say: p.say.Say,
			Build: func(context.Context) (string, error) { return p.rebuild(opts) },
			Ready: func(url string) {
				fmt.Fprintln(p.err, p.say.Say("cli.serving", opts.Source))
				fmt.Fprintln(p.out, url)
			},
			Log: func(line string) { fmt.Fprintln(p.err, line) },
		})
	}
	o.add(p, c)
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:8053", "")
	return c
}

// rebuild builds once; what is wrong in the archive is told on the terminal
// and given back for the open page.
func (p *program) rebuild(opts build.Options) (string, error) {
	opts.Today = today()
	bar := p.progress()
	opts.Progress = bar.step
	res, err := build.Run(opts)
	bar.clear()
	var leak *build.LeakError
	if errors.As(err, &leak) {
		return p.leak(leak), nil
	}
	if err != nil {
		return "", err
	}
	if err := p.diagnostics(opts.Source, res.Diagnostics); err != nil || !res.Failed() {
		return "", err
	}
	var problem bytes.Buffer
	err = report.Text(&problem, res.Diagnostics, report.Options{
		Words: p.say, Carets: true, Limit: shown,
		Read: func(file string) ([]byte, error) {
			return os.ReadFile(filepath.Join(opts.Source, filepath.FromSlash(file)))
		},
	})
	return problem.String(), err
}
