package serve

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/fsnotify/fsnotify"
)

func TestLinkedFolderNotFollowed(t *testing.T) {
	t.Parallel()
	dir, outside := t.TempDir(), t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "link")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	p := newPoller(tree{roots: []string{dir}}, pause)
	c, err := newNotifier(tree{roots: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	n := c.(*notifier)
	defer n.watcher.Close()
	if len(n.dirs) != 1 {
		t.Errorf("watches %v", n.dirs)
	}
	if err := os.WriteFile(filepath.Join(outside, "x.md"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if p.look() != p.last {
		t.Error("the poller looks behind a link")
	}
}

// TestPassingFilesDontCount goes through the events in their order, up to
// that of a file which does count.
func TestPassingFilesDontCount(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.write(t, ".git/x", "")
	c, err := newNotifier(tree{roots: []string{h.content}})
	if err != nil {
		t.Fatal(err)
	}
	n := c.(*notifier)
	defer n.watcher.Close()
	for _, name := range []string{".hidden", "a.md~", ".a.md.swp", "~$a.docx", "#a.md#", "4913", "x.tmp", ".git/HEAD", ".cache/x"} {
		h.write(t, name, "")
	}
	if err := os.Chmod(filepath.Join(h.content, "a.md"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.write(t, "b.md", "counts")
	for {
		e := await(t, n.watcher.Events, "the events")
		change, err := n.take(e)
		if err != nil {
			t.Fatal(err)
		}
		if last := filepath.Base(e.Name) == "b.md"; change != last {
			t.Fatalf("%v: change is %v", e, change)
		} else if last {
			return
		}
	}
}

// TestEventsOfFolders covers what only some systems send.
func TestEventsOfFolders(t *testing.T) {
	t.Parallel()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	site := filepath.Join(dir, "public")
	if err := os.Mkdir(site, 0o777); err != nil {
		t.Fatal(err)
	}
	c, err := newNotifier(tree{roots: []string{dir}, except: site})
	if err != nil {
		t.Fatal(err)
	}
	n := c.(*notifier)
	defer n.watcher.Close()
	for _, e := range []fsnotify.Event{{Name: dir, Op: fsnotify.Write}, {Name: site, Op: fsnotify.Create}, {Name: site, Op: fsnotify.Write}, {}} {
		if change, err := n.take(e); change || err != nil {
			t.Errorf("%v: change is %v, %v", e, change, err)
		}
	}
	if len(n.dirs) != 1 {
		t.Errorf("watches %v", n.dirs)
	}
}
