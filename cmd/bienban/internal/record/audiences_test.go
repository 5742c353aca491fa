package record

import (
	"strings"
	"testing"
)

// open is an audience that every key lets see something.
const open = `a:
  title: A
  units: e941
  sections: [text]
  names: full
  drafts: yes
  min_n: 1
`

// TestFaultsWithhold: a key that is left out, or garbled in its name or its
// value, lets an audience see what it sees where nothing is said of it.
func TestFaultsWithhold(t *testing.T) {
	whole, _ := readOne("audiences.yaml", []byte(open))
	closed := NewAudience("a")
	bare := map[string]any{"units": len(closed.Units), "sections": len(closed.Sections), "names": closed.Names, "drafts": closed.Drafts, "min_n": closed.MinN}
	for line := range strings.Lines(open) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if _, ok := bare[key]; !ok {
			continue
		}
		if seen(whole, key) == bare[key] {
			t.Errorf("%s lets see nothing", key)
		}
		for _, fault := range []string{"", "  zz" + key + ": " + value + "\n", "  " + key + ": {z: z}\n", "  " + key + ": &z " + value + "\n", "  " + key + ":\n", "  " + key + ": \"\\x01\"\n"} {
			list, _ := readOne("audiences.yaml", []byte(strings.Replace(open, line, fault, 1)))
			if got := seen(list, key); got != bare[key] {
				t.Errorf("%q gives %v", fault, got)
			}
			if len(list.([]Audience)) != 1 {
				t.Errorf("%q: the audience is gone", fault)
			}
		}
	}
}

// seen gives what a key lets the one audience see.
func seen(list any, key string) any {
	a := list.([]Audience)[0]
	return map[string]any{"units": len(a.Units), "sections": len(a.Sections), "names": a.Names, "drafts": a.Drafts, "min_n": a.MinN}[key]
}
