package facts

import "fmt"

// Marks tells parts of an answer from what they were before: equal marks,
// equal rows. A mark is the number of rows, `/`, and a sum of them.
type Marks map[string]string

// Marks gives the marks that were made under a name and a key, nil if none
// were.
func (f *Facts) Marks(name string, key [16]byte) (Marks, error) {
	out := Marks{}
	err := f.lend(func(c conn) error {
		return c.pairs(fmt.Sprintf("select part, mark from facts.kept.marks where name = %s and key = '%x'", Quoted(name), key), func(part, mark string) {
			out[part] = mark
		})
	})
	if err != nil || len(out) == 0 {
		return nil, err
	}
	return out, nil
}

// Mark makes marks of a held answer, a mark for each value that an SQL
// expression over its columns gives, and keeps them for Marks. A part of no
// value is "", which is always there.
func (d *Dataset) Mark(name string, key [16]byte, by string) error {
	return d.f.lend(func(c conn) error {
		return c.exec(
			"delete from facts.kept.marks where name = "+Quoted(name),
			fmt.Sprintf(`insert into facts.kept.marks
				select %s, '%x', part, count(mark) || '/' || coalesce(sum(mark), 0)
				from (select coalesce(cast(%s as varchar), '') as part, hash(t) as mark from %s t union all select '', null)
				group by part`, Quoted(name), key, by, d.from))
	})
}
