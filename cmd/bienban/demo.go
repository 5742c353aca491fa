package main

import (
	"fmt"
	"time"

	"bienban/cmd/bienban/internal/demo"

	"github.com/spf13/cobra"
)

func (p *program) demo() *cobra.Command {
	var o demo.Options
	c := &cobra.Command{Use: "demo DIR", Args: cobra.ExactArgs(1)}
	c.RunE = func(_ *cobra.Command, args []string) error {
		if err := p.checkLang(); err != nil {
			return err
		}
		start := time.Now()
		if err := demo.Write(args[0], o); err != nil {
			return err
		}
		fmt.Fprintln(p.err, p.say.Say("cli.demo", args[0], seconds(start)))
		return nil
	}
	c.Flags().IntVar(&o.Cells, "cells", 8, "")
	c.Flags().IntVar(&o.Months, "months", 24, "")
	c.Flags().Uint64Var(&o.Seed, "seed", 1, "")
	p.langFlag(c)
	return c
}
