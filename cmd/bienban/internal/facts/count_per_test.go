package facts

import (
	"fmt"
	"testing"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

// TestCountPer holds that a rule's outcomes, all four added up, are as many as
// there are of what SCHEMA.md says a row of it stands for.
func TestCountPer(t *testing.T) {
	f, a := load(t, content, 0, Options{})
	b := newBook(t, a)
	sql := map[string]int{}
	countBy(t, f, "select rule, count(*) from checks where outcome in ('pass', 'fail', 'no data', 'n/a') group by rule", sql)
	agree(t, "outcomes of", sql, b.per())
	var all int
	if err := f.conn.QueryRowContext(t.Context(), "select count(*) from checks").Scan(&all); err != nil {
		t.Fatal(err)
	}
	for _, n := range sql {
		all -= n
	}
	if all != 0 {
		t.Errorf("%d rows of checks have an outcome that SCHEMA.md does not know", all)
	}
}

// per gives how many things each rule judges.
func (b *book) per() map[string]int {
	out := map[string]int{}
	for _, s := range b.held {
		b.perSitting(s, out)
	}
	for _, u := range b.cells() {
		out["monthly-session"] += b.periods(u.From, u.To, 1)
		out["thematic-quarterly"] += b.periods(u.From, u.To, 3)
	}
	led := map[string]bool{}
	for _, m := range b.Members {
		for _, p := range joined(m) {
			if isCell(p.unit) {
				out["coverage"] += b.periods(p.from, p.to, 12)
			}
		}
		for year := 1990; year < 2100; year++ {
			for _, p := range m.Rows {
				if p.Leading == "yes" && b.periods(max(p.From, firstDay(year)), least(p.To, lastDay(year)), 12) == 1 {
					led[fmt.Sprint(m.ID, year)] = true
				}
			}
		}
	}
	out["confidence-yearly"] = len(led)
	out["evidence"] = len(b.current(false))
	for _, kind := range []string{"grassroots", "grassroots-cell"} {
		out["excellent-quota"] += b.yearsClassified(kind)
	}
	return out
}

// perSitting adds what one sitting gives to judge.
func (b *book) perSitting(s *archive.Session, out map[string]int) {
	add := func(when bool, rules ...string) {
		for _, rule := range rules {
			if when {
				out[rule]++
			}
		}
	}
	add(true, "chair-present", "roll-adds-up")
	add(s.Designated != 0 || len(s.Reviews) > 0 || len(s.Talks) > 0, "lead-days")
	add(s.Kind == "regular", "designee-count", "talk-chosen", "length", "attendance")
	add(s.Kind == "regular" && isCell(s.Unit) && b.earlier(s, func(o *archive.Session) bool {
		return o.Kind == "regular" && o.Unit == s.Unit && o.Period == s.Period
	}) == 0, "assigned-monthly")
	add(isConfidence(s), "confidence-registered")
	add(adHoc(s), "confidence-reason")
	add(s.Kind == "study" && s.Studied != nil && b.earlier(s, func(o *archive.Session) bool {
		return o.Kind == "study" && o.Unit == s.Unit && o.Studied == s.Studied
	}) == 0, "study-coverage")
	for _, v := range s.Reviews {
		add(true, "briefed", "notebook", "review-complete")
		add(v.Outcome == "spoke", "order")
		add(v.Vote.Given, "vote-count")
	}
	for _, i := range s.Items {
		add(i.Kind == record.Shortcoming, "due-set", "formalism")
	}
}

// earlier counts the sittings like s with a lower id.
func (b *book) earlier(s *archive.Session, like func(*archive.Session) bool) int {
	n := 0
	for _, other := range b.held {
		if other.ID < s.ID && like(other) {
			n++
		}
	}
	return n
}

// yearsClassified counts, over the units of a kind, the years with members classified.
func (b *book) yearsClassified(kind string) int {
	years := map[string]bool{}
	for _, c := range b.current(false) {
		for _, u := range b.Units {
			if u.Kind == kind && b.belongs(c, u) {
				years[fmt.Sprint(u.ID, " ", c.Year)] = true
			}
		}
	}
	return len(years)
}

// periods counts the whole periods of so many months by arithmetic alone: the
// first begins after the day before, the last ends before the day after.
func (b *book) periods(from, to text.Date, months int) int {
	index := func(d text.Date) int { return (d.Year()*12 + d.MonthOfYear() - 1) / months }
	begin := index(max(from, b.first.First()).AddDays(-1)) + 1
	end := index(least(to, b.AsOf).AddDays(1)) - 1
	return max(0, end-begin+1)
}

func firstDay(year int) text.Date { return text.Month(year*100 + 1).First() }

func lastDay(year int) text.Date { return text.Month(year*100 + 12).Last() }

// least gives the earlier of two last days, of which the first may be open.
func least(open, day text.Date) text.Date {
	if open == 0 {
		return day
	}
	return min(open, day)
}
