package publish

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// pages are the files of a site, by path.
type pages map[string]string

// build builds a site as the program does: what is fresh is not written. A
// page's key is its content's hash.
func build(t *testing.T, out string, site pages) (Report, error) {
	t.Helper()
	f, err := Open(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := fill(f, site); err != nil {
		if err := f.Discard(); err != nil {
			t.Error(err)
		}
		return Report{}, err
	}
	return f.Commit()
}

// fill hands every other page over as a file.
func fill(f *Folder, site pages) error {
	for i, path := range slices.Sorted(maps.Keys(site)) {
		data := []byte(site[path])
		key := sumOf(data)
		switch {
		case f.Fresh(path, key):
		case i%2 == 0:
			if err := f.Write(path, key, data); err != nil {
				return err
			}
		default:
			made := filepath.Join(f.stateDir, "made")
			if err := os.WriteFile(made, data, 0o644); err != nil {
				return err
			}
			if err := f.Take(path, key, made); err != nil {
				return err
			}
			if _, err := os.Stat(made); err == nil {
				return errors.New("a file taken is still there")
			}
		}
	}
	return nil
}

// mustBuild builds, and checks the report and what the output holds.
func mustBuild(t *testing.T, out string, site pages, want Report, others ...pages) {
	t.Helper()
	got, err := build(t, out, site)
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Errorf("report %+v, want %+v", got, want)
	}
	mustHold(t, out, append(others, site)...)
}

// refused builds, and checks that the error says all of what, and that nothing
// changed.
func refused(t *testing.T, out string, site pages, what ...string) {
	t.Helper()
	before := read(t, out)
	_, err := build(t, out, site)
	for _, w := range what {
		if err == nil || !strings.Contains(err.Error(), w) {
			t.Errorf("error %v does not say %q", err, w)
		}
	}
	mustHold(t, out, before)
}

func mustHold(t *testing.T, out string, sites ...pages) {
	t.Helper()
	want := pages{}
	for _, s := range sites {
		maps.Copy(want, s)
	}
	if got := read(t, out); !maps.Equal(got, want) {
		t.Errorf("the output holds %v, want %v", got, want)
	}
}

// read gives all that a folder holds; a folder's name ends with / where it is
// empty, and a link is told by its target.
func read(t *testing.T, out string) pages {
	t.Helper()
	got := pages{}
	if real, err := filepath.EvalSymlinks(out); err == nil {
		out = real
	}
	err := filepath.WalkDir(out, func(at string, e fs.DirEntry, err error) error {
		if os.IsNotExist(err) {
			return nil
		}
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(out, at)
		rel = filepath.ToSlash(rel)
		switch {
		case e.IsDir():
			if entries, _ := os.ReadDir(at); len(entries) == 0 && at != out {
				got[rel+"/"] = ""
			}
			return nil
		case e.Type()&fs.ModeSymlink != 0:
			to, err := os.Readlink(at)
			got[rel] = "-> " + to
			return err
		}
		b, err := os.ReadFile(at)
		got[rel] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func put(t *testing.T, out string, files pages) {
	t.Helper()
	for path, content := range files {
		at := filepath.Join(out, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func newOut(t *testing.T) string { return filepath.Join(t.TempDir(), "public") }

func with(site pages, more pages) pages {
	site = maps.Clone(site)
	maps.Copy(site, more)
	return site
}

func without(site pages, paths ...string) pages {
	site = maps.Clone(site)
	for _, path := range paths {
		delete(site, path)
	}
	return site
}
