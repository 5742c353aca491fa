package guard_test

import (
	"bytes"
	"database/sql"
	"encoding/csv"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"bienban/cmd/bienban/internal/build"
	"bienban/cmd/bienban/internal/edittest"
	"bienban/cmd/bienban/internal/guard"
	"bienban/cmd/bienban/internal/publish"
	"bienban/cmd/bienban/internal/search"

	_ "github.com/duckdb/duckdb-go/v2"
	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"
)

// site gives the folder of the repository's archive as a site, built once below
// made.
var made string
var site = sync.OnceValues(func() (dir string, err error) {
	if made, err = os.MkdirTemp("", "guard"); err != nil {
		return "", err
	}
	dir = filepath.Join(made, "public")
	_, err = build.Run(build.Options{Source: "../../../../content", Out: dir})
	return dir, err
})

func TestMain(m *testing.M) {
	code := m.Run()
	if made != "" {
		_ = os.RemoveAll(made)
	}
	os.Exit(code)
}

func siteFiles(t testing.TB) (dir string, files map[string][]byte) {
	t.Helper()
	dir, err := site()
	if err != nil {
		t.Fatal(err)
	}
	files = map[string][]byte{}
	for path, content := range edittest.Files(t, dir) {
		files[filepath.ToSlash(path)] = content
	}
	return dir, files
}

func TestASiteOfNothingWithheldIsClean(t *testing.T) {
	b := guard.New()
	b.WithholdName("Nghiêm Xuân Bách Tùng", "Vũ Trang")
	b.WithholdWord("nxbt-1966")
	b.Withhold("Để xe máy của khách tự ý ra vào cổng doanh trại ngoài giờ.")
	g := b.Guard()
	_, files := siteFiles(t)
	for path, content := range files {
		if hits, err := g.File(path, content); err != nil || len(hits) > 0 {
			t.Error(path, hits, err)
		}
	}
}

// kindOf gives the kind of a file as there is a decoder for it.
func kindOf(path string) string {
	if strings.HasPrefix(path, "search/") {
		return "search"
	}
	if path == "assets/names.js" {
		return path
	}
	return filepath.Ext(path)
}

// TestOfASite looks for things that stand in the site in the very files in which
// other decoders find them.
func TestOfASite(t *testing.T) {
	dir, files := siteFiles(t)
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	texts := map[string]string{}
	for path, content := range files {
		texts[path] = textsOf(t, db, dir, path, content)
	}
	for what, kinds := range map[string][]string{
		"Hoàng Văn Tuyến": {".csv", ".html", ".parquet", ".xlsx", "assets/names.js", "search"},
		"Quân số tham gia huấn luyện có tuần chỉ đạt": {".csv", ".html", ".parquet", ".xlsx", "search"},
		"hvt-1968": {".csv", ".html", ".parquet", ".xlsx", "assets/names.js", "search"},
	} {
		b := guard.New()
		if b.WithholdWord(what); strings.Contains(what, " ") {
			b = guard.New()
			b.WithholdName(what)
			b.Withhold(what)
		}
		g := b.Guard()
		found := map[string]bool{}
		for path, content := range files {
			hits, err := g.File(path, content)
			if want := strings.Contains(texts[path], what); err != nil || want && len(hits) == 0 {
				t.Errorf("%s is not found in %s: %v", what, path, err)
			} else if !want && slices.ContainsFunc(hits, func(h guard.Hit) bool { return h.Found == what && h.Where != "file name" }) {
				t.Errorf("%s is found in %s: %v", what, path, hits)
			}
			if len(hits) > 0 {
				found[kindOf(path)] = true
			}
		}
		if got := slices.Sorted(maps.Keys(found)); !slices.Equal(got, kinds) {
			t.Errorf("%s is found in files of the kinds %v, not %v", what, got, kinds)
		}
	}
}

// textsOf gives all that stands in a file, by other means than the guard's.
func textsOf(t *testing.T, db *sql.DB, dir, path string, content []byte) string {
	t.Helper()
	var out strings.Builder
	var err error
	switch kindOf(path) {
	case ".html":
		var doc *html.Node
		if doc, err = html.Parse(bytes.NewReader(content)); err == nil {
			for n := range doc.Descendants() {
				out.WriteString(n.Data)
				for _, a := range n.Attr {
					out.WriteString("\n" + a.Val + "\n")
				}
			}
		}
	case ".csv":
		var rows [][]string
		rows, err = csv.NewReader(bytes.NewReader(content)).ReadAll()
		for _, row := range rows {
			out.WriteString(strings.Join(row, "\n") + "\n")
		}
	case ".parquet":
		var all sql.NullString
		err = db.QueryRow("select string_agg(cast(t as varchar), '\n') from read_parquet('" + filepath.Join(dir, path) + "') t").Scan(&all)
		out.WriteString(all.String)
	case ".xlsx":
		var book *excelize.File
		if book, err = excelize.OpenReader(bytes.NewReader(content)); err == nil {
			for _, sheet := range book.GetSheetList() {
				rows, _ := book.GetRows(sheet)
				for i, row := range rows {
					for j := range row {
						cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
						formula, _ := book.GetCellFormula(sheet, cell)
						out.WriteString(row[j] + "\n" + formula + "\n")
					}
				}
			}
			err = book.Close()
		}
	case "search":
		var b []byte
		b, err = search.Texts(path, content)
		out.Write(b)
	default:
		out.Write(content)
	}
	if err != nil {
		t.Fatal(path, err)
	}
	return out.String()
}

// TestWhatStandsWhere puts a name into each kind of file and reads where it is.
func TestWhatStandsWhere(t *testing.T) {
	_, files := siteFiles(t)
	places := map[string]string{
		".html": `^line \d+$`, ".csv": `^row \d+, column \d+$`, ".parquet": `^(footer|column [a-z_]+(, values from \d+)?)$`,
		".xlsx": `^xl/worksheets/sheet\d+\.xml![A-Z]+\d+$`, "search": `^(record "[^"]+"|entry \d+)$`, "assets/names.js": `^line 1$`,
	}
	b := guard.New()
	b.WithholdName("Hoàng Văn Tuyến")
	g := b.Guard()
	seen := map[string]bool{}
	for path, content := range files {
		hits, err := g.File(path, content)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range hits {
			seen[kindOf(path)] = true
			if h.Path != path || !matches(t, places[kindOf(path)], h.Where) {
				t.Error(h)
			}
		}
	}
	if len(seen) != len(places) {
		t.Error(seen)
	}
}

// TestFolder searches a site that is being built over an older one.
func TestFolder(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	write := func(f *publish.Folder, path, content string) {
		if !f.Fresh(path, publish.Key{content[0]}) {
			if err := f.Write(path, publish.Key{content[0]}, []byte(content)); err != nil {
				t.Fatal(err)
			}
		}
	}
	b := guard.New()
	b.WithholdName("Nguyễn Văn Ẩn", "Lê Thị Lộ")
	g := b.Guard()
	f, err := publish.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	write(f, "a.html", "1 Nguyễn Văn Ẩn")
	write(f, "c.html", "1 Lê Thị Lộ")
	if _, err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	if f, err = publish.Open(out); err != nil {
		t.Fatal(err)
	}
	write(f, "a.html", "1 Nguyễn Văn Ẩn")
	write(f, "b.html", "1 Lê Thị Lộ")
	write(f, "c.html", "2 không có gì")
	inA, inB := guard.Hit{"a.html", "line 1", "Nguyễn Văn Ẩn"}, guard.Hit{"b.html", "line 1", "Lê Thị Lộ"}
	for all, want := range map[bool][]guard.Hit{true: {inA, inB}, false: {inB}} {
		if hits, err := g.Folder(f, all); err != nil || !slices.Equal(hits, want) {
			t.Error(all, hits, err)
		}
	}
	for _, bad := range []string{"x.html", "y.png"} {
		write(f, bad, "\x00PNG")
	}
	if _, err := g.Folder(f, false); err == nil || !strings.Contains(err.Error(), "not published") {
		t.Error(err)
	}
	if err := f.Discard(); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkSite(b *testing.B) {
	_, files := siteFiles(b)
	size := 0
	for _, content := range files {
		size += len(content)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		g := guard.New().Guard()
		for path, content := range files {
			if hits, err := g.File(path, content); err != nil || len(hits) > 0 {
				b.Fatal(hits, err)
			}
		}
	}
}

func matches(t *testing.T, pattern, s string) bool {
	t.Helper()
	ok, err := regexp.MatchString(pattern, s)
	return err == nil && ok && pattern != ""
}
