package archive

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/edittest"
	"bienban/cmd/bienban/internal/text"
)

var update = flag.Bool("update", false, "rewrite what the cases want")

// TestCases loads each archive of testdata, judged on 2020-01-31, and compares
// its diagnostics and what became of its items with the case's `want`.
func TestCases(t *testing.T) { edittest.Cases(t, *update, outcome) }

// outcome tells what loading an archive gave, a line each.
func outcome(t *testing.T, dir string) string {
	t.Helper()
	day, _ := text.NewDate(2020, 1, 31)
	a, ds, err := Load(dir, Options{Today: day})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "%s:%d:%d: %s: %s %s\n", d.File, d.Pos.Line, d.Pos.Col, d.Grade, d.Message, strings.Join(d.Args, " | "))
		if d.Hint != "" {
			fmt.Fprintf(&b, "\t%s %s\n", d.Hint, strings.Join(d.HintArgs, " | "))
		}
	}
	for _, to := range a.Audiences {
		fmt.Fprintf(&b, "%s named %t sees", to.Name, to.Named())
		for _, u := range a.Units {
			if to.Sees(u) {
				b.WriteString(" " + u.ID)
			}
		}
		for _, section := range text.AudienceSections.Words() {
			if to.Shows(section) {
				b.WriteString(", " + section)
			}
		}
		b.WriteByte('\n')
	}
	for _, s := range a.Sessions {
		for _, v := range s.Reviews {
			fmt.Fprintf(&b, "%s reviews %s\n", s.ID, v.Member.ID)
		}
		for _, it := range s.Items {
			fmt.Fprintf(&b, "%s %q", it.ID(), it.State)
			if it.DueNow != 0 {
				fmt.Fprintf(&b, " due %s", it.DueNow)
			}
			if it.Done != 0 {
				fmt.Fprintf(&b, " done %s", it.Done)
			}
			for _, r := range it.Reports {
				fmt.Fprintf(&b, " <%s", r.By.ID)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}
