package facts

import (
	"context"
	"encoding/binary"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/zeebo/xxh3"
)

// change is what a load did to the tables.
type change struct {
	whole     bool            // all is new
	columns   map[string]bool // no longer the same, as readings name them
	units     []string        // whose sittings are not the same
	registers bool            // tables of registers are among those changed
}

// touches tells whether what was read may read otherwise now.
func (c *change) touches(columns []string) bool {
	return c.whole || slices.ContainsFunc(columns, func(name string) bool { return c.columns[name] })
}

// outcomes notes that a rule's outcomes are no longer the same.
func (c *change) outcomes(rule string) {
	c.all("checks")
	c.columns[outcomesOf(rule)] = true
}

// all notes that nothing of a table need be the same.
func (c *change) all(table string) {
	for _, name := range columnsOf(table) {
		c.columns[name] = true
	}
}

// remember notes what the tables now hold, and gives those that changed a new
// version. The state lies in a file beside the database, which tells it by its
// hash: with the tables it would be written twice on each change.
func (f *Facts) remember(now *state, c *change) error {
	b := stateCodec.Append(nil, now)
	if c.whole {
		for _, t := range Schema() {
			c.all(t.Name)
		}
		c.all("months")
		if err := f.conn.pairs("select rule, '' from kept.checks", func(rule, _ string) { c.outcomes(rule) }); err != nil {
			return err
		}
	}
	if err := f.conn.exec("delete from kept.state", fmt.Sprintf("insert into kept.state values (%d)", xxh3.Hash(b))); err != nil {
		return err
	}
	if f.o.File != "" {
		if err := os.WriteFile(f.o.File+stateEnd, b, 0o644); err != nil {
			return err
		}
	}
	// A version comes of all that rows are made of, checks included, and of the
	// version before: what came back may have come back in part.
	if err := f.conn.pairs("select rule, cast(sum as varchar) from kept.checks order by rule", func(rule, sum string) {
		b = append(append(b, rule...), sum...)
	}); err != nil {
		return err
	}
	versions, err := f.versions()
	if err != nil || len(c.columns) == 0 {
		return err
	}
	var names, rows []string
	for _, name := range slices.Sorted(maps.Keys(c.columns)) {
		b := binary.LittleEndian.AppendUint64(append(b, name...), versions[name])
		names = append(names, name)
		rows = append(rows, fmt.Sprintf("(%s, %d)", Quoted(name), xxh3.Hash(b)))
	}
	return f.conn.exec("delete from kept.versions where name in ("+list(names)+")", "insert into kept.versions values "+strings.Join(rows, ", "))
}

// versions gives each column's.
func (f *Facts) versions() (map[string]uint64, error) {
	out := map[string]uint64{}
	err := f.conn.pairs("select name, cast(version as varchar) from kept.versions", func(name, version string) {
		out[name], _ = strconv.ParseUint(version, 10, 64)
	})
	return out, err
}

// state gives what the tables hold, or nil if that is not known.
func (f *Facts) state() (*state, error) {
	var known bool
	row := f.conn.QueryRowContext(context.Background(),
		"select count(*) > 0 from duckdb_tables() where database_name = 'facts' and schema_name = 'kept' and table_name = 'state'")
	if err := row.Scan(&known); err != nil || !known || f.o.File == "" {
		return nil, err
	}
	sums, err := f.conn.texts("select cast(any_value(sum) as varchar) from kept.state")
	if err != nil {
		return nil, err
	}
	b, err := os.ReadFile(f.o.File + stateEnd)
	if err != nil || strconv.FormatUint(xxh3.Hash(b), 10) != sums[0] {
		return nil, nil // the two are not of one load: a build was killed
	}
	s := &state{}
	if rest, err := stateCodec.Decode(string(b), s); err != nil || rest != "" {
		return nil, nil
	}
	return s, nil
}

// Key tells what an SQL text's answer is made from: the text, and the columns
// that it reads as they are now. An answer with the same key is the same. An
// *SQLError says that it can't be asked.
func (f *Facts) Key(file, sql string) ([16]byte, error) {
	if err := f.shutOff(); err != nil {
		return [16]byte{}, err
	}
	r, err := f.inspect(file, sql)
	if err != nil {
		return [16]byte{}, err
	}
	return f.keyOf(r.ofRules(rulesRead(sql)), sql)
}

// AnswerKey is Key for a query as Hold answers it: where figures are withheld,
// it depends on all that makes others small.
func (f *Facts) AnswerKey(q *Query) ([16]byte, error) {
	key, err := f.Key(q.File, q.SQL)
	if err != nil || f.o.Small == nil || !q.Figures() {
		return key, err
	}
	plan, err := f.planKey()
	return xxh3.Hash128(append(key[:], plan[:]...)).Bytes(), err
}

// KeyOf gives the key of something made from whole tables.
func (f *Facts) KeyOf(tables ...string) ([16]byte, error) {
	var columns []string
	for _, t := range tables {
		columns = append(columns, columnsOf(t)...)
	}
	return f.keyOf(columns, "")
}

func (f *Facts) keyOf(columns []string, sql string) ([16]byte, error) {
	versions, err := f.versions()
	b := []byte(sql)
	for _, c := range columns {
		b = append(append(b, 0), c...)
		b = binary.LittleEndian.AppendUint64(b, versions[c])
	}
	return xxh3.Hash128(b).Bytes(), err
}
