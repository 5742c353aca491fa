package build

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/text"
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

// TestGuideNamesAudiences: the guide says of every key and section of
// audiences.yaml, by both its names, what it is for.
func TestGuideNamesAudiences(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(demoContent, "guide", "nguoi-doc.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range text.AudienceKeys.Words() {
		if row := "| `" + text.AudienceKeys.Vietnamese(key) + "` | `" + key + "` |"; !strings.Contains(string(b), row) {
			t.Errorf("no row begins with %s", row)
		}
	}
	for _, section := range text.AudienceSections.Words() {
		if row := "| " + text.AudienceSections.Vietnamese(section) + " | `" + section + "` |"; !strings.Contains(string(b), row) {
			t.Errorf("no row begins with %s", row)
		}
	}
}
