package build

import (
	"os"
	"path/filepath"
	"unicode/utf8"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/redact"
)

// Doubts gives, of what an audience without full names is shown, the places
// where a person may still be told by what stands there, as warnings for a
// person to decide. The error is of the machine.
func Doubts(a *archive.Archive, au *archive.Audience, source string) (diag.List, error) {
	if au.Named() {
		return nil, nil
	}
	secret, err := redact.Secret(source)
	if err != nil {
		return nil, err
	}
	d := doubts{source: source, names: Names(a, au, secret), shows: au.Shows}
	for _, s := range a.Sessions {
		if au.Sees(s.Unit) && (au.Drafts || !s.Draft) {
			d.file(s.Path, s.Unit)
		}
	}
	for _, x := range a.Documents {
		if x.Unit == nil || au.Sees(x.Unit) {
			d.file(x.Path, x.Unit)
		}
	}
	for _, x := range a.Pages {
		d.file(x.Source, nil)
	}
	if len(au.Units) > 0 {
		d.file("awards.csv", nil)
		d.file("inspections.csv", nil)
	}
	d.found.Sort()
	return d.found, d.err
}

type doubts struct {
	source string
	names  *redact.Names
	shows  func(section string) bool
	found  diag.List
	err    error
}

// file looks through the lines of one file that are shown.
func (d *doubts) file(path string, u *archive.Unit) {
	raw, err := os.ReadFile(filepath.Join(d.source, filepath.FromSlash(path)))
	if err != nil {
		if !os.IsNotExist(err) {
			d.err = err
		}
		return
	}
	src, _ := record.NewSource(path, raw)
	if src.Text == nil {
		return
	}
	names := d.names
	if u != nil {
		names = names.In(u.ID)
	}
	var ds diag.List
	for _, l := range record.Lines(src, d.shows) {
		for _, x := range names.Doubts(l.Text) {
			at := diag.Pos{Line: l.N, Col: int32(utf8.RuneCountInString(l.Text[:x.From]) + 1)}
			ds.Warnf(at, x.Why, l.Text[x.From:x.To])
		}
	}
	d.found = append(d.found, ds.In(path)...)
}
