// Package report prints what there is to say about an archive: for people,
// with the line concerned and a hint, and for machines.
package report

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/words"
)

// Options says how diagnostics are shown to people.
type Options struct {
	Words  *words.Catalogue
	Carets bool // show the line, with a caret under the place
	Limit  int  // how many are shown; 0 is all
	// Read gives a file's bytes for the line to be shown.
	Read func(file string) ([]byte, error)
}

// Text prints `file:line:column: grade: message` and, where there is one, a
// hint under it; the grades' words are the same in every language. Beyond the
// limit errors go before the rest, and what is left out is counted.
func Text(w io.Writer, list diag.List, o Options) error {
	shown := list
	if o.Limit > 0 && len(list) > o.Limit {
		shown = first(list, o.Limit)
	}
	lines := lines{read: o.Read}
	for _, d := range shown {
		message, hint := said(d, o.Words)
		if _, err := fmt.Fprintf(w, "%s:%d:%d: %s: %s\n", visible(d.File), d.Pos.Line, d.Pos.Col, d.Grade, message); err != nil {
			return err
		}
		if o.Carets {
			if err := lines.caret(w, d); err != nil {
				return err
			}
		}
		if hint != "" {
			if _, err := fmt.Fprintf(w, "    hint: %s\n", hint); err != nil {
				return err
			}
		}
	}
	if len(list) == 0 {
		return nil
	}
	if left := len(list) - len(shown); left > 0 {
		if _, err := fmt.Fprintln(w, o.Words.Say("report.more", left)); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(w, o.Words.Say("report.sum", list.Count(diag.Error), list.Count(diag.Warning)))
	return err
}

// first gives n diagnostics, errors before the rest, in their order.
func first(list diag.List, n int) diag.List {
	errors := min(n, list.Count(diag.Error))
	others := n - errors
	var out diag.List
	for _, d := range list {
		left := &others
		if d.Grade == diag.Error {
			left = &errors
		}
		if *left > 0 {
			*left--
			out = append(out, d)
		}
	}
	return out
}

// said gives a diagnostic's message and hint in a language.
func said(d diag.Diagnostic, w *words.Catalogue) (message, hint string) {
	message = visible(w.Say(d.Message, anys(d.Args)...))
	if d.Hint != "" {
		hint = visible(w.Say(d.Hint, anys(d.HintArgs)...))
	}
	return message, hint
}

func anys(all []string) []any {
	out := make([]any, len(all))
	for i, s := range all {
		out[i] = s
	}
	return out
}

// visible keeps control characters of a file from reaching a terminal.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return '\uFFFD'
		}
		return r
	}, s)
}
