package facts

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// SQLError is what DuckDB, or the guard before it, says against a statement.
type SQLError struct {
	File    string // as it is named to people: queries/x.sql, or SQL for one typed
	Line    int    // from 1; 0 where no place is known
	Column  int    // in characters, from 1
	Message string // one line
	Near    string // names that may have been meant, or ""
	source  string // the line
}

// Error gives `file:line:column: error: message`, the line, a caret under the
// place, and a hint with the near names.
func (e *SQLError) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", e.Line, e.Column)
	}
	fmt.Fprintf(&b, ": error: %s", e.Message)
	if e.Line > 0 {
		before := []rune(e.source)[:e.Column-1]
		for i, r := range before {
			if r != '\t' {
				before[i] = ' '
			}
		}
		fmt.Fprintf(&b, "\n    %s\n    %s^", e.source, string(before))
	}
	if e.Near != "" {
		fmt.Fprintf(&b, "\n    hint: %s", e.Near)
	}
	return b.String()
}

// at puts an error at a byte of its statement.
func (e *SQLError) at(sql string, offset int) *SQLError {
	if offset < 0 || offset > len(sql) {
		return e
	}
	start := strings.LastIndexByte(sql[:offset], '\n') + 1
	e.Line = strings.Count(sql[:start], "\n") + 1
	e.Column = utf8.RuneCountInString(sql[start:offset]) + 1
	e.source, _, _ = strings.Cut(sql[start:], "\n")
	return e
}

// said is an error as DuckDB writes it under `errors_as_json`; a parser's has a
// few words before it.
type said struct {
	Type       string `json:"exception_type"`
	Message    string `json:"exception_message"`
	Subtype    string `json:"error_subtype"`
	Candidates string `json:"candidates"`
	Position   int    `json:"position,string"`
}

func parseSaid(text string) (said, bool) {
	s := said{Position: -1}
	from := strings.IndexByte(text, '{')
	if from < 0 || json.Unmarshal([]byte(text[from:]), &s) != nil || s.Type == "" {
		return s, false
	}
	return s, true
}

// sqlError names the file and the place of what DuckDB says; before is how
// many bytes were put in front of the statement to run it.
func sqlError(file, sql string, before int, err error) error {
	var known *SQLError
	if err == nil || errors.As(err, &known) {
		return err
	}
	s, ok := parseSaid(err.Error())
	if !ok {
		return fmt.Errorf("%s: %w", file, err)
	}
	message, _, _ := strings.Cut(s.Message, "\n")
	e := &SQLError{File: file, Message: strings.TrimSuffix(message, "!")}
	if s.Type == "Out of Memory" {
		e.Message = "this needs more memory than a query may have; let it read or keep fewer rows"
		return e
	}
	if near := s.near(); near != "" {
		e.Near = "did you mean " + near + "?"
	} else if _, rest, ok := strings.Cut(s.Message, "\n"); ok && s.Candidates == "" {
		e.Near, _, _ = strings.Cut(rest, "\n")
	}
	at := s.Position - before
	if s.Type == "Parser" {
		at = inBytes(sql, at)
	}
	return e.at(sql, at)
}

// inBytes turns a place in characters, in which the parser counts, into one in
// bytes, in which all the rest of DuckDB does.
func inBytes(sql string, characters int) int {
	for i := range sql {
		if characters == 0 {
			return i
		}
		characters--
	}
	return len(sql) + characters
}

// near gives the names that DuckDB offers, but for its own tables.
func (s said) near() string {
	if s.Subtype == "NO_MATCHING_FUNCTION" || s.Candidates == "" {
		return ""
	}
	var out []string
	for _, name := range strings.Split(s.Candidates, ",") {
		if !strings.HasPrefix(name, "pg_") && !strings.HasPrefix(name, "duckdb_") && !strings.HasPrefix(name, "sqlite_") {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}
