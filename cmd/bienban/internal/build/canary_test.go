package build

import (
	"archive/zip"
	"bytes"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/search"
	"bienban/cmd/bienban/internal/text"
)

// canaries searches all that a site says, however it is packed, for the words
// and names that stand in every withheld place of a twin.
func canaries(t *testing.T, x *invented, files map[string][]byte) {
	t.Helper()
	var forms []string
	for _, name := range x.names() {
		forms = append(forms, "-"+text.Fold(name)+"-")
	}
	for name, b := range files {
		said := unpacked(t, name, b)
		if strings.Contains(said, canary) {
			at := strings.Index(said, canary)
			t.Errorf("%s: …%s", name, said[max(at-80, 0):min(at+80, len(said))])
		}
		folded := "-" + strings.Join(strings.FieldsFunc(text.Fold(said), func(c rune) bool { return !('a' <= c && c <= 'z' || '0' <= c && c <= '9') }), "-") + "-"
		for i, form := range forms {
			if strings.Contains(folded, form) {
				t.Errorf("%s names %s", name, x.names()[i])
			}
		}
	}
}

// unpacked gives all that a file says, and its name.
func unpacked(t *testing.T, name string, b []byte) string {
	t.Helper()
	switch ending := path.Ext(name); {
	case ending == ".xlsx":
		z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatal(name, err)
		}
		var out strings.Builder
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(name, err)
			}
			part, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(name, err)
			}
			out.WriteString(f.Name + "\n" + string(part))
		}
		return out.String()
	case ending == ".parquet":
		return name + "\n" + parquet(t, b)
	case strings.HasPrefix(name, "search/"):
		said, err := search.Texts(name, b)
		if err != nil {
			t.Fatal(name, err)
		}
		return name + "\n" + string(said)
	}
	return name + "\n" + string(b)
}

// parquet gives all rows of a file, and what its columns are called.
func parquet(t *testing.T, b []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "x.parquet")
	if err := os.WriteFile(file, b, 0o644); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("select cast(p as varchar) from read_parquet('" + file + "') p")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var out strings.Builder
	for rows.Next() {
		var row string
		if err := rows.Scan(&row); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&out, row)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
