package text

import "strings"

// titles stand before a name and are dropped (FORMAT.md, "Member"), as written
// in lower case; longer ones first.
var titles = []string{"đồng chí", "comrade", "đ/c"}

// BareName drops titles before a name, in any case, and a dot or colon after
// them; space inside becomes single.
func BareName(s string) string {
	s = Squeeze(NFC(s))
	for {
		rest, ok := cutTitle(s)
		if !ok {
			return s
		}
		s = rest
	}
}

// cutTitle drops one title, unless nothing would be left of the name.
func cutTitle(s string) (string, bool) {
	for _, t := range titles {
		// Upper and lower case of these letters are equally long.
		if len(s) <= len(t) || !strings.EqualFold(s[:len(t)], t) || !strings.ContainsRune(" .:", rune(s[len(t)])) {
			continue
		}
		if rest := strings.TrimLeft(s[len(t):], " .:"); rest != "" {
			return rest, true
		}
	}
	return s, false
}
