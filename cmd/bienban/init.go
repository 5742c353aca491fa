package main

import (
	"fmt"

	"bienban/cmd/bienban/internal/starter"

	"github.com/spf13/cobra"
)

func (p *program) init() *cobra.Command {
	c := &cobra.Command{Use: "init DIR", Args: cobra.ExactArgs(1)}
	c.RunE = func(_ *cobra.Command, args []string) error {
		if err := p.checkLang(); err != nil {
			return err
		}
		files, err := starter.Write(args[0], p.say.Lang(), today())
		if err != nil {
			return err
		}
		for _, f := range files {
			fmt.Fprintln(p.out, f)
		}
		fmt.Fprintln(p.err, p.say.Say("cli.init", args[0]))
		return nil
	}
	p.langFlag(c)
	return c
}
