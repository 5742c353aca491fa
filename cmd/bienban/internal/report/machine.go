package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/words"
)

// JSON prints one array of objects with file, line, column, grade, key,
// message and hint; key is the same in every language.
func JSON(w io.Writer, list diag.List, c *words.Catalogue) error {
	type object struct {
		File    string `json:"file"`
		Line    int32  `json:"line"`
		Column  int32  `json:"column"`
		Grade   string `json:"grade"`
		Key     string `json:"key"`
		Message string `json:"message"`
		Hint    string `json:"hint,omitempty"`
	}
	out := make([]object, 0, len(list))
	for _, d := range list {
		message, hint := said(d, c)
		out = append(out, object{d.File, d.Pos.Line, d.Pos.Col, d.Grade.String(), d.Message, message, hint})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

// GitHub prints workflow commands, which show as notes on the lines concerned.
func GitHub(w io.Writer, list diag.List, c *words.Catalogue) error {
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	for _, d := range list {
		message, hint := said(d, c)
		if hint != "" {
			message += "\n" + hint
		}
		command := d.Grade.String()
		if d.Grade == diag.Finding {
			command = "notice"
		}
		if _, err := fmt.Fprintf(w, "::%s file=%s,line=%d,col=%d::%s\n", command, property.Replace(d.File), d.Pos.Line, d.Pos.Col, data.Replace(message)); err != nil {
			return err
		}
	}
	return nil
}
