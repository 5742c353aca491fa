package search

import (
	"cmp"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/text"
)

// oracle answers by reading every text from end to end: the meaning of a query,
// without any index.
type oracle struct {
	things    []*thing
	completed map[string][]string
}

// thing is a record or an item with its lines.
type thing struct {
	id      string
	kind    Kind
	number  int // of the record among its kind, in order; sittings by date and id
	item    int
	date    text.Date
	lines   []oracleLine
	filters []string
	unit    []string // of the record that it is in
}

type oracleLine struct {
	terms []Term
	level int
}

func oracleOf(x *inventory) *oracle {
	o := &oracle{completed: map[string][]string{}}
	sittings := slices.Clone(x.records)
	sittings = slices.DeleteFunc(sittings, func(r *Record) bool { return r.Kind != Session })
	slices.SortFunc(sittings, func(a, b *Record) int { return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID)) })
	for i, r := range x.records {
		number := i
		if r.Kind == Session {
			number = slices.Index(sittings, r)
		}
		t := &thing{id: r.ID, kind: r.Kind, number: number, item: -1, date: r.Date, filters: r.Filters, unit: r.Filters}
		add := func(t *thing, level int, lines ...string) {
			for _, l := range lines {
				t.lines = append(t.lines, oracleLine{Terms(l), level})
			}
		}
		unit := 0
		if r.Kind == Session {
			unit = 1
		}
		add(t, 2, r.Title)
		add(t, unit, r.Unit)
		add(t, 1, r.Names...)
		for _, s := range r.Sections {
			add(t, 1, s.Heading)
			add(t, 0, s.Lines...)
		}
		o.things = append(o.things, t)
		for n, it := range r.Items {
			add(t, 1, it.Text)
			add(t, 0, it.Member)
			u := &thing{id: r.ID + "#" + it.Anchor, kind: Promise, number: number, item: n, date: r.Date, filters: append(slices.Clone(it.Filters), anyItem), unit: r.Filters}
			add(u, 1, it.Text)
			add(u, 0, it.Member)
			o.things = append(o.things, u)
		}
	}
	return o
}

// answer gives the ids of all that answers, in order.
func (o *oracle) answer(q Query) []string {
	type rank struct {
		*thing
		exact, titled   bool
		adjacent, point int
	}
	byRank := func(a, b *rank) int {
		return cmp.Or(cmp.Compare(boolRank(a.exact), boolRank(b.exact)), cmp.Compare(boolRank(a.titled), boolRank(b.titled)),
			cmp.Compare(b.adjacent, a.adjacent), cmp.Compare(b.point, a.point))
	}
	var out []*rank
	if len(q.Branches)+len(q.Excluded)+len(q.Filters)+len(q.NoFilters) == 0 {
		return nil
	}
	for _, t := range o.things {
		if !t.within(q) || slices.ContainsFunc(q.Excluded, func(c Clause) bool { ok, _ := o.clause(t, c); return ok }) {
			continue
		}
		var best *rank
		if len(q.Branches) == 0 {
			best = &rank{thing: t, exact: true, titled: true}
		}
		for _, b := range q.Branches {
			r := &rank{thing: t, exact: true, titled: true}
			all := true
			for _, c := range b {
				ok, exact := o.clause(t, c)
				all = all && ok
				r.exact = r.exact && exact
				for i, w := range c.Words {
					level := o.level(t, w, c.Prefix)
					r.point += level
					r.titled = r.titled && level == 2
					if i > 0 {
						_, level, _ := t.pair(c.Words[i-1], w)
						r.point += 2 * level
					}
				}
			}
			for i := 1; i < len(b); i++ {
				if b[i].Phrase || b[i].Prefix || b[i-1].Phrase || b[i-1].Prefix {
					continue
				}
				if ok, level, exact := t.pair(b[i-1].Words[0], b[i].Words[0]); ok && (exact || !r.exact) {
					r.adjacent++
					r.point += 2 * level
				}
			}
			if all && (best == nil || byRank(r, best) < 0) {
				best = r
			}
		}
		if best != nil {
			out = append(out, best)
		}
	}
	slices.SortFunc(out, func(a, b *rank) int {
		byDate := 0
		if q.Order == ByDate {
			byDate = cmp.Compare(b.date, a.date)
		}
		c := cmp.Or(byDate, byRank(a, b), cmp.Compare(oraclePlane(a.kind), oraclePlane(b.kind)))
		if c == 0 && a.kind > Promise {
			return cmp.Compare(a.number, b.number)
		}
		return cmp.Or(c, cmp.Compare(b.number, a.number), cmp.Compare(a.item, b.item))
	})
	var ids []string
	for _, r := range out {
		ids = append(ids, r.kind.String()+" "+r.id)
	}
	return ids
}

// oraclePlane tells where things of a kind stand among equals.
func oraclePlane(k Kind) int {
	switch k {
	case Session, Promise:
		return 1
	case Page:
		return 2
	}
	return 0
}

func boolRank(b bool) int {
	if b {
		return 0
	}
	return 1
}

func (t *thing) within(q Query) bool {
	names := map[string]bool{}
	for _, c := range q.Filters {
		names[c.Name] = names[c.Name] || t.meets(c)
	}
	for _, ok := range names {
		if !ok {
			return false
		}
	}
	return !slices.ContainsFunc(q.NoFilters, t.meets)
}

func (t *thing) meets(c Condition) bool {
	switch {
	case c.From != 0:
		return t.date != 0 && c.From <= t.date && t.date <= c.To
	case c.Name == "kind" && c.Value == "session":
		return t.kind == Session
	case c.Name == "unit":
		return slices.Contains(t.unit, c.Key())
	}
	return slices.Contains(t.filters, c.Key())
}

// completions are the 24 commonest words that begin so.
func (o *oracle) completions(w Word) []string {
	if out, ok := o.completed[w.Fold]; ok {
		return out
	}
	count := map[string]int{}
	for _, t := range o.things {
		seen := map[string]bool{}
		for _, l := range t.lines {
			for _, term := range l.terms {
				for _, opening := range Openings(w.Fold) {
					if strings.HasPrefix(term.Fold, opening) && !seen[term.Fold] {
						seen[term.Fold] = true
						count[term.Fold]++
					}
				}
			}
		}
	}
	var out []string
	for word := range count {
		out = append(out, word)
	}
	o.completed[w.Fold] = out // an invented archive has fewer than 24
	return out
}

func (o *oracle) clause(t *thing, c Clause) (ok, exact bool) {
	if !c.Phrase {
		w := c.Words[0]
		for _, l := range t.lines {
			for _, term := range l.terms {
				folded, formed := term.Fold == w.Fold, term.Form == w.Form
				if c.Prefix {
					folded = slices.Contains(o.completions(w), term.Fold)
					formed = Begins(term.Form, w.Form)
				}
				ok = ok || folded
				exact = exact || folded && formed
			}
		}
	} else {
		for _, l := range t.lines {
			for i := 0; i+len(c.Words) <= len(l.terms); i++ {
				folded, formed := true, true
				for j, w := range c.Words {
					term := l.terms[i+j]
					folded = folded && term.Fold == w.Fold && (j == 0 || !term.Break)
					formed = formed && term.Form == w.Form
				}
				ok = ok || folded
				exact = exact || folded && formed
			}
		}
	}
	if c.Exact {
		ok = exact
	}
	return ok, exact
}

func (o *oracle) level(t *thing, w Word, prefix bool) (level int) {
	for _, l := range t.lines {
		for _, term := range l.terms {
			if term.Fold == w.Fold || prefix && slices.Contains(o.completions(w), term.Fold) {
				level = max(level, l.level)
			}
		}
	}
	return level
}

func (t *thing) pair(a, b Word) (ok bool, level int, exact bool) {
	for _, l := range t.lines {
		for i := 1; i < len(l.terms); i++ {
			x, y := l.terms[i-1], l.terms[i]
			if y.Break || x.Fold != a.Fold || y.Fold != b.Fold {
				continue
			}
			ok, level = true, max(level, l.level)
			exact = exact || x.Form == a.Form && y.Form == b.Form
		}
	}
	return ok, level, exact
}
