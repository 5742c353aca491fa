// Package facts puts what an archive says into DuckDB tables (schema.sql),
// holds it against the rules of the practice (queries/checks), and answers
// queries. The rules and the figures are SQL files; what stands here is how
// rows get in, how answers get out, and that nothing else can be reached.
package facts

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"

	"bienban/cmd/bienban/internal/small"

	"github.com/duckdb/duckdb-go/v2"
)

// Options says where facts are kept and what may be used to answer.
type Options struct {
	File    string        // the database's file; "": in memory
	Exports string        // the one folder that answers may be written to; "": none
	Memory  int64         // bytes DuckDB may use; 0: DefaultMemory
	Time    time.Duration // that one query may take; 0: DefaultTime
	Queries fs.FS         // as queries.Files, overrides already in their place
	Small   *small.Rule   // by which Hold withholds small figures; nil: none is
	// Outcomes are taken in place of judging; nil: the facts are judged.
	Outcomes *Outcomes
}

// The limits of what a query may use.
const (
	DefaultMemory = 900 << 20
	DefaultTime   = 60 * time.Second
)

// Facts is a database of one archive's facts. Once loaded it may be asked from
// several goroutines.
type Facts struct {
	o    Options
	db   *sql.DB
	conn conn // the one that loads
	shut bool // closed off: nothing but reading tables

	macros    func() (map[string]reading, error) // once: what each reads
	inspected sync.Map                           // SQL that was let through → reading

	planning sync.Mutex
	planned  [16]byte        // the key of what is planned to be withheld
	months   map[string]bool // measures of which months are planned
}

// Open opens the database, which is made if it is not there; one that is
// damaged or of another version is made anew.
func Open(o Options) (*Facts, error) {
	if o.Memory == 0 {
		o.Memory = DefaultMemory
	}
	if o.Time == 0 {
		o.Time = DefaultTime
	}
	f, err := open(o)
	if err != nil && o.File != "" {
		if err := remove(o.File); err != nil {
			return nil, err
		}
		f, err = open(o)
	}
	return f, err
}

// stateEnd ends the name of the file that tells what a database was filled from.
const stateEnd = ".state"

// remove takes a database's files away.
func remove(file string) error {
	for _, name := range []string{file, file + ".wal", file + stateEnd} {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

func open(o Options) (*Facts, error) {
	f := &Facts{o: o}
	f.macros = sync.OnceValues(f.readMacros)
	connector, err := duckdb.NewConnector("", func(c driver.ExecerContext) error {
		if f.conn.Conn == nil {
			return nil // the first, which makes what others use
		}
		_, err := c.ExecContext(context.Background(), "use facts", nil)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("opening DuckDB: %w", err)
	}
	f.db = sql.OpenDB(connector)
	if f.conn.Conn, err = f.db.Conn(context.Background()); err == nil {
		err = f.prepare()
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("opening DuckDB: %w", err), f.Close())
	}
	return f, nil
}

// prepare sets what holds from the first statement on, and opens the file.
func (f *Facts) prepare() error {
	settings := []string{
		"set autoinstall_known_extensions = false",
		"set autoload_known_extensions = false",
		"set allow_community_extensions = false",
		"set temp_directory = " + Quoted(f.temp()), // none for facts in memory: nothing of the archive is left on any disk
		"set global errors_as_json = true",
		"set default_collation = ''",
		"set global TimeZone = 'UTC'",
		fmt.Sprintf("set memory_limit = '%dB'", f.o.Memory),
		"set allocator_flush_threshold = '8MB'", "set allocator_bulk_deallocation_flush_threshold = '8MB'",
		"set threads = 1", "pragma disable_checkpoint_on_shutdown",
	}
	file := f.o.File
	if file == "" {
		file = ":memory:"
	}
	return f.conn.exec(append(settings, "attach "+Quoted(file)+" as facts", "attach ':memory:' as answers", "use facts")...)
}

// temp is the folder beside the database's file where what does not fit into
// memory lies while it is worked on; "" for a database in memory.
func (f *Facts) temp() string {
	if f.o.File == "" {
		return ""
	}
	return f.o.File + ".temp"
}

// shutOff leaves nothing but the tables to be read, for good.
func (f *Facts) shutOff() error {
	if f.shut {
		return nil
	}
	var settings []string
	if f.o.Exports != "" {
		settings = append(settings, "set allowed_directories = ["+Quoted(f.o.Exports)+"]")
	}
	f.shut = true
	return f.conn.exec(append(settings, "set enable_external_access = false", "set lock_configuration = true")...)
}

// Close gives the database back.
func (f *Facts) Close() error {
	var err error
	if f.conn.Conn != nil {
		err = f.conn.Close()
	}
	return errors.Join(err, f.db.Close())
}

// Quoted writes a text as an SQL literal.
func Quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
