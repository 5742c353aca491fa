// Package starter writes a new archive of five files: the least that shows how
// minutes become pages.
package starter

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"bienban/cmd/bienban/internal/text"
)

//go:embed vi en
var files embed.FS

// ErrNotEmpty says that the folder holds something already.
var ErrNotEmpty = errors.New("the folder is not empty; name a new one")

// Write makes the archive in dir, which must be absent or empty, in a language
// (vi or en), with a sitting held in the month before a day. It gives the
// paths written.
func Write(dir, lang string, today text.Date) ([]string, error) {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return nil, fmt.Errorf("%s: %w", dir, ErrNotEmpty)
	}
	dates := days(today.Month().Add(-1))
	var out []string
	err := fs.WalkDir(files, lang, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := files.ReadFile(name)
		if err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(dates.Replace(strings.TrimPrefix(name, lang+"/"))))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		out = append(out, to)
		return os.WriteFile(to, []byte(dates.Replace(string(b))), 0o644)
	})
	return out, err
}

// days fills in the sitting's dates: it was held on the 5th of a month.
func days(m text.Month) *strings.Replacer {
	held := m.First().AddDays(4)
	slash := func(d text.Date) string { return fmt.Sprintf("%d/%d/%d", d.Day(), d.MonthOfYear(), d.Year()) }
	return strings.NewReplacer(
		"HELD-ISO", held.String(), "HELD", slash(held), "CHOSEN", slash(held.AddDays(-4)), "TOLD", slash(held.AddDays(-3)),
		"WRITTEN", slash(held.AddDays(-1)), "DUE", slash(held.AddDays(25)), "MONTH", fmt.Sprint(m.MonthOfYear()), "YEAR", fmt.Sprint(m.Year()),
	)
}
