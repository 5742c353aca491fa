package record

import (
	"fmt"
	"reflect"
	"strings"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/text"
)

// dump writes a record's fields that are not empty, a line each, without what
// follows from the file's name or from the language of its headings.
func dump(record any) string {
	var b strings.Builder
	dumpValue(&b, "", reflect.ValueOf(record))
	return b.String()
}

func dumpValue(b *strings.Builder, name string, v reflect.Value) {
	if !v.IsValid() || v.IsZero() {
		return
	}
	switch x := v.Interface().(type) {
	case diag.Pos:
		return
	case Ref:
		if x.Text != "" {
			fmt.Fprintf(b, "%s: %s\n", name, x.Text)
		}
		return
	case Count:
		fmt.Fprintf(b, "%s: %d\n", name, x.N)
		return
	case Score:
		fmt.Fprintf(b, "%s: %d.%02d\n", name, x.Hundredths/100, x.Hundredths%100)
		return
	case text.Vote:
		if x.ByCount {
			fmt.Fprintf(b, "%s: for %d, against %d, other %d\n", name, x.For, x.Against, x.Other)
		} else {
			fmt.Fprintf(b, "%s: %d/%d\n", name, x.For, x.Entitled)
		}
		return
	case fmt.Stringer:
		fmt.Fprintf(b, "%s: %s\n", name, x)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		dumpValue(b, name, v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			dumpValue(b, fmt.Sprintf("%s[%d]", name, i), v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i).Name
			of := v.Type().Name()
			// These say which file it is, and how its headings read.
			if strings.HasSuffix(field, "Anchor") || (of == "Session" || of == "Document") && field == "ID" || of == "Page" && field == "Path" {
				continue
			}
			// A reason that means something is shown by what it means.
			if a, ok := v.Interface().(Absence); ok && field == "Reason" {
				if _, known := text.AbsenceReasons.Find(a.Reason); known {
					continue
				}
			}
			at := field
			if name != "" {
				at = name + "." + field
			}
			dumpValue(b, at, v.Field(i))
		}
	default:
		fmt.Fprintf(b, "%s: %v\n", name, v.Interface())
	}
}
