package build

import (
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/edittest"
)

// TestAudiencesAfterChanges makes random changes and after each holds a site
// brought up to date against one from nothing.
func TestAudiencesAfterChanges(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	dir, out := filepath.Join(t.TempDir(), "content"), filepath.Join(t.TempDir(), "public")
	e := edittest.New(t, demoContent, dir, seed)
	build := func(out string) (Result, error) {
		return Run(Options{Source: dir, Out: out, Audiences: []string{"chinh-tri"}})
	}
	if res, err := build(out); err != nil || res.Failed() {
		t.Fatal(err, res.Diagnostics)
	}
	for step := range 4 {
		did := e.Change()
		t.Logf("step %d: %s", step, did)
		now, err := build(out)
		if err != nil {
			t.Fatal(err)
		}
		fresh := filepath.Join(t.TempDir(), "public")
		clean, err := build(fresh)
		if err != nil {
			t.Fatal(err)
		}
		if now.Failed() != clean.Failed() {
			t.Fatalf("after %q it fails: %v, from nothing: %v", did, now.Failed(), clean.Failed())
		}
		if clean.Failed() {
			e.Undo()
			continue
		}
		if s := differ(edittest.Files(t, filepath.Join(out, "chinh-tri")), edittest.Files(t, filepath.Join(fresh, "chinh-tri"))); s != "" {
			t.Fatalf("after %q: %s", did, s)
		}
	}
}

// TestNewSpelling: minutes that come later may name a person in another way, by
// which the name must go from older pages too.
func TestNewSpelling(t *testing.T) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "public")
	put := func(name, text string) { edittest.Put(t, dir, name, []byte(text)) }
	put("audiences.yaml", "a:\n  title: A\n  units: c1\n  sections: text\n")
	put("units.csv", "id,name,kind,parent,from,to,aliases\nc1,Chi bộ Một,cell,,,,\n")
	put("members.csv", "id,name,unit,status,rank,post,role,leading,from,to\nm-1,Nguyễn Văn Hòa,c1,official,,,member,no,,\n")
	put("documents/viec.md", "---\ntitle: Việc\n---\n\nGiao Nguyễn Vân Hòa lo bếp.\n")
	build := func(out string) map[string][]byte {
		t.Helper()
		if res, err := Run(Options{Source: dir, Out: out, Audiences: []string{"a"}}); err != nil || res.Failed() {
			t.Fatal(err, res.Diagnostics)
		}
		return edittest.Files(t, filepath.Join(out, "a"))
	}
	if page := string(build(out)["documents/viec.html"]); !strings.Contains(page, "Vân Hòa") {
		t.Fatal("nobody is called so yet, and it is gone")
	}
	put("sessions/c1/2019-02-02.md", "---\nunit: c1\ndate: 2019-02-02\nchair: Nguyễn Vân Hòa\n---\n")
	now := build(out)
	if strings.Contains(string(now["documents/viec.html"]), "Vân Hòa") {
		t.Error("an older page keeps a name")
	}
	if s := differ(now, build(filepath.Join(t.TempDir(), "public"))); s != "" {
		t.Error(s)
	}
}
