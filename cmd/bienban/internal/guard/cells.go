package guard

import (
	"bytes"
	"fmt"
)

// cells gives the fields of CSV.
func cells(c []byte, each sink) {
	for i := 0; i < len(c); {
		t, at, end := field(c, i)
		each(t, at, true)
		i = end + 1
	}
}

// field gives the field at i, where it begins and where it ends: at a comma, a
// line's end or the file's.
func field(c []byte, i int) (t []byte, at, end int) {
	if i == len(c) || c[i] != '"' {
		end = i
		for end < len(c) && c[end] != ',' && c[end] != '\n' {
			end++
		}
		return c[i:end], i, end
	}
	doubled := false
	for end = i + 1; end < len(c); end++ {
		if c[end] != '"' {
			continue
		}
		if end+1 == len(c) || c[end+1] != '"' {
			break
		}
		doubled = true
		end++
	}
	t = c[i+1 : min(end, len(c))]
	if doubled {
		t = bytes.ReplaceAll(t, []byte(`""`), []byte(`"`))
	}
	quoted := end + 1
	for end < len(c) && c[end] != ',' && c[end] != '\n' {
		end++
	}
	if end > quoted {
		t = c[i+1 : end] // something follows the closing quote
	}
	return t, i + 1, end
}

// cellAt names the place of a field that holds a byte.
func cellAt(c []byte, at int) string {
	row, column := 1, 1
	for i := 0; i < len(c); {
		_, _, end := field(c, i)
		if end >= at || end == len(c) {
			break
		}
		column++
		if c[end] == '\n' {
			row, column = row+1, 1
		}
		i = end + 1
	}
	return fmt.Sprintf("row %d, column %d", row, column)
}
