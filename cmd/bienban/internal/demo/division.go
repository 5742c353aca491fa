package demo

import (
	"fmt"
	"strings"

	"bienban/cmd/bienban/internal/text"
)

// division is the invented division: its units, people, documents and days.
type division struct {
	Options
	book        *book
	first, last text.Date // the archive's days, both included
	units       []*unit   // as units.csv has them, parents first
	people      []*person
	namesakes   map[string]int // how many people have a name
	documents   []*document
}

// newDivision lays out everything but the words of the minutes.
func newDivision(o Options, b *book) (*division, error) {
	end := text.Month(202512)
	v := &division{Options: o, book: b, first: end.Add(1 - o.Months).First(), last: end.Last(), namesakes: map[string]int{}}
	v.layOut(newDice(o.Seed, 1))
	v.unsettle(newDice(o.Seed, 2))
	if err := v.enlist(newDice(o.Seed, 3)); err != nil {
		return nil, err
	}
	if err := v.issue(newDice(o.Seed, 4)); err != nil {
		return nil, err
	}
	v.schedule(newDice(o.Seed, 5))
	return v, nil
}

func (v *division) newUnit(parent *unit, kind, id, name string) *unit {
	u := &unit{id: id, name: name, kind: kind, parent: parent}
	if parent != nil {
		parent.children = append(parent.children, u)
	}
	v.units = append(v.units, u)
	return u
}

func (v *division) newCell(parent *unit, kind, id, name, seats, crew string, size int) *unit {
	u := v.newUnit(parent, kind, id, "Chi bộ "+name)
	u.seats, u.crew, u.size = seats, crew, size
	return u
}

// layOut makes the tree: cells of the division itself, then regiments of about
// two dozen cells each.
func (v *division) layOut(d dice) {
	number := fmt.Sprint(pick(d, []int{383, 384, 388, 389, 392, 398}))
	top := v.newUnit(nil, "higher", "f"+number, "Đảng bộ Sư đoàn "+number)
	direct := (v.Cells + 14) / 18
	if direct > 0 {
		v.newCell(top, "grassroots-cell", "cq-"+top.id, "Cơ quan Sư đoàn bộ", "sư đoàn bộ", "cơ quan", d.between(15, 18))
	}
	for i := range max(direct-1, 0) {
		name, id, crew := v.special("trực thuộc sư đoàn", i)
		v.newCell(top, "grassroots-cell", id+"-"+top.id, name, "đại đội", crew, d.between(6, 10))
	}
	rest := v.Cells - direct
	regiments := max(1, (rest+12)/24)
	for i := range regiments {
		v.regiment(d, top, 951+i, rest*(i+1)/regiments-rest*i/regiments)
	}
}

// special gives the name, id and kind of the i-th unit of a list of units.txt.
func (v *division) special(list string, i int) (name, id, crew string) {
	all := v.book.lists[list]
	f := strings.Split(all[i%len(all)], " | ")
	name, id, crew = f[0], f[1], f[2]
	if again := i / len(all); again > 0 {
		name, id = fmt.Sprint(name, " ", again+1), fmt.Sprint(id, again+1)
	}
	return name, id, crew
}

// regiment makes an office cell, cells of its own, and battalions of five.
func (v *division) regiment(d dice, top *unit, number, cells int) {
	e := v.newUnit(top, "grassroots", fmt.Sprint("e", number), fmt.Sprint("Đảng bộ Trung đoàn ", number))
	of := fmt.Sprint(" Trung đoàn ", number)
	v.newCell(e, "cell", "cq-"+e.id, "Cơ quan"+of, "cơ quan", "cơ quan", d.between(16, 24))
	cells--
	battalions := 0
	if cells >= 6 {
		battalions = max(1, cells*3/4/5)
	}
	own := cells - battalions*5
	for i := range own {
		if battalions == 0 {
			v.newCell(e, "cell", fmt.Sprint("c", i+1, "-", e.id), fmt.Sprint("Đại đội ", i+1, of), "đại đội", "đại đội", d.between(6, 9))
			continue
		}
		name, id, crew := v.special("trực thuộc trung đoàn", i)
		v.newCell(e, "cell", id+"-"+e.id, name+of, "đại đội", crew, d.between(6, 8))
	}
	company := 0
	for i := range battalions {
		s := v.newUnit(e, "section", fmt.Sprint("d", i+1, "-", e.id), fmt.Sprint("Đảng bộ Tiểu đoàn ", i+1, of))
		of := fmt.Sprint(" Tiểu đoàn ", i+1, of)
		v.newCell(s, "cell", "tdb-"+s.id, "Tiểu đoàn bộ"+of, "tiểu đoàn bộ", "tiểu đoàn", d.between(6, 9))
		for range 4 {
			company++
			v.newCell(s, "cell", fmt.Sprint("c", company, "-", s.id), fmt.Sprint("Đại đội ", company, of), "đại đội", "đại đội", d.between(6, 8))
		}
	}
}

// unsettle lets some companies begin, end or change their name during the
// archive, and gives some two groups.
func (v *division) unsettle(d dice) {
	var companies []*unit
	for _, u := range v.units {
		if u.seats == "đại đội" && u.kind == "cell" {
			companies = append(companies, u)
		}
	}
	shuffle(d, companies)
	take := func(n int) []*unit {
		n = min(n, len(companies))
		out := companies[:n]
		companies = companies[n:]
		return out
	}
	part := func(low, high int) text.Month { return v.first.Month().Add(v.Months * d.between(low, high) / 100) }
	if v.Months >= 12 && v.Cells >= 8 {
		for _, u := range take(max(1, v.Cells/70)) {
			u.to = part(30, 80).Last()
		}
		for _, u := range take(max(1, v.Cells/70)) {
			u.from = part(20, 60).First()
		}
	}
	if v.Months >= 6 {
		for _, u := range take(v.Cells / 30) {
			u.rename(part(25, 75).First())
		}
	}
	for _, u := range take(v.Cells / 12) {
		for n := 1; n <= 2; n++ {
			name := fmt.Sprintf("Tổ đảng %d %s", n, strings.TrimPrefix(u.name, "Chi bộ "))
			v.newUnit(u, "group", fmt.Sprintf("t%d-%s", n, u.id), name)
		}
	}
}

// rename gives the unit a former number: the company's, and forty.
func (u *unit) rename(day text.Date) {
	id, name := "cu-"+u.id, strings.Replace(u.name, "Chi bộ ", "Chi bộ cũ ", 1)
	var n int
	if _, err := fmt.Sscanf(u.id, "c%d-", &n); err == nil {
		was, is := fmt.Sprint(n+40), fmt.Sprint(n)
		id = strings.Replace(u.id, "c"+is, "c"+was, 1)
		name = strings.Replace(u.name, "Đại đội "+is, "Đại đội "+was, 1)
	}
	u.formerID, u.formerName, u.renamed = id, name, day
}
