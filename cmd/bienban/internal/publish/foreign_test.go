package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const ours = `<!doctype html><meta name="generator" content="bienban">`

func TestAForeignFileInTheWay(t *testing.T) {
	out := newOut(t)
	put(t, out, pages{"units/cb1.html": "by hand"})
	refused(t, out, small, filepath.Join("units", "cb1.html"), "did not make", "choose another output folder")
	put(t, out, pages{"units/cb1.html": "cell 1"})
	mustBuild(t, out, small, Report{Written: 3, Kept: 1})
	mustBuild(t, out, small, Report{Kept: 4})
}

func TestAForeignFileWhereAFolderGoes(t *testing.T) {
	out := newOut(t)
	put(t, out, pages{"units": "by hand"})
	refused(t, out, small, "units", "did not make")
}

func TestAForeignFolderWhereAPageGoes(t *testing.T) {
	out := newOut(t)
	put(t, out, pages{"index.html/x": "by hand"})
	refused(t, out, small, "index.html", "folder")
	if err := os.Remove(filepath.Join(out, "index.html", "x")); err != nil {
		t.Fatal(err)
	}
	refused(t, out, small, "index.html", "folder")
}

func TestAForeignFileInAFolderThatBecomesAPage(t *testing.T) {
	out := newOut(t)
	mustBuild(t, out, pages{"a/b": "page"}, Report{Written: 1})
	put(t, out, pages{"a/mine": "by hand"})
	refused(t, out, pages{"a": "page"}, filepath.Join("a", "mine"))
}

func TestAFolderReplacedByAForeignFile(t *testing.T) {
	out := newOut(t)
	mustBuild(t, out, small, Report{Written: 4})
	if err := os.RemoveAll(filepath.Join(out, "units")); err != nil {
		t.Fatal(err)
	}
	put(t, out, pages{"units": "by hand"})
	refused(t, out, small, "units", "did not make")
	mustBuild(t, out, pages{"index.html": "home"}, Report{Kept: 1, Deleted: 1}, pages{"units": "by hand"})
}

func TestALinkInTheWay(t *testing.T) {
	for name, link := range map[string]string{"a page": "index.html", "a folder": "units"} {
		out, elsewhere := newOut(t), t.TempDir()
		put(t, elsewhere, pages{"cb1.html": "not yours", "cb1/years.html": "not yours"})
		for _, first := range []bool{false, true} { // with and without an earlier build
			at := filepath.Join(out, link)
			if first {
				mustBuild(t, out, small, Report{Written: 4})
				if err := os.RemoveAll(at); err != nil {
					t.Fatal(err)
				}
			} else if err := os.MkdirAll(out, 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(elsewhere, at); err != nil {
				t.Fatal(err)
			}
			refused(t, out, small, link, "a link")
			if first {
				// What is no longer made is not deleted through the link.
				if _, err := build(t, out, pages{}); err != nil {
					t.Error(name, err)
				}
				mustHold(t, out, pages{link: "-> " + elsewhere})
			} else if err := os.Remove(at); err != nil {
				t.Fatal(err)
			}
			mustHold(t, elsewhere, pages{"cb1.html": "not yours", "cb1/years.html": "not yours"})
		}
	}
}

func TestALinkWithinTheOutputIsNotFollowed(t *testing.T) {
	out := newOut(t)
	mustBuild(t, out, small, Report{Written: 4})
	if err := os.Rename(filepath.Join(out, "units"), filepath.Join(out, "moved")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("moved", filepath.Join(out, "units")); err != nil {
		t.Fatal(err)
	}
	refused(t, out, small, "units", "a link")
	refused(t, out, with(small, pages{"units/cb2.html": "cell 2"}), "units", "a link")
}

func TestALostManifest(t *testing.T) {
	site := pages{"index.html": ours + "1", "a.html": ours + "1", "b.html": "same", "assets/site.css": "1"}
	after := pages{"index.html": ours + "2", "a.html": ours + "2", "b.html": "same", "assets/site.css": "2"}
	out := newOut(t)
	forget := func() {
		t.Helper()
		if err := os.RemoveAll(StateDir(out)); err != nil {
			t.Fatal(err)
		}
	}
	mustBuild(t, out, site, Report{Written: 4})
	forget()
	mustBuild(t, out, after, Report{Written: 3, Kept: 1})
	forget()
	refused(t, out, with(after, pages{"b.html": "other"}), "b.html", "did not make")
	put(t, out, pages{"index.html": "by hand"})
	refused(t, out, without(site, "index.html"), filepath.Join("assets", "site.css"))
}

func TestADamagedManifestIsALostOne(t *testing.T) {
	out := newOut(t)
	site := pages{"index.html": ours, "a.html": "page"}
	mustBuild(t, out, site, Report{Written: 2})
	file := filepath.Join(StateDir(out), manifestName)
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for n := range whole {
		broken := append([]byte(nil), whole...)
		broken[n] ^= 0x40
		for _, b := range [][]byte{broken, whole[:n]} {
			if err := os.WriteFile(file, b, 0o644); err != nil {
				t.Fatal(err)
			}
			mustBuild(t, out, site, Report{Kept: 2})
		}
	}
}

func TestPathsThatLeadOut(t *testing.T) {
	for _, path := range []string{"", ".", "..", "../a", "/a", "a/../../b", "a/../b", "a//b", "./a", "a/", "a\x00b", `a\b`, "a\xff", "/"} {
		refused(t, newOut(t), pages{path: "x"}, "can't be a page's path")
	}
}

func TestNamesThatDifferInCase(t *testing.T) {
	out := newOut(t)
	refused(t, out, pages{"a/Bình.html": "1", "a/bình.html": "2"}, "a/Bình.html", "a/bình.html")
	refused(t, out, pages{"a/bi\u0300nh.html": "1", "a/bình.html": "2"}, "a/bi\u0300nh.html", "a/bình.html")
	refused(t, out, pages{"A": "1", "a/b": "2"}, "A", "a/b")
	mustBuild(t, out, pages{"A/x.html": "1", "a/y.html": "2"}, Report{Written: 2})
	mustBuild(t, out, pages{"A/X.html": "1", "a/y.html": "2"}, Report{Written: 1, Kept: 1, Deleted: 1})
	refused(t, out, pages{"A/X.html": "1", "a/y.html": "2", "a/x.html": "3"}, "A/X.html", "a/x.html")
}

func TestAPageIsMadeOnce(t *testing.T) {
	out := newOut(t)
	for _, before := range []pages{{}, {"a": "0"}} { // a new page, and an old one
		if _, err := build(t, out, before); err != nil {
			t.Fatal(err)
		}
		f, err := Open(out)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Write("a", Key{1}, []byte("1")); err != nil {
			t.Fatal(err)
		}
		if err := f.Write("a", Key{1}, []byte("2")); err == nil || !strings.Contains(err.Error(), "twice") {
			t.Error(err)
		}
		if _, err := f.Commit(); err == nil {
			t.Error("a build with a failed page was published")
		}
		mustHold(t, out, before)
	}
}

func TestOutputsThatCantBe(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, pages{"file": "x"})
	for out, want := range map[string]string{
		filepath.Join(dir, "file"):                            "is a file",
		filepath.Join(dir, "file", "x"):                       "choose another",
		filepath.VolumeName(dir) + string(filepath.Separator): "nothing beside it",
	} {
		if f, err := Open(out); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, %v", out, f, err)
		}
	}
	dangling := filepath.Join(dir, "dangling")
	if err := os.Symlink("nowhere", dangling); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dangling); err == nil || !strings.Contains(err.Error(), "leads to nothing") {
		t.Error(err)
	}
	if err := os.Symlink(t.TempDir(), filepath.Join(dir, ".public.bienban")); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(filepath.Join(dir, "public")); err == nil || !strings.Contains(err.Error(), "is a link") {
		t.Error(err)
	}
}

func TestStateThatCantBeKept(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, ".public.bienban"), []byte("in the way"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(filepath.Join(dir, "public")); err == nil || !strings.Contains(err.Error(), "writable or choose another") {
		t.Error(err)
	}
}
