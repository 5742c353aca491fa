package demo

import (
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// written gives a folder with an archive.
func written(t testing.TB, o Options) string {
	t.Helper()
	dir := t.TempDir()
	if err := Write(dir, o); err != nil {
		t.Fatal(err)
	}
	return dir
}

// read gives the files of an archive by path with slashes.
func read(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		files[filepath.ToSlash(name)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// sittings gives the minutes among files.
func sittings(files map[string]string) map[string]string {
	out := map[string]string{}
	for path, s := range files {
		if strings.HasPrefix(path, "sessions/") {
			out[path] = s
		}
	}
	return out
}

func sameFiles(t *testing.T, a, b map[string]string) {
	t.Helper()
	if len(a) != len(b) {
		t.Errorf("%d files, then %d", len(a), len(b))
	}
	for path := range a {
		if sha256.Sum256([]byte(a[path])) != sha256.Sum256([]byte(b[path])) {
			t.Errorf("%s differs", path)
		}
	}
}

func TestSameOptionsSameBytes(t *testing.T) {
	o := Options{Cells: 12, Months: 18, Seed: 3}
	serial, parallel := t.TempDir(), t.TempDir()
	if err := write(serial, o, 1); err != nil {
		t.Fatal(err)
	}
	if err := write(parallel, o, 7); err != nil {
		t.Fatal(err)
	}
	first := read(t, serial)
	sameFiles(t, first, read(t, parallel))
	sameFiles(t, first, read(t, written(t, o)))
}

func TestOtherSeedOtherBytes(t *testing.T) {
	a := read(t, written(t, Options{Cells: 2, Months: 3, Seed: 1}))
	b := read(t, written(t, Options{Cells: 2, Months: 3, Seed: 2}))
	if a["members.csv"] == b["members.csv"] {
		t.Error("two seeds gave the same people")
	}
}

func TestSizes(t *testing.T) {
	for _, o := range []Options{
		{1, 1, 1}, {1, 12, 2}, {2, 1, 3}, {3, 2, 4}, {5, 13, 5}, {8, 24, 1}, {19, 30, 7}, {12, 120, 8}, {120, 6, 9}, {2000, 1, 10},
	} {
		t.Run(fmt.Sprint(o), func(t *testing.T) {
			files := read(t, written(t, o))
			want := o.Cells * o.Months
			if n := len(sittings(files)); n < want*97/100 || n > want*103/100 {
				t.Errorf("%d sittings, want %d", n, want)
			}
			if n := strings.Count(files["units.csv"], ",chi bộ"); n != o.Cells {
				t.Errorf("%d cells, want %d", n, o.Cells)
			}
			for path := range sittings(files) {
				if day := strings.TrimSuffix(path[strings.LastIndexByte(path, '/')+1:], ".md"); day > "2025-12-31" {
					t.Errorf("%s is after the archive's last day", path)
				}
			}
		})
	}
}

func TestMinutesAreOfUsualLength(t *testing.T) {
	words, n := 0, 0
	for _, s := range sittings(read(t, written(t, Options{Cells: 12, Months: 24, Seed: 1}))) {
		words += len(strings.Fields(s))
		n++
	}
	if mean := words / n; mean < 800 || mean > 1100 {
		t.Errorf("%d words a sitting", mean)
	}
}

func TestGolden(t *testing.T) {
	files := read(t, written(t, Options{Cells: 3, Months: 4, Seed: 1}))
	for path, golden := range map[string]string{
		"sessions/c1-e951/2025-12-05.md": "sitting.md",
		"units.csv":                      "units.csv",
	} {
		if files[path] == "" {
			t.Fatalf("no %s among %d files", path, len(files))
		}
		golden = filepath.Join("testdata", golden)
		if *update {
			if err := os.WriteFile(golden, []byte(files[path]), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if files[path] != string(want) {
			t.Errorf("%s is not %s (go test -update writes it anew):\n%s", path, golden, files[path])
		}
	}
}

func TestRefusals(t *testing.T) {
	dir := written(t, Options{Cells: 1, Months: 1})
	if err := Write(dir, Options{Cells: 1, Months: 1}); !errors.Is(err, ErrNotEmpty) {
		t.Errorf("a full folder: %v", err)
	}
	for _, o := range []Options{{}, {Cells: 1}, {Months: 1}, {Cells: -1, Months: 5}, {Cells: 1, Months: 1153}} {
		fresh := filepath.Join(t.TempDir(), "fresh")
		if err := Write(fresh, o); err == nil {
			t.Errorf("%+v was taken", o)
		}
		if _, err := os.Stat(fresh); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%+v left a folder behind", o)
		}
	}
	fresh := filepath.Join(t.TempDir(), "a", "b")
	if err := Write(fresh, Options{Cells: 1, Months: 1}); err != nil {
		t.Errorf("an absent folder: %v", err)
	}
}

func BenchmarkWrite(b *testing.B) {
	o := Options{Cells: 24, Months: 24, Seed: 1}
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		if err := Write(filepath.Join(b.TempDir(), fmt.Sprint(n)), o); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*o.Cells*o.Months), "µs/sitting")
}
