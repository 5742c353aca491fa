package build

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestSearchDamage looks at copies of a site that are not whole.
func TestSearchDamage(t *testing.T) {
	dir, _ := demoSite(t, "")
	s := newScreen(t, dir)
	// The browser complains of missing files.
	t.Cleanup(func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.complaints = nil
	})
	index := filepath.Join(s.dir, "search")
	const notice = `document.querySelector('[data-unread]')`
	says := func(text string) {
		s.Helper()
		s.search("q=gac+dem")
		s.sees(`!` + notice + `.hidden && new RegExp(` + quoted(text) + `).test(` + notice + `.textContent)`)
		s.sees(total + ` === 0 && ` + told + ` === '' && document.getElementById('results').children.length === 0`)
	}
	each := func(change func(b []byte) []byte) {
		s.Helper()
		err := filepath.WalkDir(index, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || e.Name() == "manifest.js" {
				return err
			}
			b, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			return os.WriteFile(name, change(b), 0o644)
		})
		if err != nil {
			s.Fatal(err)
		}
	}
	const damaged = `^Tệp search/../.*\.js bị hỏng hoặc mới chép được một phần`
	// A file may be cut anywhere, and still run as script.
	each(func(b []byte) []byte {
		i := strings.IndexByte(string(b), ',')
		return []byte(string(b[:i+10]) + `");` + "\n")
	})
	says(damaged)
	each(func([]byte) []byte { return nil })
	says(damaged)
	folders, err := filepath.Glob(filepath.Join(index, "??"))
	if err != nil || len(folders) == 0 {
		s.Fatal("no parts", err)
	}
	for _, name := range folders {
		if err := os.RemoveAll(name); err != nil {
			s.Fatal(err)
		}
	}
	says(`^Thiếu tệp search/../.*\.js nên`)
	manifest := filepath.Join(index, "manifest.js")
	b, err := os.ReadFile(manifest)
	if err != nil {
		s.Fatal(err)
	}
	other := strings.Replace(string(b), `"format":1`, `"format":99`, 1)
	if err := os.WriteFile(manifest, []byte(other), 0o644); err != nil || other == string(b) {
		s.Fatal("the manifest says no format", err)
	}
	says(`không phải của cùng một lần dựng \(search/manifest\.js\)`)
	if err := os.Remove(manifest); err != nil {
		s.Fatal(err)
	}
	says(`^Thiếu tệp search/manifest\.js nên`)
	// Of each script that the page runs, a half that is none, then nothing.
	for _, name := range []string{"rank.js", "search.js", "site.js", "words.js"} {
		file := filepath.Join(s.dir, "assets", name)
		b, err := os.ReadFile(file)
		if err != nil {
			s.Fatal(err)
		}
		lacks := func(text string) {
			s.Helper()
			s.do(chromedp.Navigate(s.base + "search.html?q=gac"))
			s.sees(notice + `?.textContent.startsWith(` + quoted(text) + `) && !` + notice + `.hidden && !` + askBox + `.offsetParent`)
		}
		if err := os.WriteFile(file, b[:len(b)/2], 0o644); err != nil {
			s.Fatal(err)
		}
		if name == "rank.js" || name == "search.js" {
			lacks("Tệp assets/" + name + " bị hỏng")
		} else {
			lacks("Thiếu tệp assets/" + name)
		}
		if err := os.Remove(file); err != nil {
			s.Fatal(err)
		}
		lacks("Thiếu tệp assets/" + name)
		if err := os.WriteFile(file, b, 0o644); err != nil {
			s.Fatal(err)
		}
	}
}
