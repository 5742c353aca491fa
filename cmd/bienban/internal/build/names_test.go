package build

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// namesOf reads what assets/names.js calls with.
func namesOf(t *testing.T, public string) (out struct {
	Units, Members, Documents, Pages [][]any
	Years                            []string
	Places                           map[string][]string
}) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(public, "assets", "names.js"))
	if err != nil {
		t.Fatal(err)
	}
	value, ok := strings.CutPrefix(strings.TrimSpace(string(b)), "bienban.names(")
	value, end := strings.CutSuffix(value, ");")
	if err := json.Unmarshal([]byte(value), &out); err != nil || !ok || !end {
		t.Fatalf("names.js: %v", err)
	}
	return out
}

// TestNames holds what the pickers and the finder offer to the pages there are.
func TestNames(t *testing.T) {
	dir, pages := demoSite(t, "")
	n := namesOf(t, dir)
	for folder, rows := range map[string][][]any{"units": n.Units, "members": n.Members, "documents": n.Documents, "": n.Pages} {
		listed := map[string]bool{}
		for _, row := range rows {
			at := strings.TrimPrefix(folder+"/"+row[0].(string)+".html", "/")
			if listed[at] = true; pages[at] == nil {
				t.Errorf("names.js leads to %s, which is no page", at)
			}
		}
		for at := range pages {
			// Former names of units lead on, and are not offered.
			if folder != "" && folder != "units" && strings.HasPrefix(at, folder+"/") && !listed[at] {
				t.Errorf("names.js lacks %s", at)
			}
		}
	}
	if want := []string{"2018", "2019"}; !slices.Equal(n.Years, want) {
		t.Errorf("the years are %q", n.Years)
	}
	for _, folder := range []string{"units", "years", "years/2019", "checks/lead-days"} {
		for _, stem := range n.Places[folder] {
			if pages[folder+"/"+stem+".html"] == nil {
				t.Errorf("names.js has %s/%s, which is no page", folder, stem)
			}
		}
		if len(n.Places[folder]) == 0 {
			t.Errorf("names.js has no pages of %s", folder)
		}
	}
}

// TestNamesOfSmallArchive has units below their own, people where they are,
// and ids that addresses write in their own way.
func TestNamesOfSmallArchive(t *testing.T) {
	public := smallSite(t, strings.Replace(smallArchive, "c1,Chi bộ Hai,cell,d1,,,", `c1,Chi bộ Hai,cell,d1,,,
Đội 9,Chi bộ </script> Chín,cell,d1,,,
e1,Đảng bộ Khác,grassroots,,,,
t1,Tổ một,group,c1,,,`, 1))
	n := namesOf(t, public)
	var units []string
	for _, u := range n.Units {
		units = append(units, strings.Repeat(">", int(u[2].(float64)))+u[0].(string))
	}
	if want := []string{"d1", ">c1", ">>t1", ">Đội 9", "e1"}; !slices.Equal(units, want) {
		t.Errorf("the units are %q, want %q", units, want)
	}
	for _, m := range n.Members {
		if u := int(m[2].(float64)); n.Units[u][0] != "c1" {
			t.Errorf("%v is in %v", m[1], n.Units[u])
		}
	}
	if got := n.Places["years/2019"]; !slices.Equal(got, []string{"d1", "c1"}) {
		t.Errorf("pages of 2019 are of %q", got)
	}
	b, err := os.ReadFile(filepath.Join(public, "assets", "names.js"))
	if err != nil || strings.Contains(string(b), "</") {
		t.Errorf("a name could end the script (%v)", err)
	}
}

// TestGuideComesAndGoes has every header lead to the manual while there is one.
func TestGuideComesAndGoes(t *testing.T) {
	public := smallSite(t, smallArchive)
	content := filepath.Join(filepath.Dir(public), "content")
	page := filepath.Join(public, "sessions", "c1", "2019-10-02.html")
	leads := func() bool {
		t.Helper()
		b, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Contains(string(b), "guide/index.html")
	}
	if leads() {
		t.Error("the header leads to a manual that is not there")
	}
	guide := filepath.Join(content, "guide")
	if err := os.Mkdir(guide, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(guide, "index.md"), []byte("# Hướng dẫn\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if mustBuild(t, content, public); !leads() {
		t.Error("the header does not lead to the new manual")
	}
}
