package archive

import (
	"cmp"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

// memberIndex finds register rows by the person's name.
type memberIndex struct {
	byID    map[string]*Member
	ids     map[string]*Member // by id in lower case
	written map[string][]*Posting
	folded  map[string][]*Posting
	names   []string
}

// linkMembers groups the register's rows by person and links their units.
func (a *Archive) linkMembers(rows []record.Member, out *reports) {
	x := &a.members
	*x = memberIndex{byID: map[string]*Member{}, ids: map[string]*Member{}, written: map[string][]*Posting{}, folded: map[string][]*Posting{}}
	ds := out.of("members.csv")
	for i := range rows {
		row := &rows[i]
		u := a.unit(&row.Unit, ds)
		if u == nil {
			continue
		}
		m := x.byID[row.ID]
		if m == nil {
			m = &Member{ID: row.ID, Name: row.Name}
			x.byID[row.ID], x.ids[strings.ToLower(row.ID)] = m, m
			a.Members = append(a.Members, m)
		}
		p := &Posting{row, u}
		for _, other := range m.Rows {
			if other.Unit == u && overlap(other.Member, row) {
				ds.Errorf(row.Pos, "member.overlap", row.ID, u.ID)
			}
		}
		m.Rows = append(m.Rows, p)
		u.Roster = append(u.Roster, row)
		x.written[text.AsWritten(row.Name)] = append(x.written[text.AsWritten(row.Name)], p)
		x.folded[text.Fold(row.Name)] = append(x.folded[text.Fold(row.Name)], p)
		x.names = append(x.names, row.Name)
	}
	slices.SortFunc(a.Members, func(m, n *Member) int { return cmp.Compare(m.ID, n.ID) })
	for _, m := range a.Members {
		slices.SortStableFunc(m.Rows, func(p, q *Posting) int { return cmp.Compare(p.From, q.From) })
		m.Name = m.Rows[len(m.Rows)-1].Name
	}
	slices.Sort(x.names)
	x.names = slices.Compact(x.names)
}

// overlap tells whether two rows share a day.
func overlap(a, b *record.Member) bool {
	return (a.To == 0 || b.From <= a.To) && (b.To == 0 || a.From <= b.To)
}

// resolver links names for one worker: it remembers which rows a name means.
type resolver struct {
	a    *Archive
	seen map[string][]*Posting // by the name as it stands, titles and all
	// near bounds how often the closest name is looked for: a register that
	// fits no minutes at all must not make the run slow.
	near int
}

func (a *Archive) resolver() *resolver {
	return &resolver{a: a, seen: map[string][]*Posting{}, near: 200}
}

// member links a name or @id in a record of unit u on a day.
func (r *resolver) member(ref *record.Ref, u *Unit, day text.Date, ds *diag.List) {
	if ref.Text == "" || !r.a.HasMembers {
		return
	}
	if hits, ok := r.seen[ref.Text]; ok {
		r.choose(ref, hits, u, day, ds)
		return
	}
	name := text.BareName(ref.Text)
	if id, ok := strings.CutPrefix(name, "@"); ok {
		if m := r.a.members.ids[strings.ToLower(id)]; m != nil {
			ref.ID = m.ID
			return
		}
		ds.Errorf(ref.Pos, "member.id", id)
		return
	}
	hits := r.a.members.written[text.AsWritten(name)]
	if len(hits) == 0 {
		hits = r.a.members.folded[text.Fold(name)]
	}
	if len(hits) == 0 {
		r.unknown(ref, name, ds)
		return
	}
	r.seen[ref.Text] = hits
	r.choose(ref, hits, u, day, ds)
}

// choose takes the one person whom a name means: in the unit on the day, else
// in a unit above, else anywhere on any day.
func (r *resolver) choose(ref *record.Ref, hits []*Posting, u *Unit, day text.Date, ds *diag.List) {
	if len(hits) == 1 {
		ref.ID = hits[0].ID
		return
	}
	for _, within := range []func(*Posting) bool{
		func(p *Posting) bool { return p.Unit == u && p.Covers(day) },
		func(p *Posting) bool { return u != nil && p.Unit.Above(u) && p.Covers(day) },
		func(*Posting) bool { return true },
	} {
		switch ids := idsOf(hits, within); len(ids) {
		case 0:
		case 1:
			ref.ID = ids[0]
			return
		default:
			ids = ids[:min(len(ids), 8)]
			for i := range ids {
				ids[i] = "@" + ids[i]
			}
			ds.Errorf(ref.Pos, "member.many", text.BareName(ref.Text), strings.Join(ids, ", ")).Advise("hint.id-choose", ids[0])
			return
		}
	}
}

func (r *resolver) unknown(ref *record.Ref, name string, ds *diag.List) {
	d := ds.Errorf(ref.Pos, "member.unknown", name)
	if r.near > 0 {
		r.near--
		d.Suggest(text.Nearest(name, r.a.members.names))
	}
}

// idsOf gives the different ids among the rows that a step lets in.
func idsOf(rows []*Posting, within func(*Posting) bool) []string {
	var ids []string
	for _, p := range rows {
		if within(p) && !slices.Contains(ids, p.ID) {
			ids = append(ids, p.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

// nameMembers takes names as they come where there is no register: the name,
// as first written in order of date, is the member, the same in any case.
func (a *Archive) nameMembers() {
	x := &a.members
	*x = memberIndex{byID: map[string]*Member{}, ids: map[string]*Member{}}
	known := map[string]*Member{}
	byDate := slices.Clone(a.Sessions)
	slices.SortStableFunc(byDate, func(s, t *Session) int { return cmp.Compare(s.Date, t.Date) })
	for _, s := range byDate {
		s.EachMember(func(ref *record.Ref) {
			name := strings.TrimPrefix(text.BareName(ref.Text), "@")
			if name == "" {
				return
			}
			m := known[text.AsWritten(name)]
			if m == nil {
				m = &Member{ID: name, Name: name}
				known[text.AsWritten(name)], x.byID[name] = m, m
				a.Members = append(a.Members, m)
			}
			ref.ID = m.ID
		})
		s.speakers()
	}
	slices.SortFunc(a.Members, func(m, n *Member) int { return cmp.Compare(m.ID, n.ID) })
}

// EachMember visits every reference to a member, in the order of the record.
func (s *Session) EachMember(visit func(*record.Ref)) {
	visit(&s.Chair)
	visit(&s.Secretary)
	for i := range s.Absences {
		visit(&s.Absences[i].Member)
	}
	for i := range s.DesignatedBy {
		visit(&s.DesignatedBy[i])
	}
	for i := range s.Reviews {
		v := &s.Reviews[i]
		visit(&v.Member)
		visit(&v.BriefedBy)
		for j := range v.Contributions {
			visit(&v.Contributions[j].Member)
		}
	}
	for i := range s.Talks {
		visit(&s.Talks[i].Member)
	}
	for i := range s.Session.Items {
		if it := &s.Session.Items[i]; it.Kind == record.Task {
			visit(&it.Member)
		}
	}
	for i := range s.Confidence {
		for j := range s.Confidence[i].Results {
			visit(&s.Confidence[i].Results[j].Member)
		}
	}
	for i := range s.Classifications {
		if c := &s.Classifications[i]; !c.OfUnit {
			visit(&c.Subject)
		}
	}
	for i := range s.Remarks {
		visit(&s.Remarks[i].Member)
	}
	// A shortcoming is its review's member's.
	for i := range s.Session.Items {
		if it := &s.Session.Items[i]; it.Kind == record.Shortcoming {
			it.Member.ID = s.Reviews[it.Review-1].Member.ID
		}
	}
}
