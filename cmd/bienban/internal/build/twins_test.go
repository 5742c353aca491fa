package build

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/edittest"
	"bienban/cmd/bienban/internal/text"
)

// TestTwins builds pairs of archives that differ only in what the audience may
// not see: names and words, figures being equal. Nothing of what is built may
// differ. This is what it means that a thing is withheld.
func TestTwins(t *testing.T) {
	for i := range 4 {
		seed := rand.Uint64()
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			one := invent(t, seed, false)
			other := invent(t, seed, true)
			t.Logf("seed %d: %+v", seed, one.to)
			got, want := buildFor(t, other.dir), buildFor(t, one.dir)
			if len(want) < 50 {
				t.Errorf("only %d files", len(want))
			}
			if s := differ(got, want); s != "" {
				t.Error(s)
			}
			canaries(t, other, got)
		})
	}
}

// buildFor builds the site of an invented audience.
func buildFor(t *testing.T, dir string) map[string][]byte { return buildSite(t, dir, "ai") }

func buildSite(t *testing.T, dir, name string) map[string][]byte {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	day, _ := text.ParseDate("2020-03-31")
	res, err := Run(Options{Source: dir, Out: out, Today: day, Audiences: []string{name}})
	if err != nil {
		t.Fatal(err)
	}
	if res.Failed() {
		t.Fatal(res.Diagnostics)
	}
	return edittest.Files(t, filepath.Join(out, name))
}

// TestCanariesAreFound holds the search for canaries to a site that has all.
func TestCanariesAreFound(t *testing.T) {
	x := invent(t, 3, true)
	found := map[string]bool{}
	for name, b := range buildSite(t, x.dir, "full") {
		if strings.Contains(unpacked(t, name, b), canary) {
			found[filepath.Ext(name)+" "+strings.SplitN(name, "/", 2)[0]] = true
		}
	}
	for _, kind := range []string{".html sessions", ".html members", ".csv data", ".parquet data", ".xlsx data", ".js search"} {
		if !found[kind] {
			t.Errorf("no canary is found in %s", kind)
		}
	}
}
