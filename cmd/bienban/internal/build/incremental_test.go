package build

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/edittest"
	"bienban/cmd/bienban/internal/text"
)

const demoContent = "../../../../content"

// TestIncrementalEqualsClean makes a random series of changes of every kind of
// input, and after each compares an incremental build with one from nothing:
// the same bytes, or the same complaints over the last good site.
func TestIncrementalEqualsClean(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	dir := filepath.Join(t.TempDir(), "content")
	e := edittest.New(t, demoContent, dir, seed)
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, out)
	good := edittest.Files(t, out)
	for step := range 18 {
		did := e.Change()
		t.Logf("step %d: %s", step, did)
		now := mustBuild(t, dir, out)
		fresh := filepath.Join(t.TempDir(), "public")
		clean := mustBuild(t, dir, fresh)
		if got, want := fmt.Sprint(now.Diagnostics), fmt.Sprint(clean.Diagnostics); got != want {
			t.Fatalf("diagnostics differ after %q:\nincremental %s\nclean       %s", did, got, want)
		}
		want := good
		if !clean.Failed() {
			want = edittest.Files(t, fresh)
		}
		if diff := differ(edittest.Files(t, out), want); diff != "" {
			t.Fatalf("after %q (failed: %v): %s", did, clean.Failed(), diff)
		}
		good = want
		if clean.Failed() {
			e.Undo()
		}
	}
}

func mustBuild(t *testing.T, source, out string) Result {
	t.Helper()
	day, _ := text.NewDate(2020, 3, 1)
	res, err := Run(Options{Source: source, Out: out, Today: day})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func differ(got, want map[string][]byte) string {
	var out []string
	for name, b := range want {
		switch other, ok := got[name]; {
		case !ok:
			out = append(out, name+" is missing")
		case !bytes.Equal(b, other):
			out = append(out, name+" differs")
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			out = append(out, name+" should be gone")
		}
	}
	slices.Sort(out)
	return strings.Join(out[:min(len(out), 10)], "; ")
}
