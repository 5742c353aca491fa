package main

import (
	"fmt"
	"strings"

	"bienban/cmd/bienban/internal/build"
)

// failAudience says that there is no audience of a name, and which there are.
func (p *program) failAudience(err *build.AudienceError) {
	fmt.Fprintln(p.err, "error:", p.say.Say("cli.audience", err.Name))
	if err.Near != "" {
		fmt.Fprintln(p.err, "hint:", p.say.Say("near", err.Near))
	}
	fmt.Fprintln(p.err, "hint:", p.say.Say("cli.audiences", strings.Join(err.Known, ", ")))
}

// failLeak says where a site that was not published held what it may not.
func (p *program) failLeak(err *build.LeakError) { fmt.Fprint(p.err, p.leak(err)) }

func (p *program) leak(err *build.LeakError) string {
	var b strings.Builder
	fmt.Fprintln(&b, "error:", p.say.Say("cli.leak", err.Audience))
	for _, hit := range err.Hits {
		fmt.Fprintln(&b, "  "+p.say.Say("cli.leak-at", hit.Path, hit.Where, hit.Found))
	}
	fmt.Fprintln(&b, "hint:", p.say.Say("cli.leak-hint", err.Audience))
	return b.String()
}
