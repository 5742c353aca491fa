package redact

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestCodes holds codes to be one for each id, the same every time, and others
// with another secret.
func TestCodes(t *testing.T) {
	var people []Person
	for i := range 10_000 {
		people = append(people, Person{ID: fmt.Sprint("m-", i), Names: []string{"Nguyễn Văn An"}})
	}
	n, again, other, unknown := New(people, Codes, testSecret), New(people[5_000:], Codes, testSecret), New(nil, Codes, []byte("other")), New(nil, Codes, testSecret)
	form := regexp.MustCompile(`^ĐV-[2-9B-DF-HJ-NP-TV-XZ]{8,}$`)
	seen := map[string]string{}
	for _, p := range people {
		code := n.Name(p.ID)
		if !form.MatchString(code) || seen[code] != "" {
			t.Fatalf("%s of %s, and of %q", code, p.ID, seen[code])
		}
		seen[code] = p.ID
		if again.Name(p.ID) != code || unknown.Name(p.ID) != code || other.Name(p.ID) == code || "ĐV-"+strings.ToUpper(n.ID(p.ID)[3:]) != code {
			t.Fatalf("the code of %s is not stable, or no secret", p.ID)
		}
	}
	if n.Name("M-7") != n.Name("m-7") || n.Name("x") != unknown.Name("x") {
		t.Error("a code depends on more than the id")
	}
}

// TestCodesMeet makes two ids meet, and an unknown one meet a known.
func TestCodesMeet(t *testing.T) {
	c := codesOf(nil, testSecret)
	long := c.long("a")
	c.taken[long[:8]], c.taken[long[:9]] = "b", "c"
	if got := c.code("a"); got != long[:10] {
		t.Errorf("%s, not %s", got, long[:10])
	}
}

func TestSecret(t *testing.T) {
	dir := t.TempDir()
	secret, err := Secret(dir)
	if err != nil || len(secret) != 32 {
		t.Fatal(len(secret), err)
	}
	name := filepath.Join(dir, ".bienban-secret")
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info, err)
	}
	if again, err := Secret(dir); err != nil || string(again) != string(secret) {
		t.Error("another secret", err)
	}
	other, err := Secret(t.TempDir())
	if err != nil || string(other) == string(secret) {
		t.Error("every archive has the same", err)
	}
	if err := os.WriteFile(name, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Secret(dir); !errors.Is(err, ErrSecret) {
		t.Error(err)
	}
	if _, err := Secret(filepath.Join(dir, "none")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}
