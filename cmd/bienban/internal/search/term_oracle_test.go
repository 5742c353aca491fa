package search

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

var (
	aToken    = regexp.MustCompile(`[\pL\pN]([\pL\pM\pN\x{ad}\x{200b}-\x{200d}\x{2060}\x{feff}]*[\pL\pM\pN])?`)
	aVanisher = regexp.MustCompile(`[\x{ad}\x{200b}-\x{200d}\x{2060}\x{feff}]`)
	aTone     = regexp.MustCompile(`[\x{300}\x{301}\x{303}\x{309}\x{323}]`)
	openY     = regexp.MustCompile(`^([bcdđghklmnprstvx]|ch|gh|kh|ng|nh|ph|th|tr|qu)?y$`)
	aNumber   = regexp.MustCompile(`^[0-9]+$`)
	aCrowd    = regexp.MustCompile(`\pM{16}`)
	aDay      = regexp.MustCompile(`^(([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}))$`)
	aMonth    = regexp.MustCompile(`^(([0-9]{4})-([0-9]{2})|([0-9]{1,2})/([0-9]{4}))$`)
)

func lowered(s string) string { return strings.Map(unicode.ToLower, s) }

// termsByDefinition is Terms sentence by sentence, without thought of time.
func termsByDefinition(line string) []Term {
	var out []Term
	end := 0 // of the token before, dropped or not
	broken := false
	for _, at := range aToken.FindAllStringIndex(line, -1) {
		gap := line[end:at[0]]
		broken = broken || utf8.RuneCountInString(gap) > 1 && strings.ContainsAny(gap, ".;!?()[]…")
		end = at[1]
		bare := aVanisher.ReplaceAllString(line[at[0]:at[1]], "")
		if utf8.RuneCountInString(norm.NFC.String(bare)) > 64 || aCrowd.MatchString(norm.NFD.String(bare)) {
			broken = true
			continue
		}
		letters := lowered(norm.NFD.String(bare))
		letters = strings.NewReplacer("ð", "đ", "ɖ", "đ").Replace(letters)
		fold := ""
		for _, r := range letters {
			if !unicode.Is(unicode.Mn, r) {
				fold += string(r)
			}
		}
		fold = strings.ReplaceAll(fold, "đ", "d")
		fold = openY.ReplaceAllString(fold, "${1}i")
		if aNumber.MatchString(fold) {
			if fold = strings.TrimLeft(fold, "0"); fold == "" {
				fold = "0"
			}
		}
		tone := ""
		if tones := aTone.FindAllString(letters, -1); len(tones) == 1 {
			tone = tones[0]
			letters = strings.Replace(letters, tone, "", 1)
		}
		form := norm.NFC.String(openY.ReplaceAllString(letters, "${1}i") + tone)
		out = append(out, Term{form, fold, at[0], at[1], broken && len(out) > 0})
		broken = false
	}
	// Dates, by looking at each longest row of joined numbers.
	for i := 0; i < len(out); {
		j := i + 1
		if aNumber.MatchString(out[i].Form) {
			for j < len(out) && aNumber.MatchString(out[j].Form) && slices.Contains([]string{"-", "/"}, line[out[j-1].End:out[j].Start]) {
				j++
			}
			putByDefinition(out[i:j], line)
		}
		i = j
	}
	return out
}

func putByDefinition(row []Term, line string) {
	said := ""
	for i, t := range row {
		if i > 0 {
			said += line[row[i-1].End:t.Start]
		}
		said += t.Form
	}
	first := row[0].Break
	value := func(t Term) int {
		n, _ := strconv.Atoi(t.Form)
		return n
	}
	between := func(t Term, most int) bool { return 1 <= value(t) && value(t) <= most }
	was := slices.Clone(row)
	if strings.Contains(said, "-") {
		slices.Reverse(was)
	}
	switch {
	case aDay.MatchString(said) && between(was[0], 31) && between(was[1], 12):
	case aMonth.MatchString(said) && between(was[0], 12):
	default:
		return
	}
	for i, t := range was {
		number := strconv.Itoa(value(t))
		row[i] = Term{number, number, t.Start, t.End, i == 0 && first}
	}
}

// provedTerms gives a line's terms, held to the definition and to the tokens that
// a reader gives.
func provedTerms(t *testing.T, line string, v *Vocabulary, r *Reader) []Term {
	t.Helper()
	got, want := Terms(line), termsByDefinition(line)
	if !slices.Equal(got, want) {
		t.Fatalf("%+q has the terms\n%+v, not\n%+v", line, got, want)
	}
	var again []Term
	for i, token := range r.Line(line, nil) {
		again = append(again, Term{v.Form(token.Word), v.Fold(token.Word), got[i].Start, got[i].End, token.Break})
	}
	if !slices.Equal(again, got) {
		t.Fatalf("%+q has the tokens\n%+v, not\n%+v", line, again, got)
	}
	return got
}
