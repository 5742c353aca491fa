package archive

import (
	"testing"

	"bienban/cmd/bienban/internal/edittest"
)

// TestAudiences: audiences are found by name, full among them whether it is
// listed or not, and changing them changes the archive, but no fact.
func TestAudiences(t *testing.T) {
	dir := t.TempDir()
	edittest.Put(t, dir, "units.csv", []byte("id,name,kind\nc1,Chi bộ 1,cell\n"))
	load := func() *Archive {
		a, ds, err := Load(dir, Options{Today: 20200131})
		if err != nil || len(ds) > 0 {
			t.Fatal(ds, err)
		}
		return a
	}
	a := load()
	if full := a.Audience("full"); full == nil || !full.Full() || !full.Named() || full.MinN != 0 || a.Audience("thi-dua") != nil {
		t.Error("without a file there is not just full")
	}
	edittest.Put(t, dir, "audiences.yaml", []byte("thi-dua:\n  title: Thi đua\n  units: c1\nfull:\n  title: Thường vụ\n"))
	b := load()
	if len(b.Audiences) != 2 || b.Audience("thi-dua") != b.Audiences[0] || b.Audience("full") != b.Audiences[1] || b.Audience("khac") != nil {
		t.Error("the audiences are not those of the file, in its order")
	}
	if to := b.Audience("thi-dua"); to.Full() || to.Named() || to.Shows("text") || !to.Sees(b.UnitOf("c1")) || to.Sees(nil) {
		t.Error("thi-dua sees more or less than is listed")
	}
	if a.Sum == b.Sum || a.Registers != b.Registers {
		t.Error("of the file's being there Sum must tell, and Registers must not")
	}
	edittest.Edit(t, dir, "audiences.yaml", "Thi đua", "Chính trị")
	if c := load(); c.Sum == b.Sum || c.Registers != b.Registers {
		t.Error("of the file's change Sum must tell, and Registers must not")
	}
}
