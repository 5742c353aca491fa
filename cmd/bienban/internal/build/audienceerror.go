package build

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

// Known says whether the archive tells of every audience asked for, before
// anything is made for them.
func (o Options) Known() error {
	names := []string{archive.Full}
	raw, err := os.ReadFile(filepath.Join(o.Source, "audiences.yaml"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if src, _ := record.NewSource("audiences.yaml", raw); src.Text != nil {
		found, _ := record.ReadAudiences(src)
		for _, a := range found {
			names = append(names, a.Name)
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	for i, name := range o.Audiences {
		if !slices.Contains(names, name) {
			return &AudienceError{name, text.Nearest(name, names), names}
		}
		if slices.Contains(o.Audiences[:i], name) {
			return fmt.Errorf("the audience %s is named twice", name)
		}
	}
	return nil
}

// AudienceError tells of an audience that an archive does not have.
type AudienceError struct {
	Name, Near string
	Known      []string
}

func (e *AudienceError) Error() string {
	return fmt.Sprintf("%v: %q; audiences.yaml and the program know %s", ErrAudience, e.Name, strings.Join(e.Known, ", "))
}

// Unwrap gives ErrAudience.
func (e *AudienceError) Unwrap() error { return ErrAudience }
