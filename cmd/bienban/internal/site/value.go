package site

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"bienban/cmd/bienban/internal/sheet"
	"bienban/cmd/bienban/internal/text"
)

// wordTables are the vocabularies in which a column's words are looked up, by
// the column's name.
var wordTables = map[string][]string{
	"kind": {"kind", "unit-kind", "item-kind", "document-kind", "remark-kind"}, "state": {"state"}, "earlier_state": {"state"},
	"outcome": {"check", "outcome", "report"}, "status": {"status"}, "role": {"role"}, "type": {"confidence-type"},
	"level": {"level"}, "self_level": {"level"}, "figure": {"figure"}, "horizon": {"horizon"}, "subject_kind": {"subject-kind"},
}

// value writes a value as readers of the site's language do.
func (s *Site) value(c sheet.Column, v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case bool:
		if v {
			return s.say("site.yes")
		}
		return s.say("site.no")
	case time.Time:
		if step := spans[c.Name]; c.Type == "DATE" && step != 0 {
			long, _ := s.span(text.DateOf(v), step)
			if step == 1 && s.o.Words.Lang() == "vi" { // as tables sort it
				return fmt.Sprintf("%d/%d", v.Month(), v.Year())
			}
			return long
		}
		if c.Type == "DATE" {
			return s.day(text.DateOf(v))
		}
	case sheet.Withheld:
		return s.withheld(v)
	case string:
		if c.Name == "rule" {
			return s.ruleTitle(v)
		}
		for _, table := range wordTables[c.Name] {
			if s.o.Words.Has("word." + table + "." + v) {
				return s.word(table, v)
			}
		}
		return v
	case int32:
		return s.whole(int(v), c.Unit)
	case int64:
		return s.whole(int(v), c.Unit)
	case float64:
		return s.comma(strconv.FormatFloat(v, 'f', -1, 64))
	}
	out := sheet.Text(v, c.Type)
	if strings.HasPrefix(c.Type, "DECIMAL") {
		return s.comma(out)
	}
	return out
}

// withheld says how a figure is withheld: that it is small, or not even that.
func (s *Site) withheld(w sheet.Withheld) string {
	if w == sheet.Hidden {
		return s.say("site.js-withheld")
	}
	return string(w)
}

// whole writes a whole number; counts have a mark between thousands, and years
// none.
func (s *Site) whole(n int, unit string) string {
	if unit == "" {
		return strconv.Itoa(n)
	}
	return s.number(n)
}

// comma puts the language's mark into a number.
func (s *Site) comma(n string) string {
	if s.o.Words.Lang() == "vi" {
		return strings.Replace(n, ".", ",", 1)
	}
	return n
}

// signed writes a change with its sign, none for nought; decimals is how many
// stand behind the mark, -1 for as many as it has.
func (s *Site) signed(n float64, decimals int) string {
	text := s.comma(strconv.FormatFloat(n, 'f', decimals, 64))
	if n > 0 {
		return "+" + text
	}
	return strings.Replace(text, "-", "−", 1)
}

// number writes a count with the language's mark between thousands.
func (s *Site) number(n int) string {
	digits := strconv.Itoa(n)
	mark := ","
	if s.o.Words.Lang() == "vi" {
		mark = "."
	}
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + mark + digits[i:]
	}
	return digits
}

// percent is percent() of queries/base/macros.sql.
func percent(n, of float64) float64 { return math.Round(1000*n/of) / 10 }
