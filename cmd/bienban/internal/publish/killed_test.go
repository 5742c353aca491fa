package publish

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestAKilledBuildChangesNothing(t *testing.T) {
	out := newOut(t)
	mustBuild(t, out, small, Report{Written: 4})
	f, err := Open(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := fill(f, pages{"index.html": "new", "units/cb9.html": "new"}); err != nil {
		t.Fatal(err)
	}
	// The system closes what a killed process had open, and no more.
	if err := f.close(); err != nil {
		t.Fatal(err)
	}
	mustHold(t, out, small)
	mustBuild(t, out, small, Report{Kept: 4})
	if _, err := os.Stat(filepath.Join(StateDir(out), stagingName)); !os.IsNotExist(err) {
		t.Error("staging was left:", err)
	}
}

func TestADiscardedBuildChangesNothing(t *testing.T) {
	out := newOut(t)
	f, err := Open(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(fill(f, small), f.Discard(), f.Discard()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(out); !os.IsNotExist(err) {
		t.Error("the output was made:", err)
	}
}

// kill ends a Commit after the pending manifest is noted and some of the staged
// files are moved in and some of those leaving are deleted.
func kill(t *testing.T, f *Folder, some func(path string) bool) {
	t.Helper()
	<-f.looked
	f.order = inOrder(f.added)
	if _, err := f.ready(); err != nil {
		t.Fatal(err)
	}
	if err := f.notePending(); err != nil {
		t.Fatal(err)
	}
	for p := range f.toBe {
		if p.is(staged) && some(p.Path) {
			to := f.inOut(p.Path)
			if err := errors.Join(f.parent.MkdirAll(f.inOut(first(split(p.Path))), 0o755),
				f.parent.Rename(f.inState(stagingName+"/"+p.Path), to)); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, p := range f.leaving() {
		if some(p.Path) {
			_ = f.parent.Remove(f.inOut(p.Path))
		}
	}
	if err := f.close(); err != nil {
		t.Fatal(err)
	}
}

func first(a, _ string) string { return a }

func TestAKilledCommitIsMended(t *testing.T) {
	before := with(small, pages{"old.html": "old", "older.html": "older"})
	after := with(small, pages{"index.html": "HOME", "units/cb1.html": "CELL 1", "new.html": "new", "newer/a.html": "new"})
	half := func(path string) bool {
		return strings.Contains("index.html old.html new.html", path)
	}
	for name, next := range map[string]struct {
		site pages
		want Report
	}{
		"the same build":   {after, Report{Written: 2, Kept: 4, Deleted: 1}},
		"the build before": {before, Report{Written: 2, Kept: 4, Deleted: 1}},
		"another build":    {with(small, pages{"index.html": "third", "new.html": "third"}), Report{Written: 2, Kept: 3, Deleted: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			out := newOut(t)
			mustBuild(t, out, before, Report{Written: 6})
			f, err := Open(out)
			if err != nil {
				t.Fatal(err)
			}
			if err := fill(f, after); err != nil {
				t.Fatal(err)
			}
			kill(t, f, half)
			// Every page is a whole one, and a build that is given up keeps the mark.
			if f, err = Open(out); err != nil {
				t.Fatal(err)
			}
			if err := f.Discard(); err != nil {
				t.Fatal(err)
			}
			mustBuild(t, out, next.site, next.want)
			mustBuild(t, out, next.site, Report{Kept: len(next.site)})
		})
	}
}

func TestAForeignFileAtAPendingPath(t *testing.T) {
	out := newOut(t)
	f, err := Open(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := fill(f, small); err != nil {
		t.Fatal(err)
	}
	kill(t, f, func(string) bool { return false })
	put(t, out, pages{"index.html": "by hand"})
	refused(t, out, small, "index.html", "did not make")
	mustBuild(t, out, without(small, "index.html"), Report{Written: 3}, pages{"index.html": "by hand"})
}

func TestTwoBuildsDoNotMix(t *testing.T) {
	out := newOut(t)
	f, err := Open(out)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(out)
	if !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), fmt.Sprintf("(process %d); wait", os.Getpid())) {
		t.Error(err)
	}
	if _, err := Open(filepath.Join(filepath.Dir(out), "other")); err != nil {
		t.Error(err)
	}
	if err := errors.Join(fill(f, small), f.Discard()); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, out, small, Report{Written: 4})
}

// TestMain lets the tests start this program as another build.
func TestMain(m *testing.M) {
	if out := os.Getenv("BIENBAN_TEST_HOLD"); out != "" {
		_, err := Open(out)
		fmt.Println(err)
		os.Exit(0) // as if killed: nothing is given back
	}
	os.Exit(m.Run())
}

func TestALockDiesWithItsProcess(t *testing.T) {
	out := newOut(t)
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "BIENBAN_TEST_HOLD="+out)
	if b, err := c.CombinedOutput(); err != nil || string(b) != "<nil>\n" {
		t.Fatalf("%s%v", b, err)
	}
	mustBuild(t, out, small, Report{Written: 4})
}
