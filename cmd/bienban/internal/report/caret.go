package report

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/record"
)

// lines gives lines of files; the last file is kept, since diagnostics are
// sorted by file.
type lines struct {
	read func(file string) ([]byte, error)
	src  *record.Source
}

// shownWidth is how many characters of a long line are shown.
const shownWidth = 100

// caret prints a diagnostic's line with a caret under the place. A line that
// can't be shown is left out: the place was named already.
func (l *lines) caret(w io.Writer, d diag.Diagnostic) error {
	if l.src == nil || l.src.Path != d.File {
		raw, err := l.read(d.File)
		if err != nil {
			return nil
		}
		l.src, _ = record.NewSource(d.File, raw)
	}
	if l.src.Text == nil {
		return nil
	}
	line := []rune(l.src.Line(d.Pos.Line))
	at := int(d.Pos.Col) - 1
	if at < 0 || at > len(line) {
		return nil
	}
	from := 0
	if at > shownWidth*3/4 {
		from = at - shownWidth/2
	}
	line = line[from:min(len(line), from+shownWidth)]
	at -= from
	var under strings.Builder
	for _, r := range line[:at] {
		switch {
		case r == '\t':
			under.WriteRune('\t')
		case !unicode.Is(unicode.Mn, r):
			under.WriteByte(' ')
		}
	}
	shown := strings.ReplaceAll(visible(strings.ReplaceAll(string(line), "\t", "\ue000")), "\ue000", "\t")
	_, err := fmt.Fprintf(w, "    %s\n    %s^\n", shown, under.String())
	return err
}
