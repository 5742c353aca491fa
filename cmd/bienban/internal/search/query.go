package search

import (
	"encoding/json"
	"fmt"
	"strings"

	"bienban/cmd/bienban/internal/text"
)

// Query is what a reader asks for. A record answers it if all clauses of one
// of the branches are met, no excluded clause is, and it lies within the
// filters. Without branches, all records within the filters are meant; a query
// that has none of all that asks for nothing.
type Query struct {
	Branches  [][]Clause  `json:"branches"` // parted by OR; none of them is empty
	Excluded  []Clause    `json:"excluded"`
	Filters   []Condition `json:"filters"`   // of one name any is to be met, of each name one
	NoFilters []Condition `json:"noFilters"` // none may be met
	Faults    []Fault     `json:"faults"`    // what could not be read and was left out
	Order     Order       `json:"order"`     // "" where the query doesn't say
}

// Order is what answers are ordered by.
type Order string

// The orders, by the names that `sort:` has for them.
const (
	ByDate      Order = "date"
	ByRelevance Order = "relevance"
)

// Clause is a word, or a phrase of two words or more.
type Clause struct {
	Words  []Word `json:"words"`
	Phrase bool   `json:"phrase"` // the words stand in a row
	Exact  bool   `json:"exact"`  // by their forms, else by their folds
	Prefix bool   `json:"prefix"` // of a word: words that begin so are meant
}

// Word is a word of a query, by its form and fold as Terms gives them.
type Word struct {
	Form string `json:"form"`
	Fold string `json:"fold"`
	Text string `json:"text"` // as the reader wrote it
}

// Condition is one filter of a query.
type Condition struct {
	Name  string `json:"name"`            // unit, kind, member, state; or of days: year, from, to
	Value string `json:"value,omitempty"` // folded; of kind and state the English name
	// From and To are the first and the last day, both given where the filter is
	// one of days; who has no date lies outside.
	From text.Date `json:"from,omitempty"`
	To   text.Date `json:"to,omitempty"`
}

// The days that an open end of a filter stands for.
const (
	firstDay text.Date = 10101
	lastDay  text.Date = 99991231
)

// Key gives the key that the records within a filter have in their Filters;
// filters of days have none.
func (c Condition) Key() string { return c.Name + ":" + c.Value }

// Fault tells of a part of a query that was left out.
type Fault struct {
	Code  string `json:"code"`
	At    int    `json:"at"`              // where it begins, in characters of the query
	Name  string `json:"name,omitempty"`  // the filter's English name
	Value string `json:"value,omitempty"` // what was written
	Near  string `json:"near,omitempty"`  // a value, folded, that may have been meant
}

// The codes of faults.
const (
	TooLong      = "long"    // the query has more than MaxLength characters
	TooManyWords = "words"   // it has more than MaxWords words
	NoValue      = "empty"   // a filter without value
	UnknownValue = "unknown" // no such kind, state or order
	NoDate       = "date"    // not a day, month or year
	NoYear       = "year"    // not a year, nor one year to another
)

// What a query may hold.
const (
	MaxLength = 256 // characters
	MaxWords  = 24
)

// MarshalJSON gives the form that the site's script has queries in; a list is
// never null.
func (q Query) MarshalJSON() ([]byte, error) {
	type bare Query
	q.Branches, q.Excluded, q.Faults = filled(q.Branches), filled(q.Excluded), filled(q.Faults)
	q.Filters, q.NoFilters = filled(q.Filters), filled(q.NoFilters)
	return json.Marshal(bare(q))
}

func filled[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// String gives the query as one would type it, with English names. Parse
// reads the same query from it, less its faults, unless it is longer than
// MaxLength.
func (q Query) String() string {
	var parts []string
	for i, branch := range q.Branches {
		if i > 0 {
			parts = append(parts, "OR")
		}
		for _, c := range branch {
			parts = append(parts, c.String())
		}
	}
	for _, c := range q.Excluded {
		parts = append(parts, "-"+c.String())
	}
	for _, c := range q.Filters {
		parts = append(parts, c.String())
	}
	for _, c := range q.NoFilters {
		parts = append(parts, "-"+c.String())
	}
	if q.Order != "" {
		parts = append(parts, "sort:"+string(q.Order))
	}
	return strings.Join(parts, " ")
}

// String gives the clause as one would type it.
func (c Clause) String() string {
	texts := make([]string, len(c.Words))
	for i, w := range c.Words {
		texts[i] = w.Text
	}
	s := strings.Join(texts, " ")
	switch {
	case c.Phrase, !c.Exact && !c.Prefix && orWords[s]:
		s = `"` + s + `"`
	case c.Prefix:
		s += "*"
	}
	if c.Exact {
		s = "=" + s
	}
	return s
}

// String gives the filter as one would type it.
func (c Condition) String() string {
	switch c.Name {
	case "year":
		if c.From.Year() == c.To.Year() {
			return fmt.Sprintf("year:%04d", c.From.Year())
		}
		return fmt.Sprintf("year:%04d-%04d", c.From.Year(), c.To.Year())
	case "from":
		return "from:" + c.From.String()
	case "to":
		return "to:" + c.To.String()
	}
	for _, r := range c.Value {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' {
			return c.Name + `:"` + c.Value + `"`
		}
	}
	return c.Name + ":" + c.Value
}
