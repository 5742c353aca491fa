package review

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/edittest"
	"bienban/cmd/bienban/internal/text"
)

var update = flag.Bool("update", false, "rewrite what the cases want")

// TestCases loads each archive of testdata, judged on 2020-01-31, and compares
// its packs with the case's `want`.
func TestCases(t *testing.T) { edittest.Cases(t, *update, packsOf) }

// packsOf tells all packs of an archive, a line each thing; what is empty is
// left out.
func packsOf(t *testing.T, dir string) string {
	t.Helper()
	day, _ := text.NewDate(2020, 1, 31)
	a, ds, err := archive.Load(dir, archive.Options{Today: day})
	if err != nil || len(ds) > 0 {
		t.Fatal(err, ds)
	}
	x := New(a, a.Parts())
	var b strings.Builder
	for _, y := range x.Years {
		for _, p := range y.Packs {
			fmt.Fprintf(&b, "%d %s: %d people, %d sittings, %d not counted\n", y.Year, p.Unit.ID, len(p.People), len(p.Sittings), p.NotCounted)
			for _, who := range p.People {
				tellSheet(&b, x.Sheet(who, y))
			}
			for _, who := range x.Others(p) {
				fmt.Fprintf(&b, "  besides %s\n", who.ID)
				tellLevels(&b, x.Levels(who.ID, y.Year))
			}
			tellLevels(&b, x.UnitLevels(p.Unit, y.Year))
			if m := p.Mix(); m != nil {
				fmt.Fprintf(&b, "  quota %+v: %d allowed\n", *m, m.Allowed(0.2))
			} else if !OfQuota(p.Unit) {
				for _, u := range p.QuotaUnits() {
					fmt.Fprintf(&b, "  quota in %s\n", u.ID)
				}
			}
		}
	}
	return b.String()
}

func tellSheet(b *strings.Builder, s *Sheet) {
	fmt.Fprintf(b, "  %s %s %s\n", s.ID, s.Name, s.Role)
	for _, p := range s.Postings {
		fmt.Fprintf(b, "    in %s %s %s – %s\n", p.Unit.ID, p.Status, p.From, p.To)
	}
	for _, a := range s.Attendance {
		fmt.Fprintf(b, "    %s held %d: present %d, absent %d, exempt %d, unknown %d\n", a.Unit.ID, a.Held, a.Present, len(a.Absent), a.Exempt, len(a.Unknown))
		tellAbsences(b, a.Absent)
		for _, in := range a.Unknown {
			fmt.Fprintf(b, "      unknown %s\n", in.ID)
		}
	}
	tellAbsences(b, s.Elsewhere)
	for _, r := range s.Reviews {
		fmt.Fprintf(b, "    reviewed %s %s, %d shortcomings\n", r.Session.ID, r.Outcome, len(r.Items))
	}
	for _, t := range s.Talks {
		fmt.Fprintf(b, "    talked %s: %s\n", t.Session.ID, t.Basis)
	}
	for _, it := range s.Tasks {
		fmt.Fprintf(b, "    task %s %s\n", it.ID(), it.State)
	}
	for _, it := range s.Earlier {
		fmt.Fprintf(b, "    from before %s %s\n", it.ID(), it.State)
	}
	for _, r := range s.Remarks {
		fmt.Fprintf(b, "    %s %s #%d\n", r.Kind, r.Session.ID, r.N)
	}
	for _, v := range s.Votes {
		fmt.Fprintf(b, "    vote %s %s high %d\n", v.Session.ID, v.RegisterNo, v.Row.High.N)
	}
	tellLevels(b, s.Levels)
	if Current(s.Levels) != nil && s.Spoken() == 0 {
		fmt.Fprintln(b, "    no evidence")
	}
}

func tellAbsences(b *strings.Builder, all []Absence) {
	for _, a := range all {
		fmt.Fprintf(b, "      absent %s %q %q\n", a.Session.ID, a.Excused, a.Reason)
	}
}

func tellLevels(b *strings.Builder, all []Level) {
	for _, l := range all {
		fmt.Fprintf(b, "    %s → %s %d/%d by %s", l.Row.SelfLevel, l.Row.Level, l.Row.Vote.For, l.Row.Vote.Entitled, l.Session.ID)
		if l.Current {
			b.WriteString(", current")
		}
		b.WriteByte('\n')
	}
}
