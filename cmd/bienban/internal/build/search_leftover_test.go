package build

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/edittest"

	"github.com/rogpeppe/go-internal/txtar"
)

// holding gives the files below a folder that hold a text: as they are, or in a
// part of the search index.
func holding(t *testing.T, root, text string) (files []string) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if _, part, ok := bytes.Cut(b, []byte(`bienban.part("`)); ok {
			part = part[bytes.IndexByte(part, ',')+2 : bytes.LastIndexByte(part, '"')]
			payload, err := base64.StdEncoding.DecodeString(string(part))
			if err != nil {
				return err
			}
			if b = payload[5:]; payload[0] == 1 {
				if b, err = io.ReadAll(flate.NewReader(bytes.NewReader(b))); err != nil {
					return err
				}
			}
		}
		if bytes.Contains(b, []byte(text)) {
			files = append(files, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestSearchForgets takes a word, and then its sitting, out of an archive: no
// file of the index, nor what is kept for the next one, has them any more.
func TestSearchForgets(t *testing.T) {
	dir := t.TempDir()
	source, out := filepath.Join(dir, "content"), filepath.Join(dir, "public")
	edittest.Unpack(t, source, txtar.Parse([]byte(gathering)))
	file := filepath.Join(source, "sessions", "c1", "2019-10-02.md")
	head, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	// Where one is cut out, the fragment of its neighbour holds the other one.
	other := bytes.ReplaceAll(head, []byte("2019-10-02"), []byte("2019-11-06"))
	for path, b := range map[string][]byte{
		file: append(bytes.Clone(head), "\nMang tên Xyzzyva và Qwertz.\n"...),
		filepath.Join(filepath.Dir(file), "2019-11-06.md"): other,
	} {
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	holds := func(text string) []string {
		return append(holding(t, filepath.Join(out, "search"), text), holding(t, filepath.Join(dir, ".public.bienban", "search"), text)...)
	}
	mustBuild(t, source, out)
	for _, text := range []string{"Xyzzyva", "xyzzyva", "qwertz", "2019-10-02"} {
		if len(holds(text)) == 0 {
			t.Fatalf("%s is in no file of the index", text)
		}
	}
	if err := os.WriteFile(file, append(bytes.Clone(head), "\nMang tên Qwertz.\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, source, out)
	for _, text := range []string{"Xyzzyva", "xyzzyva"} {
		if left := holds(text); len(left) > 0 || len(holds("qwertz")) == 0 {
			t.Errorf("%s is changed, and %s is left in %v", file, text, left)
		}
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, source, out)
	for _, text := range []string{"Qwertz", "qwertz", "2019-10-02"} {
		if left := holds(text); len(left) > 0 {
			t.Errorf("%s is gone, and %s is left in %v", file, text, left)
		}
	}
}

// TestSearchOfOddArchives searches what is small and oddly named.
func TestSearchOfOddArchives(t *testing.T) {
	const page = "\n-- units.csv --\nid,name,kind\n-- pages/cach dung.v2.md --\n# Cách dùng\n\n## Gác đêm\n\nGác đêm theo lịch.\n"
	for name, c := range map[string]struct {
		archive, query string
		total          int
		leads          string
	}{
		"no sitting":          {page, "gac dem kind:page", 1, ".html?hl=gac%20dem%20kind%3Apage#gac-dem"},
		"two of one name":     {"\n-- units.csv --\nid,name,kind\nc1,Chi bộ Một,cell\nc2,Chi bộ Một,cell\n", "kind:unit unit:chi-bo-mot", 2, ".html"},
		"nothing to be found": {"\n-- units.csv --\nid,name,kind\n", "gac dem", 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := newScreen(t, smallSite(t, c.archive))
			s.search("q=" + url.QueryEscape(c.query))
			if c.total == 0 {
				s.sees(told + `.includes('Không')`)
				return
			}
			s.sees(filled)
			if n := ask[int](s, total); n != c.total {
				s.Errorf("%d are found", n)
			}
			href := ask[string](s, hitLinks+`[0].href`)
			if !strings.Contains(href, c.leads) {
				s.Errorf("the first leads to %s", href)
			}
			for _, to := range ask[[]string](s, hitLinks+`.map((a) => a.href)`) {
				u, err := url.Parse(to)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := os.Stat(filepath.FromSlash(u.Path)); err != nil {
					s.Errorf("a hit leads nowhere: %v", err)
				}
			}
		})
	}
}
