package build

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/demo"
)

// Weights that pages and what they load may have, in bytes.
const (
	pageWeight  = 60_000
	boardWeight = 75_000 // a dashboard: each mark of its drawings says its value and leads on
	assetWeight = 40_000
	loadWeight  = 160_000 // a page with all that it asks for
	packWeight  = 200_000 // a year-end pack, which is printed in one go
	namesWeight = 250_000 // names.js, read only when somebody looks for a name
)

// TestWeights holds pages and assets to what a slow machine opens at once.
func TestWeights(t *testing.T) {
	content, large := filepath.Join(t.TempDir(), "content"), filepath.Join(t.TempDir(), "public")
	if err := demo.Write(content, demo.Options{Cells: 84, Months: 24, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	if res, err := Run(Options{Source: content, Out: large}); err != nil || res.Failed() {
		t.Fatal(err, res.Diagnostics)
	}
	small, _ := demoSite(t, "")
	for _, dir := range []string{small, large} {
		weights := map[string]int64{}
		err := filepath.WalkDir(dir, func(at string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			info, err := e.Info()
			name, _ := filepath.Rel(dir, at)
			weights[filepath.ToSlash(name)] = info.Size()
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		search, err := os.ReadFile(filepath.Join(dir, "search.html"))
		if err != nil {
			t.Fatal(err)
		}
		// What all pages may ask for, what only that of the search does, and what all
		// but that do.
		var assets, searching, marking int64
		for name, size := range weights {
			limit := int64(0)
			switch {
			case name == "assets/names.js":
				limit = namesWeight
			case strings.HasPrefix(name, "assets/"):
				limit = assetWeight
				if strings.Contains(string(search), `src="`+name+`"`) && !strings.HasSuffix(name, "/terms.js") { // a page opened from a hit reads terms.js
					searching += size
				} else if name == "assets/highlight.js" {
					marking = size
				} else {
					assets += size
				}
			case path.Ext(name) == ".html" && strings.HasPrefix(name, "reviews/") && strings.Count(name, "/") == 2:
				limit = packWeight
			case path.Ext(name) == ".html" && strings.HasPrefix(name, "dashboards/"):
				limit = boardWeight
			case path.Ext(name) == ".html":
				limit = pageWeight
			}
			if limit > 0 && size > limit {
				t.Errorf("%s weighs %d bytes, at most %d are allowed", name, size, limit)
			}
		}
		for _, total := range []int64{assets + marking + pageWeight, assets + searching + weights["search.html"]} {
			if total > loadWeight {
				t.Errorf("a page and what it asks for weigh up to %d bytes, at most %d are allowed", total, loadWeight)
			}
		}
	}
}
