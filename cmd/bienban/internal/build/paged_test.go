package build

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/edittest"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
)

// longArchive has so many sittings in one year that lists are paged.
func longArchive(register bool) *txtar.Archive {
	c := &txtar.Archive{}
	put := func(name, text string) { c.Files = append(c.Files, txtar.File{Name: name, Data: []byte(text)}) }
	put("units.csv", "id,name,kind,parent,from,to,aliases\nc1,Chi bộ Một,cell,,,,\n")
	if register {
		put("members.csv", "id,name,unit,status,rank,post,role,leading,from,to\nan,Lê Văn An,c1,official,,,secretary,,,\nba,Lê Văn Ba,c1,official,,,member,,,\n")
	}
	for n := range 130 {
		put(fmt.Sprintf("sessions/%03d.md", n), fmt.Sprintf(`---
unit: c1
date: 2019-%02d-%02d
official: 2
probationary: 0
present: 2
resolution: %03d-NQ
tags: [an toàn]
---

# Buổi %03d

## Nghị quyết

Làm tốt.

## Tự phê bình: Lê Văn An

### Ý kiến

- Lê Văn Ba: cố gắng.

## Trao đổi kinh nghiệm: Lê Văn An

Kể.

## Lấy phiếu tín nhiệm

- Loại: định kỳ

| Đồng chí | Tín nhiệm cao | Tín nhiệm | Tín nhiệm thấp |
|---|---|---|---|
| Lê Văn An | 1 | 1 | 0 |
`, n/28+1, n%28+1, n, n))
	}
	return c
}

// TestPagedLists holds that a long list's pages hold every row once, in order.
func TestPagedLists(t *testing.T) {
	out := buildCase(t, longArchive(false))
	files := edittest.Files(t, out)
	for _, list := range []string{"resolutions/2019", "confidence/2019", "talks/tag/an-toan-9d48ac62"} {
		var got []string
		for _, name := range []string{list + ".html", list + "~2.html"} {
			doc, err := html.Parse(bytes.NewReader(files[filepath.FromSlash(name)]))
			if err != nil {
				t.Fatal(err)
			}
			rows := 0
			elements(doc, func(n *html.Node) {
				if n.Data == "tr" && within(n, "tbody") {
					rows++
					elements(n, func(a *html.Node) {
						if to, _ := attr(a, "href"); strings.Contains(to, "sessions/") {
							got = append(got, to[strings.Index(to, "sessions/")+9:][:3])
						}
					})
				}
			})
			if rows > 100 {
				t.Errorf("%s has %d rows", name, rows)
			}
		}
		if len(got) != 130 {
			t.Errorf("%s has %d rows in all", list, len(got))
			continue
		}
		for i, id := range got {
			if want := fmt.Sprintf("%03d", 129-i); id != want {
				t.Errorf("row %d of %s is of sitting %s, want %s", i, list, id, want)
				break
			}
		}
		if _, more := files[filepath.FromSlash(list+"~3.html")]; more {
			t.Errorf("%s has a third page", list)
		}
	}
}

// change swaps a text in a file; to swap nothing takes the file away.
type change struct{ name, old, new string }

// TestListsAfterChanges makes one step of changes after another to a long
// archive and compares with a build from nothing: rows that move to another
// page, counts, years that come and go, a name's first spelling, presence that
// is no longer known of someone who has no other part in the sitting.
func TestListsAfterChanges(t *testing.T) {
	for _, c := range []struct {
		register bool
		steps    [][]change
	}{
		{false, [][]change{
			{{"sessions/050.md", "", ""}},
			{{"sessions/000.md", "2019-01-01", "2018-01-01"}, {"sessions/080.md", "kinh nghiệm: Lê Văn An", "kinh nghiệm: Lê Văn Ba"}},
			{{"sessions/000.md", "2018-01-01", "2017-01-01"}, {"sessions/001.md", "an toàn", "An Toàn"}, {"sessions/090.md", "- Loại: định kỳ\n", ""}},
			{{"sessions/000.md", "Tự phê bình: Lê Văn An", "Tự phê bình: LÊ VĂN AN"}, {"sessions/000.md", "an toàn", "AN TOÀN"}},
		}},
		{true, [][]change{
			{{"sessions/060.md", "present: 2", "present: 1"}},
			{{"sessions/070.md", "tags:", "minutes: draft\ntags:"}, {"sessions/100.md", "- Lê Văn Ba: cố gắng.", "- Lê Văn An: tôi nhận."}},
		}},
	} {
		sameAfter(t, longArchive(c.register), c.steps)
	}
}

// sameAfter makes one step of changes after another to an archive and compares
// each with a build from nothing.
func sameAfter(t *testing.T, c *txtar.Archive, steps [][]change) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "content")
	edittest.Unpack(t, dir, c)
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, out)
	for _, step := range steps {
		for _, e := range step {
			edittest.Edit(t, dir, e.name, e.old, e.new)
		}
		if res := mustBuild(t, dir, out); res.Failed() {
			t.Fatal(res.Diagnostics)
		}
		fresh := filepath.Join(t.TempDir(), "public")
		mustBuild(t, dir, fresh)
		if diff := differ(edittest.Files(t, out), edittest.Files(t, fresh)); diff != "" {
			t.Errorf("after %v: %s", step, diff)
		}
	}
}
