package search

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"bienban/cmd/bienban/internal/text"
)

// condition reads a filter if one begins here.
func (r *queryReader) condition(start int, excluded bool) bool {
	name, value := r.filterName()
	if name == "" {
		return false
	}
	r.at = value
	written, quoted := r.piece()
	written = text.Squeeze(written)
	if !quoted {
		written = strings.TrimRight(written, ",;") // of a list
	}
	conditions, f := r.meaning(name, written)
	if f.Code != "" {
		if !r.typing || r.at < len(r.chars) {
			f.At, f.Name, f.Value = start, name, written
			r.fault(f)
		}
		return true
	}
	for _, c := range conditions {
		switch {
		case name == "sort":
			r.query.Order = Order(c.Value)
		case excluded:
			r.query.NoFilters = addNew(r.query.NoFilters, c)
		default:
			r.query.Filters = addNew(r.query.Filters, c)
		}
	}
	return true
}

func addNew(all []Condition, c Condition) []Condition {
	if slices.Contains(all, c) {
		return all
	}
	return append(all, c)
}

// filterName gives the English name of the filter that begins here, and where
// its value does; "" if what stands before the next colon is no filter's name.
// A name may have a space: đơn vị:e941.
func (r *queryReader) filterName() (name string, value int) {
	for i := r.at; i < len(r.chars); i++ {
		switch c := r.chars[i]; {
		case isQuote(c) || c == '|':
			return "", 0
		case c == ':':
			if i > r.at && unicode.IsSpace(r.chars[i-1]) {
				return "", 0
			}
			written := string(r.chars[r.at:i])
			folded := text.Fold(written)
			name = r.grammar.Names[folded]
			// A word with marks is none of English: "tổ:" is not "to:".
			if name == folded && !plain(written) {
				return "", 0
			}
			return name, i + 1
		}
	}
	return "", 0
}

// meaning gives what a value stands for, or a fault's code and nearest value.
func (r *queryReader) meaning(name, written string) ([]Condition, Fault) {
	value := text.Fold(written)
	if value == "" {
		return nil, Fault{Code: NoValue}
	}
	switch name {
	case "unit", "member":
		return []Condition{{Name: name, Value: value}}, Fault{}
	case "year":
		from, to, ok := years(written)
		if !ok {
			return nil, Fault{Code: NoYear}
		}
		return []Condition{{Name: name, From: from, To: to}}, Fault{}
	case "from", "to":
		from, to, ok := days(written)
		switch {
		case !ok:
			return nil, Fault{Code: NoDate}
		case name == "from":
			to = lastDay
		default:
			from = firstDay
		}
		return []Condition{{Name: name, From: from, To: to}}, Fault{}
	}
	known := r.grammar.Values[name]
	meaning, ok := known[value]
	if !ok {
		return nil, Fault{Code: UnknownValue, Near: nearestValue(value, known)}
	}
	var all []Condition
	for v := range strings.SplitSeq(meaning, " ") {
		all = append(all, Condition{Name: name, Value: v})
	}
	return all, Fault{}
}

// nearestValue gives the known value that was meant, or of which only the
// first words were taken as there are spaces in it: chuyên đề.
func nearestValue(value string, known map[string]string) string {
	all := slices.Sorted(maps.Keys(known))
	for _, v := range all {
		if strings.HasPrefix(v, value+"-") {
			return v
		}
	}
	return text.Nearest(value, all)
}

// years reads a year, or one year to another in any order.
func years(s string) (from, to text.Date, ok bool) {
	first, last, ranged := strings.Cut(strings.ReplaceAll(s, "–", "-"), "-")
	if !ranged {
		last = first
	}
	a, okA := year(strings.TrimSpace(first))
	b, okB := year(strings.TrimSpace(last))
	return text.Date(min(a, b)*10000 + 101), text.Date(max(a, b)*10000 + 1231), okA && okB
}

// year reads a year, written with four digits.
func year(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && len(s) == 4 && digits(s) && n > 0
}

// days reads a day, a month or a year, and gives its first and last day.
func days(s string) (from, to text.Date, ok bool) {
	if d, err := text.ParseDate(s); err == nil {
		return d, d, true
	}
	if m, err := text.ParseMonth(s); err == nil {
		return m.First(), m.Last(), true
	}
	if n, isYear := year(s); isYear {
		return text.Date(n*10000 + 101), text.Date(n*10000 + 1231), true
	}
	return 0, 0, false
}
