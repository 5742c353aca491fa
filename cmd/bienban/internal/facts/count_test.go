package facts

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

// TestCountTables holds the number of rows of every table, and of every
// sitting's part in it, against the files of content/ read anew.
func TestCountTables(t *testing.T) {
	f, a := load(t, content, 0, Options{})
	counted := map[string]int{}
	countRegisters(t, counted)
	countMinutes(t, a, counted)
	for _, table := range Schema() {
		if table.Name == "checks" {
			continue // counted row by row in TestCountChecks
		}
		if counted[table.Name] == 0 {
			t.Errorf("content/ has nothing for %s: its count proves nothing", table.Name)
		}
	}
	agree(t, "rows", tableRows(t, f), counted)
}

// tableRows counts by `table`, and by `table session` where it has sessions.
func tableRows(t *testing.T, f *Facts) map[string]int {
	t.Helper()
	out := map[string]int{}
	for _, table := range Schema() {
		if table.Name == "checks" {
			continue
		}
		var n int
		if err := f.conn.QueryRowContext(t.Context(), "select count(*) from "+table.Name).Scan(&n); err != nil {
			t.Fatal(err)
		}
		out[table.Name] = n
		for _, c := range table.Columns {
			if c.Name == "session" {
				countBy(t, f, "select '"+table.Name+" ' || session, count(*) from "+table.Name+" group by all", out)
			}
		}
	}
	return out
}

// countBy adds what a query of a key and a number gives.
func countBy(t *testing.T, f *Facts, query string, to map[string]int) {
	t.Helper()
	rows, err := f.conn.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var key string
		var n int
		if err := rows.Scan(&key, &n); err != nil {
			t.Fatal(err)
		}
		to[key] += n
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

// countRegisters counts the rows of CSV files and documents.
func countRegisters(t *testing.T, to map[string]int) {
	t.Helper()
	to["build"] = 1
	for _, table := range []string{"members", "awards", "inspections"} {
		to[table] = len(csvRows(t, table+".csv"))
	}
	units := csvRows(t, "units.csv")
	to["units"] = len(units)
	parent := map[string]string{}
	for _, u := range units {
		parent[u["id"]] = u["parent"]
	}
	for id := range parent {
		for up := id; up != ""; up = parent[up] {
			to["unit_tree"]++
		}
	}
	rules := csvRows(t, "rules.csv")
	to["rules"] = len(rules) + len(schemaDefaults)
	for _, r := range rules {
		if _, known := schemaDefaults[r["rule"]]; known && r["from"] == "" {
			to["rules"]-- // stands in the default's place
		}
	}
	eachFile(t, "documents", func(src *record.Source) {
		d, _, _ := record.ReadDocument(src)
		to["documents"]++
		to["document_reviews"] += len(d.Reviewed)
	})
}

// csvRows reads a register of content/ by its header.
func csvRows(t *testing.T, name string) []map[string]string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(content, name))
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(raw), "\ufeff")))
	if header, _, _ := strings.Cut(string(raw), "\n"); !strings.Contains(header, ",") {
		r.Comma = ';'
	}
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(name, err)
	}
	var out []map[string]string
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, column := range all[0] {
			row[strings.TrimSpace(column)] = strings.TrimSpace(cells[i])
		}
		out = append(out, row)
	}
	return out
}

// countMinutes counts what the sittings give.
func countMinutes(t *testing.T, a *archive.Archive, to map[string]int) {
	t.Helper()
	minutes := reread(t)
	for id, s := range minutes {
		if s.Draft || s.Date > a.AsOf {
			to["drafts"]++
			continue
		}
		to["sessions"]++
		add := func(table string, n int) {
			if n > 0 {
				to[table] += n
				to[table+" "+id] += n
			}
		}
		countSitting(s, add)
		add("followups", len(reports(a, minutes, s)))
	}
}

func countSitting(s *record.Session, add func(table string, n int)) {
	add("designators", len(s.DesignatedBy))
	add("absences", len(s.Absences))
	add("tags", len(s.Tags))
	add("resolution_shortcomings", len(s.Shortcomings))
	add("reviews", len(s.Reviews))
	for _, v := range s.Reviews {
		add("review_scope", len(v.Scope))
		add("contributions", len(v.Contributions))
		add("strengths", len(v.StrengthTexts))
		add("items", int(v.Shortcomings))
	}
	for _, i := range s.Items {
		if i.Kind == record.Task {
			add("items", 1)
		}
	}
	add("talks", len(s.Talks))
	add("confidence_votes", len(s.Confidence))
	for _, c := range s.Confidence {
		add("confidence_results", len(c.Results))
	}
	add("classifications", len(s.Classifications))
	add("remarks", len(s.Remarks))
}

// told is a report with the id of the item it speaks of.
type told struct {
	*record.Followup
	item string
}

// reports gives a sitting's reports on items of adopted minutes.
func reports(a *archive.Archive, minutes map[string]*record.Session, s *record.Session) []told {
	var out []told
	for i := range s.Followups {
		r := &s.Followups[i]
		target := minutes[r.Ref]
		if day, err := text.ParseDate(r.Ref); target == nil && err == nil {
			target = onDay(a, minutes, s, day)
		}
		if target != nil && !target.Draft {
			out = append(out, told{r, target.ID + "#" + (&record.Item{Kind: r.Kind, N: r.ItemN}).Anchor()})
		}
	}
	return out
}

// onDay gives the one adopted sitting of the same unit on a day, else its one.
func onDay(a *archive.Archive, minutes map[string]*record.Session, s *record.Session, day text.Date) *record.Session {
	var all, adopted []*record.Session
	for id, other := range minutes {
		if other.Date != day || a.Session(id).Unit != a.Session(s.ID).Unit {
			continue
		}
		all = append(all, other)
		if !other.Draft {
			adopted = append(adopted, other)
		}
	}
	switch {
	case len(adopted) == 1:
		return adopted[0]
	case len(adopted) == 0 && len(all) == 1:
		return all[0]
	}
	return nil
}
