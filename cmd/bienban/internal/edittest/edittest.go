// Package edittest changes an archive at random, as clerks and officers do, so
// that tests can hold what is updated against what is made anew.
package edittest

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Editor changes an archive at random.
type Editor struct {
	t    testing.TB
	dir  string
	rand *rand.Rand
	last map[string][]byte // before the last change
}

// New copies an archive into dir for changes that a seed decides.
func New(t testing.TB, from, dir string, seed uint64) *Editor {
	t.Helper()
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return &Editor{t: t, dir: dir, rand: rand.New(rand.NewPCG(seed, 0))}
}

// Undo puts back what the last change changed.
func (e *Editor) Undo() {
	if err := os.RemoveAll(e.dir); err != nil {
		e.t.Fatal(err)
	}
	for name, b := range e.last {
		e.put(name, b)
	}
}

// pick gives a random file whose path has a part and an ending.
func (e *Editor) pick(part, end string) string {
	var names []string
	for name := range e.last {
		if strings.Contains(name, part) && strings.HasSuffix(name, end) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	if len(names) == 0 {
		return ""
	}
	return names[e.rand.IntN(len(names))]
}

func (e *Editor) put(name string, b []byte) { Put(e.t, e.dir, name, b) }

func (e *Editor) remove(name string) {
	if err := os.Remove(filepath.Join(e.dir, name)); err != nil {
		e.t.Fatal(err)
	}
}

// replace swaps a text in a file; a file without it is left as it is.
func (e *Editor) replace(name, old, new string) string {
	b := e.last[name]
	e.put(name, bytes.Replace(b, []byte(old), []byte(new), 1))
	return fmt.Sprintf("%s: %q → %q", name, old, new)
}

// Change does one random thing and says what.
func (e *Editor) Change() string {
	e.last = Files(e.t, e.dir)
	session := e.pick("sessions", ".md")
	switch e.rand.IntN(24) {
	case 0:
		e.put(session, append(e.last[session], "\nThêm một dòng cuối biên bản.\n"...))
		return "line added to " + session
	case 1:
		return e.replace(session, "# ", "# Sửa tên: ")
	case 2:
		return e.replace(session, "xong ", "gia hạn ")
	case 3:
		return e.replace(session, "(hạn ", "(hạn 1")
	case 4:
		return e.replace(session, "đã thông qua", "dự thảo")
	case 5:
		return e.replace(session, "Tự phê bình", "Tu phe binh")
	case 6:
		e.remove(session)
		return "removed " + session
	case 7:
		e.remove(session)
		to := strings.TrimSuffix(session, ".md") + "-b.md"
		e.put(to, e.last[session])
		return "renamed " + session
	case 8:
		to := filepath.Join("sessions", "thêm mới", fmt.Sprintf("buổi %d.md", e.rand.IntN(5)))
		e.put(to, e.last[session])
		return "copied " + session + " to " + to
	case 9:
		return e.replace("units.csv", ",cell,", ",chi bộ,")
	case 10:
		return e.replace("members.csv", "Nguyễn Văn ", "Nguyễn Thế ")
	case 11:
		return e.replace("units.csv", "Đại đội", "Đại  Đội")
	case 12:
		name := e.pick("documents", ".md")
		return e.replace(name, "# ", "# Bản mới: ")
	case 13:
		e.put("site.yaml", append(e.last["site.yaml"], '\n'))
		if e.rand.IntN(2) == 0 {
			return e.replace("site.yaml", "as_of: 2019", "as_of: 2020")
		}
		return e.replace("site.yaml", "title: ", "title: Kho ")
	case 14:
		name := filepath.Join("trang", fmt.Sprintf("trang %d.md", e.rand.IntN(4)))
		e.put(name, fmt.Appendf(nil, "# Trang %d\n\n[về đầu](../index.md)\n", e.rand.IntN(100)))
		return "page " + name
	case 15:
		e.put("layouts/page.html", fmt.Appendf(nil, `{{define "main"}}<h1>{{.Head.Title}}</h1><p>%d</p>{{.Body}}{{end}}`, e.rand.IntN(100)))
		return "layout of pages"
	case 16:
		e.put("queries/overdue.sql", fmt.Appendf(nil, "select id, text, member as name, member, due_now, n as days, 0 as reports from items where state = 'overdue' and n > %d order by id", e.rand.IntN(3)))
		return "query of what is overdue"
	case 17:
		e.put("queries/checks/length.sql", fmt.Appendf(nil, "-- scope: unit\nselect unit, id as session, date, null as subject, outcome(length_minutes > %d) as outcome, null as detail from sessions", 60+e.rand.IntN(60)))
		return "check of lengths"
	case 18:
		return e.replace(session, "có mặt: ", "có mặt: 1")
	case 19:
		return e.replace(session, "- Hạn", "- Hạn chế, hạn")
	case 20:
		return e.replace(session, "loại: thường kỳ", "loại: chuyên đề")
	case 21:
		return e.replace(session, "chưa xong", "xong 31/12/2019")
	case 22:
		return e.replace("rules.csv", ",90,", ",120,")
	default:
		name := e.pick("", ".csv")
		b := e.last[name]
		lines := bytes.SplitAfter(b, []byte("\n"))
		if len(lines) > 2 {
			i := 1 + e.rand.IntN(len(lines)-2)
			lines = slices.Delete(lines, i, i+1)
		}
		e.put(name, bytes.Join(lines, nil))
		return "a row removed from " + name
	}
}

// Files gives every file below a folder with its bytes.
func Files(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		out[rel], err = os.ReadFile(p)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
