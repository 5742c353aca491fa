package edittest

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
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
