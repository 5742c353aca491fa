package sheet

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/duckdb/duckdb-go/v2"
)

// Withheld stands in the place of a figure that readers may not see: as `<5`
// where it is small, else Hidden.
type Withheld string

// Hidden is a figure that is withheld since others could be worked out from it.
const Hidden Withheld = "*"

// Text writes a value as a person and a CSV reader take it: dates as
// 2019-11-04, times as 14:00, numbers with a point, NULL as nothing.
func Text(v any, kind string) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case Withheld:
		return string(v)
	case bool:
		return strconv.FormatBool(v)
	case time.Time:
		return moment(v, kind)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case float32:
		return strconv.FormatFloat(float64(v), 'f', -1, 32)
	case duckdb.Decimal:
		return v.String()
	case *big.Int:
		return v.String()
	case duckdb.Interval:
		return interval(v)
	case []byte:
		return fmt.Sprintf("%x", v)
	case int8, int16, int32, int64, int, uint8, uint16, uint32, uint64:
		return fmt.Sprint(v)
	}
	b, err := json.Marshal(plain(v, ""))
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(b)
}

func moment(t time.Time, kind string) string {
	switch {
	case kind == "DATE":
		return t.Format("2006-01-02")
	case kind == "TIME":
		return t.Format("15:04")
	case t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 && t.Nanosecond() == 0:
		return t.Format("2006-01-02")
	}
	return t.Format("2006-01-02 15:04:05")
}

func interval(i duckdb.Interval) string {
	var parts []string
	for _, p := range []struct {
		n    int64
		unit string
	}{{int64(i.Months), "months"}, {int64(i.Days), "days"}, {i.Micros / 1e6, "seconds"}} {
		if p.n != 0 {
			parts = append(parts, fmt.Sprint(p.n, " ", p.unit))
		}
	}
	if parts == nil {
		return "0 days"
	}
	return strings.Join(parts, " ")
}

// plain gives a value as JSON has it; numbers stay numbers.
func plain(v any, kind string) any {
	switch v := v.(type) {
	case nil, string, bool, int8, int16, int32, int64, int, uint8, uint16, uint32, uint64, float32:
		return v
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil // JSON has no such number
		}
		return v
	case duckdb.Decimal:
		return json.Number(v.String())
	case *big.Int:
		return json.Number(v.String())
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = plain(x, "")
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, x := range v {
			out[k] = plain(x, "")
		}
		return out
	case duckdb.OrderedMap:
		out := make(map[string]any)
		values := v.Values()
		for i, k := range v.Keys() {
			out[Text(k, "")] = plain(values[i], "")
		}
		return out
	}
	return Text(v, kind)
}

// IsNumber tells whether a column's values are numbers, written to the right.
func (c Column) IsNumber() bool {
	for _, p := range []string{"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT", "FLOAT", "DOUBLE", "DECIMAL"} {
		if strings.HasPrefix(c.Type, p) && !strings.HasSuffix(c.Type, "[]") {
			return true
		}
	}
	return false
}
