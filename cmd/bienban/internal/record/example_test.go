package record

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestExample reads the sitting at the end of FORMAT.md, as it stands there
// and in English, in every form in which a file may be saved.
func TestExample(t *testing.T) {
	want := read(t, "testdata/example/want.txt")
	for _, name := range []string{"vi", "en"} {
		text := read(t, "testdata/example/"+name+".md")
		for _, form := range []norm.Form{norm.NFC, norm.NFD} {
			for _, end := range []string{"\n", "\r\n", "\r"} {
				for _, mark := range []string{"", "\ufeff"} {
					data := mark + strings.ReplaceAll(form.String(text), "\n", end)
					record, ds := readOne("sessions/c7-d4-e2/2019-11-04.md", []byte(data))
					if len(ds) > 0 {
						t.Errorf("%s %v %q %q: said\n%s", name, form, end, mark, listing(ds))
					}
					if got := dump(record); got != want {
						t.Errorf("%s %v %q %q gives\n%s", name, form, end, mark, got)
					}
				}
			}
		}
	}
}

func read(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
