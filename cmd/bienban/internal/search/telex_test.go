package search

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// telexCases gives what was typed and what is read, "" for nothing.
func telexCases(t *testing.T) map[string]string {
	t.Helper()
	b, err := os.ReadFile("testdata/telex.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := map[string]string{}
	for line := range strings.Lines(string(b)) {
		if words := strings.Fields(line); len(words) == 2 && words[0] != "#" {
			cases[words[0]] = strings.TrimPrefix(words[1], "-")
		}
	}
	if len(cases) < 60 {
		t.Fatalf("%d cases", len(cases))
	}
	return cases
}

func TestTelex(t *testing.T) {
	for typed, want := range telexCases(t) {
		if got := Telex(typed); got != want {
			t.Errorf("%s is read %q, not %q", typed, got, want)
		}
	}
}

// ways are the keys that people press for a syllable: marks beside their
// letters or at the end, tones beside their vowel or at the end.
func ways(letters string, tone int) []string {
	telex := strings.NewReplacer("ươ", "uow", "ă", "aw", "â", "aa", "đ", "dd", "ê", "ee", "ô", "oo", "ơ", "ow", "ư", "uw")
	apart := strings.NewReplacer("ă", "aw", "â", "aa", "đ", "dd", "ê", "ee", "ô", "oo", "ơ", "ow", "ư", "uw")
	vni := strings.NewReplacer("ươ", "uo7", "ă", "a8", "â", "a6", "đ", "d9", "ê", "e6", "ô", "o6", "ơ", "o7", "ư", "u7")
	keys := func(tones string) string { return strings.TrimSpace(tones[tone : tone+1]) }
	bare := strings.NewReplacer("ă", "a", "â", "a", "đ", "d", "ê", "e", "ô", "o", "ơ", "o", "ư", "u").Replace(letters)
	late, lateVNI := bare, bare
	for _, m := range [][3]string{{"đ", "d", "9"}, {"ă", "w", "8"}, {"â", "a", "6"}, {"ê", "e", "6"}, {"ô", "o", "6"}} {
		if strings.Contains(letters, m[0]) {
			late, lateVNI = late+m[1], lateVNI+m[2]
		}
	}
	if strings.ContainsAny(letters, "ơư") {
		late, lateVNI = late+"w", lateVNI+"7"
	}
	return []string{
		telex.Replace(letters) + keys(" sfrxj"),
		apart.Replace(letters) + keys(" sfrxj"),
		late + keys(" sfrxj"),
		vni.Replace(letters) + keys(" 12345"),
		lateVNI + keys(" 12345"),
		bare + keys(" 12345") + lateVNI[len(bare):],
	}
}

// typings gives ways to type syllables, with the syllable that is meant.
func typings() [][2]string {
	var all [][2]string
	for _, onset := range append(slices.Sorted(maps.Keys(onsets)), "") {
		for _, rime := range slices.Sorted(maps.Keys(rimes)) {
			for tone, mark := range []rune{0, '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'} {
				if want := syllable(onset+rime, mark); want != "" {
					for _, typed := range ways(onset+rime, tone) {
						all = append(all, [2]string{typed, want})
					}
				}
			}
		}
	}
	return all
}

// TestTelexReadsAllSyllables types every syllable that there is in many ways.
func TestTelexReadsAllSyllables(t *testing.T) {
	n := 0
	for _, c := range typings() {
		typed, want := c[0], c[1]
		if got := Telex(typed); got != want && !(got == "" && typed == want) {
			t.Errorf("%s is read %q, not %q", typed, got, want)
			if n++; n > 40 {
				t.FailNow()
			}
		}
	}
}

// TestToneStands holds where tones stand to syllables of minutes.
func TestToneStands(t *testing.T) {
	found := 0
	for _, line := range minutes(t) {
		for _, term := range Terms(line) {
			letters, tone := parted(term.Form)
			written := strings.ToLower(norm.NFC.String(line[term.Start:term.End]))
			got := syllable(norm.NFC.String(letters), tone)
			if got == "" || strings.ContainsAny(written, "yỳýỷỹỵ") {
				continue
			}
			found++
			if got != written {
				t.Errorf("%s is written %s", written, got)
			}
		}
	}
	if found < 10000 {
		t.Errorf("only %d syllables", found)
	}
}
