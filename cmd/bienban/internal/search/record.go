package search

import "bienban/cmd/bienban/internal/text"

// Kind tells what a record or a hit is.
type Kind uint8

// The kinds, by the numbers that an index has for them.
const (
	Session Kind = iota
	Promise      // an item of a sitting: a shortcoming or a task
	Document
	Unit
	Member
	Page
)

var kindNames = [...]string{"session", "item", "document", "unit", "member", "page"}

// String gives the kind's name, as the filter `kind:` and answers have it.
func (k Kind) String() string {
	if int(k) >= len(kindNames) {
		return ""
	}
	return kindNames[k]
}

// MarshalText gives the kind's name.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Record is all that is searched of one thing that the site shows. Texts hold no
// line ends; each of them is a line of its own for what stands side by side.
type Record struct {
	Kind     Kind
	ID       string    // unlike that of any other record of its kind
	URL      string    // the page's address in the site, neither escaped nor with an anchor
	Title    string    // as the page has it
	Unit     string    // the name of the unit it is of, or ""
	Date     text.Date // 0: none
	Names    []string  // what it is also known by: number, subject, posts, …
	Sections []Section // in the order of the page
	Items    []Item    // of a sitting, in its order
	Filters  []string  // keys such as `unit:c7-d4-e941`, made by Filter
}

// Section is a part of a page's text.
type Section struct {
	Anchor  string // "": the top of the page
	Heading string // "": none
	Lines   []string
}

// Item is a shortcoming or a task of a sitting.
type Item struct {
	Anchor  string
	Text    string
	Member  string    // the name, as the site shows it
	State   string    // its English name; "" where its sitting is not counted
	Due     text.Date // as it stands now; 0: none
	Filters []string  // its own, beside those of its sitting
}

// Filter makes the key of a filter from its English name and a value as
// written.
func Filter(name, value string) string { return name + ":" + text.Fold(value) }
