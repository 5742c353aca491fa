package publish

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

var small = pages{"index.html": "home", "units/cb1.html": "cell 1", "units/cb1/years.html": "years", "assets/site.css": "body{}"}

func TestFirstBuildMakesTheFolder(t *testing.T) {
	out := filepath.Join(t.TempDir(), "a", "b", "public")
	mustBuild(t, out, small, Report{Written: 4})
}

func TestASiteWithoutPagesIsAnEmptyFolder(t *testing.T) {
	out := newOut(t)
	mustBuild(t, out, pages{}, Report{})
	if _, err := os.Stat(out); err != nil {
		t.Error(err)
	}
	mustBuild(t, out, small, Report{Written: 4})
	mustBuild(t, out, pages{}, Report{Deleted: 4})
}

func TestForeignFilesStay(t *testing.T) {
	out := newOut(t)
	foreign := pages{".gitignore": "*", "units/notes.txt": "mine", "empty/": ""}
	put(t, out, without(foreign, "empty/"))
	if err := os.Mkdir(filepath.Join(out, "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, out, small, Report{Written: 4}, foreign)
	mustBuild(t, out, without(small, "units/cb1.html", "units/cb1/years.html"), Report{Kept: 2, Deleted: 2}, foreign)
	mustBuild(t, out, pages{}, Report{Deleted: 2}, foreign)
}

func TestAnUnchangedSiteIsNotTouched(t *testing.T) {
	out := newOut(t)
	mustBuild(t, out, small, Report{Written: 4})
	stat := func() map[string]fs.FileInfo {
		infos := map[string]fs.FileInfo{}
		for path := range small {
			info, err := os.Stat(filepath.Join(out, path))
			if err != nil {
				t.Fatal(err)
			}
			infos[path] = info
		}
		info, err := os.Stat(filepath.Join(StateDir(out), manifestName))
		if err != nil {
			t.Fatal(err)
		}
		infos[manifestName] = info
		return infos
	}
	before := stat()
	mustBuild(t, out, small, Report{Kept: 4})
	for path, now := range stat() {
		if !os.SameFile(before[path], now) || !before[path].ModTime().Equal(now.ModTime()) {
			t.Errorf("%s was written", path)
		}
	}
}

func TestOneKeyChangedButNotItsBytes(t *testing.T) {
	out := newOut(t)
	mustBuild(t, out, small, Report{Written: 4})
	other := Key{1}
	for round := range 2 {
		f, err := Open(out)
		if err != nil {
			t.Fatal(err)
		}
		if got := f.Fresh("index.html", other); got != (round == 1) {
			t.Errorf("round %d: fresh: %v", round, got)
		}
		if round == 0 {
			if err := f.Write("index.html", other, []byte("home")); err != nil {
				t.Fatal(err)
			}
		}
		if err := fill(f, without(small, "index.html")); err != nil {
			t.Fatal(err)
		}
		if r, err := f.Commit(); err != nil || r != (Report{Kept: 4}) {
			t.Error(r, err)
		}
	}
}

func TestEditedAndRemovedPages(t *testing.T) {
	out := newOut(t)
	mustBuild(t, out, small, Report{Written: 4})
	site := with(small, pages{"units/cb1.html": "cell one", "units/cb2.html": "cell 2"})
	mustBuild(t, out, site, Report{Written: 2, Kept: 3})
	mustBuild(t, out, without(site, "units/cb1/years.html"), Report{Kept: 4, Deleted: 1})
	mustBuild(t, out, site, Report{Written: 1, Kept: 4})
}

func TestAPageBecomesAFolderAndBack(t *testing.T) {
	out := newOut(t)
	file := pages{"index.html": "home", "a": "page"}
	folder := pages{"index.html": "home", "a/b/c": "page"}
	mustBuild(t, out, file, Report{Written: 2})
	mustBuild(t, out, folder, Report{Written: 1, Kept: 1, Deleted: 1})
	mustBuild(t, out, file, Report{Written: 1, Kept: 1, Deleted: 1})
}

func TestATouchedFileIsRestored(t *testing.T) {
	out := newOut(t)
	mustBuild(t, out, small, Report{Written: 4})
	put(t, out, pages{"index.html": "HOME"})
	if err := os.Remove(filepath.Join(out, "assets", "site.css")); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, out, small, Report{Written: 2, Kept: 2})
	if err := os.RemoveAll(filepath.Join(out, "units")); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, out, small, Report{Written: 2, Kept: 2})
	mustBuild(t, out, pages{}, Report{Deleted: 4})
}

func TestACopiedSiteIsKnownByItsBytes(t *testing.T) {
	out := newOut(t)
	mustBuild(t, out, small, Report{Written: 4})
	for path := range small {
		if err := os.Chtimes(filepath.Join(out, path), time.Time{}, time.Unix(1, 0)); err != nil {
			t.Fatal(err)
		}
	}
	mustBuild(t, out, small, Report{Kept: 4})
}

func TestAnEditInTheTickOfTheBuildIsSeen(t *testing.T) {
	out := newOut(t)
	mustBuild(t, out, small, Report{Written: 4})
	index, manifest := filepath.Join(out, "index.html"), filepath.Join(StateDir(out), manifestName)
	info, err := os.Stat(index)
	if err != nil {
		t.Fatal(err)
	}
	put(t, out, pages{"index.html": "HOME"})
	for _, file := range []string{index, manifest} {
		if err := os.Chtimes(file, time.Time{}, info.ModTime()); err != nil {
			t.Fatal(err)
		}
	}
	mustBuild(t, out, small, Report{Written: 1, Kept: 3})
}

func TestALinkedOutputIsFollowed(t *testing.T) {
	real := newOut(t)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Mkdir(real, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, link, small, Report{Written: 4})
	mustHold(t, real, small)
	mustBuild(t, real, small, Report{Kept: 4})
	if got, _ := filepath.EvalSymlinks(StateDir(link)); got == "" || StateDir(link) != StateDir(real) {
		t.Errorf("state in %s and %s", StateDir(link), StateDir(real))
	}
}
