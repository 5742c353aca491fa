package facts

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite what the cases of testdata/ask want")

// TestAsk runs each statement of testdata/ask and compares the first row, or
// what is said against it. A case is a file `NAME.sql` and its `NAME.want`.
func TestAsk(t *testing.T) {
	f, _ := load(t, content, 0, Options{})
	names, err := filepath.Glob("testdata/ask/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range names {
		c, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(c.Files); i += 2 {
			asked, want := c.Files[i], c.Files[i+1]
			t.Run(strings.TrimSuffix(asked.Name, ".sql"), func(t *testing.T) {
				if asked.Name+".want" != want.Name {
					t.Fatalf("%s is followed by %s", asked.Name, want.Name)
				}
				got := answer(f, strings.TrimSuffix(string(asked.Data), "\n"))
				if *update {
					c.Files[i+1].Data = []byte(got)
				} else if got != string(want.Data) {
					t.Errorf("got\n%swant\n%s", got, want.Data)
				}
			})
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(c), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// answer gives the columns and the first row, or the error.
func answer(f *Facts, sql string) string {
	a, err := f.Ask("SQL", sql)
	if err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	for i, c := range a.Columns {
		b.WriteString(c.Name + " " + c.Type)
		if len(a.Rows) > 0 {
			b.WriteString(" = " + plainText(a.Rows[0][i]))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestRunawayQueriesStop(t *testing.T) {
	f, _ := load(t, content, 0, Options{Memory: 150 << 20, Time: time.Second})
	for name, sql := range map[string]string{
		"time":      "select count(*) from range(100000000) a, range(100000) b where a.range % 7 = b.range % 11",
		"rows":      "select a.range + b.range as n from range(100000000) a, range(1000000) b",
		"memory":    "select list(a.range) from range(1000000000) a",
		"sort":      "select hash(range) as h from range(1000000000) order by 1",
		"recursion": "with recursive r as (select 1 as n union all select n + 1 from r) select count(*) from r",
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, err := f.Ask("SQL", sql)
			var e *SQLError
			if !errors.As(err, &e) || !strings.Contains(e.Message, "stopped after 1s") && !strings.Contains(e.Message, "more memory") {
				t.Errorf("got %v", err)
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("took %s", took)
			}
			if _, err := f.Ask("SQL", "select count(*) from units"); err != nil {
				t.Errorf("afterwards: %v", err)
			}
		})
	}
}

// TestAnswersHaveAnOrder asks without `order by`, before and after rows moved.
func TestAnswersHaveAnOrder(t *testing.T) {
	f, _ := load(t, content, 0, Options{})
	first := answer(f, "select id, unit from sessions")
	if err := f.conn.exec("create temp table x as select * from facts.main.sessions", "delete from facts.main.sessions where id like 'c%'",
		"insert into facts.main.sessions select * from x where id like 'c%'", "drop table x"); err != nil {
		t.Fatal(err)
	}
	if again := answer(f, "select id, unit from sessions"); again != first {
		t.Errorf("got %swant %s", again, first)
	}
}

func plainText(v any) string {
	if v == nil {
		return "NULL"
	}
	if d, ok := v.(time.Time); ok {
		return d.Format(time.DateOnly)
	}
	return strings.TrimSpace(strings.ReplaceAll(fmt.Sprint(v), "\n", " "))
}
