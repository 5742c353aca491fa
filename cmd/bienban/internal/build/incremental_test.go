package build

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

	"bienban/cmd/bienban/internal/text"
)

const demoContent = "../../../../content"

// TestIncrementalEqualsClean makes a random series of changes of every kind of
// input, and after each compares an incremental build with one from nothing:
// the same bytes, or the same complaints over the last good site.
func TestIncrementalEqualsClean(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	e := &editor{t: t, dir: filepath.Join(t.TempDir(), "content"), rand: rand.New(rand.NewPCG(seed, 0))}
	if err := os.CopyFS(e.dir, os.DirFS(demoContent)); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, e.dir, out)
	good := files(t, out)
	for step := range 30 {
		did := e.change()
		t.Logf("step %d: %s", step, did)
		now := mustBuild(t, e.dir, out)
		fresh := filepath.Join(t.TempDir(), "public")
		clean := mustBuild(t, e.dir, fresh)
		if got, want := fmt.Sprint(now.Diagnostics), fmt.Sprint(clean.Diagnostics); got != want {
			t.Fatalf("diagnostics differ after %q:\nincremental %s\nclean       %s", did, got, want)
		}
		want := good
		if !clean.Failed() {
			want = files(t, fresh)
		}
		if diff := differ(files(t, out), want); diff != "" {
			t.Fatalf("after %q (failed: %v): %s", did, clean.Failed(), diff)
		}
		good = want
		if clean.Failed() {
			e.undo()
		}
	}
}

func mustBuild(t *testing.T, source, out string) Result {
	t.Helper()
	day, _ := text.NewDate(2020, 3, 1)
	res, err := Run(Options{Source: source, Out: out, Today: day})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// files gives every file below a folder with its bytes.
func files(t *testing.T, dir string) map[string][]byte {
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

func differ(got, want map[string][]byte) string {
	var out []string
	for name, b := range want {
		switch other, ok := got[name]; {
		case !ok:
			out = append(out, name+" is missing")
		case !bytes.Equal(b, other):
			out = append(out, name+" differs")
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			out = append(out, name+" should be gone")
		}
	}
	slices.Sort(out)
	return strings.Join(out[:min(len(out), 10)], "; ")
}

// editor changes an archive at random.
type editor struct {
	t    *testing.T
	dir  string
	rand *rand.Rand
	last map[string][]byte // before the last change
}

func (e *editor) undo() {
	if err := os.RemoveAll(e.dir); err != nil {
		e.t.Fatal(err)
	}
	for name, b := range e.last {
		e.put(name, b)
	}
}

// pick gives a random file whose path has a part and an ending.
func (e *editor) pick(part, end string) string {
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

func (e *editor) put(name string, b []byte) {
	at := filepath.Join(e.dir, name)
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		e.t.Fatal(err)
	}
	if err := os.WriteFile(at, b, 0o644); err != nil {
		e.t.Fatal(err)
	}
}

func (e *editor) remove(name string) {
	if err := os.Remove(filepath.Join(e.dir, name)); err != nil {
		e.t.Fatal(err)
	}
}

// replace swaps a text in a file; a file without it is left as it is.
func (e *editor) replace(name, old, new string) string {
	b := e.last[name]
	e.put(name, bytes.Replace(b, []byte(old), []byte(new), 1))
	return fmt.Sprintf("%s: %q → %q", name, old, new)
}

// change does one random thing and says what.
func (e *editor) change() string {
	e.last = files(e.t, e.dir)
	session := e.pick("sessions", ".md")
	switch e.rand.IntN(17) {
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
