package build

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/edittest"
	"bienban/layouts"
)

// part of a template, and the sign that it leaves on pages.
var (
	define = regexp.MustCompile(`\{\{define "([^"]+)"\}\}`)
	sign   = regexp.MustCompile(`⟦([^⟧]+)⟧`)
)

// signLayouts gives an archive layouts of its own in which every part of every
// template leaves a sign, and gives the names of those parts.
func signLayouts(t *testing.T, content string) (parts []string) {
	t.Helper()
	names, err := fs.Glob(layouts.Files, "*.html")
	if err != nil || len(names) == 0 {
		t.Fatal("no templates", err)
	}
	for _, name := range names {
		kind := strings.TrimSuffix(name, ".html")
		signed := define.ReplaceAllStringFunc(layout(t, name), func(start string) string {
			part := kind + ":" + define.FindStringSubmatch(start)[1]
			parts = append(parts, part)
			return start + "⟦" + part + "⟧"
		})
		put(t, content, "layouts/"+name, signed)
	}
	return parts
}

// made are the parts that the demo's pages are made of, by language.
var made = map[string]map[string][]string{}

// kindsOf builds the demo and gives the parts of templates that each page is
// made of, the page's kind (`session:main`) among them.
func kindsOf(t *testing.T, lang string) map[string][]string {
	t.Helper()
	if made[lang] != nil {
		return made[lang]
	}
	content, out := filepath.Join(t.TempDir(), "content"), filepath.Join(t.TempDir(), "public")
	if err := os.CopyFS(content, os.DirFS(demoContent)); err != nil {
		t.Fatal(err)
	}
	signLayouts(t, content)
	if res, err := Run(Options{Source: content, Out: out, Lang: lang}); err != nil || res.Failed() {
		t.Fatal(err, res.Diagnostics)
	}
	pages := map[string][]string{}
	made[lang] = pages
	for name, b := range edittest.Files(t, out) {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		var used []string
		for _, m := range sign.FindAllSubmatch(b, -1) {
			if part := string(m[1]); !slices.Contains(used, part) {
				used = append(used, part)
			}
		}
		pages[filepath.ToSlash(name)] = used
	}
	return pages
}

// kindOf gives the kind of page that parts make.
func kindOf(parts []string) string {
	for _, part := range parts {
		if kind, ok := strings.CutSuffix(part, ":main"); ok {
			return kind
		}
	}
	return ""
}

// shape tells addresses apart that pages of one kind may have: their folder,
// how deep they are, and whether they are a list's later page.
func shape(address string) string {
	folder, base := path.Split(address)
	first, _, _ := strings.Cut(folder, "/")
	out := first + strings.Repeat("/…", strings.Count(folder, "/"))
	if strings.Contains(base, "~") {
		out += "~"
	}
	return out
}

// emptyArchives are archives that lack most of what the demo has.
var emptyArchives = map[string]string{
	"nothing but units": "-- units.csv --\nid,name,kind\nd1,Đảng bộ Một,grassroots\n",
	"no units":          "-- units.csv --\nid,name,kind\n",
	"no register": `-- units.csv --
id,name,kind,parent
d1,Đảng bộ Một,grassroots,
c1,Chi bộ Hai,cell,d1
-- sessions/c1/2019-10-02.md --
---
unit: c1
date: 2019-10-02
chair: Nguyễn Văn An
minutes: adopted
---
# Sinh hoạt

## Tự phê bình: Lê Văn Công

### Khuyết điểm

- Chậm báo cáo. (hạn 5/11/2019)
`,
	"several roots": `-- units.csv --
id,name,kind,parent,aliases
d1,Đảng bộ Một,grassroots,,đb1
d2,Đảng bộ Hai,grassroots,,
Đội-9,"Chi bộ <Chín> & ""Mười"" 100%",cell,d2,"Đội 9 #1? & <9>|đ9"
-- members.csv --
id,name,unit,status,role
an,Nguyễn Văn An,Đội-9,official,secretary
-- sessions/d9/2019-10-02.md --
---
unit: Đội-9
date: 2019-10-02
chair: Nguyễn Văn An
minutes: adopted
---
# Sinh hoạt <tháng> mười
`,
	"drafts and days to come": `-- site.yaml --
as_of: 2019-06-30
-- units.csv --
id,name,kind,parent
c1,Chi bộ Hai,cell,
-- sessions/c1/2019-06-02.md --
---
unit: c1
date: 2019-06-02
minutes: draft
---
# Dự thảo
-- sessions/c1/2019-10-02.md --
---
unit: c1
date: 2019-10-02
---
# Sắp tới
`,
}

// TestEveryTemplate has every part of every template at work in the demo, in
// both languages; archives that lack nearly everything are whole too.
func TestEveryTemplate(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		used := map[string]bool{}
		for name, parts := range kindsOf(t, lang) {
			mains := 0
			for _, part := range parts {
				if used[part] = true; strings.HasSuffix(part, ":main") {
					mains++
				}
			}
			if mains != 1 {
				t.Errorf("%s is made of %q: of %d kinds", name, parts, mains)
			}
		}
		for _, part := range signLayouts(t, t.TempDir()) {
			if !used[part] {
				t.Errorf("%s: no page of the demo is made with %s", lang, part)
			}
		}
	}
	for name, archive := range emptyArchives {
		t.Run(name, func(t *testing.T) {
			public := smallSite(t, archive)
			pages := parsed(t, public)
			if pages["index.html"] == nil {
				t.Fatal("nothing was built")
			}
			follow(t, public, pages)
			sound(t, pages)
		})
	}
}
