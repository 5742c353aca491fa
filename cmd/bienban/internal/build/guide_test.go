package build

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bienban/layouts"
)

// TestGuideNamesLayouts: the guide says of every file that an archive can have
// its own of what it is for.
func TestGuideNamesLayouts(t *testing.T) {
	const guide = "doi-giao-dien.md"
	b, err := os.ReadFile(filepath.Join(demoContent, "guide", guide))
	if err != nil {
		t.Fatal(err)
	}
	err = fs.WalkDir(layouts.Files, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && !strings.Contains(string(b), "`"+name+"`") {
			t.Errorf("%s lacks %s", guide, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
