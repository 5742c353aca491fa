package search

import (
	"encoding/json"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// A fragment is the JSON of neighbouring records, each an array: what a hit
// shows, and the text that phrases and snippets are looked for in.

func appendFragment(dst []byte, records []*Record) []byte {
	dst = append(dst, '[')
	for i, r := range records {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendRecord(dst, r)
	}
	return append(dst, ']')
}

func appendRecord(dst []byte, r *Record) []byte {
	dst = strconv.AppendInt(append(dst, '['), int64(r.Kind), 10)
	for _, s := range []string{r.ID, r.URL, r.Title, r.Unit} {
		dst = appendString(append(dst, ','), s)
	}
	dst = strconv.AppendInt(append(dst, ','), int64(r.Date), 10)
	dst = appendStrings(append(dst, ','), r.Names)
	dst = append(dst, ",["...)
	for i := range r.Sections {
		s := &r.Sections[i]
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendString(append(dst, '['), s.Anchor)
		dst = appendString(append(dst, ','), s.Heading)
		dst = append(appendStrings(append(dst, ','), s.Lines), ']')
	}
	dst = append(dst, "],["...)
	for i := range r.Items {
		it := &r.Items[i]
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, '[')
		for _, s := range []string{it.Anchor, it.Text, it.Member, it.State} {
			dst = append(appendString(dst, s), ',')
		}
		dst = append(strconv.AppendInt(dst, int64(it.Due), 10), ']')
	}
	return append(dst, "]]"...)
}

func appendStrings(dst []byte, list []string) []byte {
	dst = append(dst, '[')
	for i, s := range list {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendString(dst, s)
	}
	return append(dst, ']')
}

// appendString writes a JSON string; what is not UTF-8 becomes U+FFFD.
func appendString(dst []byte, s string) []byte {
	const hex = "0123456789abcdef"
	dst = append(dst, '"')
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			dst = append(dst, '\\', c)
			i++
		case c < ' ':
			dst = append(dst, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
			i++
		case c < utf8.RuneSelf:
			dst = append(dst, c)
			i++
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			dst = utf8.AppendRune(dst, r)
			i += n
		}
	}
	return append(dst, '"')
}

// readFragment reads what appendFragment wrote.
func readFragment(body []byte) ([]*Record, error) {
	var rows []row
	if err := json.Unmarshal(body, &rows); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	out := make([]*Record, len(rows))
	for i := range rows {
		out[i] = (*Record)(&rows[i])
	}
	return out, nil
}

// row, part and promise are a record, a section and an item as fragments have them.
type (
	row     Record
	part    Section
	promise Item
)

func (r *row) UnmarshalJSON(b []byte) error {
	var sections []part
	var items []promise
	err := fields(b, &r.Kind, &r.ID, &r.URL, &r.Title, &r.Unit, &r.Date, &r.Names, &sections, &items)
	for _, s := range sections {
		r.Sections = append(r.Sections, Section(s))
	}
	for _, it := range items {
		r.Items = append(r.Items, Item(it))
	}
	return err
}

func (s *part) UnmarshalJSON(b []byte) error { return fields(b, &s.Anchor, &s.Heading, &s.Lines) }

func (it *promise) UnmarshalJSON(b []byte) error {
	return fields(b, &it.Anchor, &it.Text, &it.Member, &it.State, &it.Due)
}

// fields reads an array of just these things.
func fields(b []byte, into ...any) error {
	n := len(into)
	if err := json.Unmarshal(b, &into); err != nil {
		return err
	}
	if len(into) != n {
		return ErrDamaged
	}
	return nil
}
