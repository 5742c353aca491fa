package build

import (
	"math/rand/v2"
	"path/filepath"
	"testing"

	"bienban/cmd/bienban/internal/edittest"
)

// TestAudiencesAfterChanges makes random changes and after each holds a site
// brought up to date against one from nothing.
func TestAudiencesAfterChanges(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	dir, out := filepath.Join(t.TempDir(), "content"), filepath.Join(t.TempDir(), "public")
	e := edittest.New(t, demoContent, dir, seed)
	build := func(out string) (Result, error) {
		return Run(Options{Source: dir, Out: out, Audiences: []string{"chinh-tri"}})
	}
	if res, err := build(out); err != nil || res.Failed() {
		t.Fatal(err, res.Diagnostics)
	}
	for step := range 4 {
		did := e.Change()
		t.Logf("step %d: %s", step, did)
		now, err := build(out)
		if err != nil {
			t.Fatal(err)
		}
		fresh := filepath.Join(t.TempDir(), "public")
		clean, err := build(fresh)
		if err != nil {
			t.Fatal(err)
		}
		if now.Failed() != clean.Failed() {
			t.Fatalf("after %q it fails: %v, from nothing: %v", did, now.Failed(), clean.Failed())
		}
		if clean.Failed() {
			e.Undo()
			continue
		}
		if s := differ(edittest.Files(t, filepath.Join(out, "chinh-tri")), edittest.Files(t, filepath.Join(fresh, "chinh-tri"))); s != "" {
			t.Fatalf("after %q: %s", did, s)
		}
	}
}
