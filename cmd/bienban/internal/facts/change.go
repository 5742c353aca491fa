package facts

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/zeebo/xxh3"
)

// change is what a load did to the tables.
type change struct {
	whole     bool     // all is new
	tables    []string // whose rows are no longer the same
	units     []string // whose sittings are not the same
	registers bool     // tables of registers are among those changed
}

// touches tells whether something that reads these tables may read something
// else now.
func (c *change) touches(tables []string) bool {
	return c.whole || slices.ContainsFunc(tables, func(t string) bool { return slices.Contains(c.tables, t) })
}

// remember notes what the tables now hold, and gives those that changed a new
// version.
func (f *Facts) remember(now *state, c *change) error {
	b := stateCodec.Append(nil, now)
	tables := c.tables
	if c.whole {
		tables = nil
		for _, t := range Schema() {
			tables = append(tables, t.Name)
		}
	}
	if _, err := f.conn.ExecContext(context.Background(), "delete from kept.state; insert into kept.state values (?)", b); err != nil {
		return err
	}
	// A version comes of all that rows are made of, checks included, and of the
	// version before: what came back may have come back in part.
	if err := f.conn.pairs("select rule, cast(sum as varchar) from kept.checks order by rule", func(rule, sum string) {
		b = append(append(b, rule...), sum...)
	}); err != nil {
		return err
	}
	versions, err := f.versions()
	if err != nil {
		return err
	}
	for _, t := range tables {
		b := binary.LittleEndian.AppendUint64(append(b, t...), versions[t])
		err := f.conn.exec("delete from kept.versions where name = "+quoted(t),
			fmt.Sprintf("insert into kept.versions values (%s, %d)", quoted(t), xxh3.Hash(b)))
		if err != nil {
			return err
		}
	}
	return nil
}

// versions gives each table's.
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
		"select count(*) = 3 from duckdb_tables() where database_name = 'facts' and schema_name = 'kept'")
	if err := row.Scan(&known); err != nil || !known {
		return nil, err
	}
	var b []byte
	err := f.conn.QueryRowContext(context.Background(), "select state from kept.state").Scan(&b)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	s := &state{}
	if rest, err := stateCodec.Decode(string(b), s); err != nil || rest != "" {
		return nil, nil
	}
	return s, nil
}

// Key tells what an SQL text's answer is made from: the text, and the tables
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
	return f.KeyOf(r.tables, sql)
}

// KeyOf gives the key of something made from whole tables.
func (f *Facts) KeyOf(tables []string, more ...string) ([16]byte, error) {
	versions, err := f.versions()
	var b []byte
	for _, t := range tables {
		b = append(append(b, t...), 0)
		b = binary.LittleEndian.AppendUint64(b, versions[t])
	}
	for _, s := range more {
		b = append(append(b, s...), 0)
	}
	return xxh3.Hash128(b).Bytes(), err
}
