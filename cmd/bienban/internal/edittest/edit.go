package edittest

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// Put writes a file of an archive.
func Put(t testing.TB, dir, name string, b []byte) {
	t.Helper()
	at := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

// Unpack writes the archive that a case holds: all its files but those that say
// what is wanted, which are named `want…` or, for a page, `….html`.
func Unpack(t testing.TB, dir string, c *txtar.Archive) {
	t.Helper()
	for _, f := range c.Files {
		if !strings.HasPrefix(f.Name, "want") && !strings.HasSuffix(f.Name, ".html") {
			Put(t, dir, f.Name, f.Data)
		}
	}
}

// Edit swaps a text that must be in a file of an archive; to swap nothing takes
// the file away.
func Edit(t testing.TB, dir, name, old, new string) {
	t.Helper()
	at := filepath.Join(dir, filepath.FromSlash(name))
	if old == "" {
		if err := os.Remove(at); err != nil {
			t.Fatal(err)
		}
		return
	}
	b, err := os.ReadFile(at)
	if err != nil || !bytes.Contains(b, []byte(old)) {
		t.Fatalf("%s does not hold %q (%v)", name, old, err)
	}
	Put(t, dir, name, bytes.Replace(b, []byte(old), []byte(new), 1))
}
