package record

import (
	"strings"

	"bienban/cmd/bienban/internal/text"
)

// Anchor gives the report's anchor in its minutes: `f1`, `f2`, ….
func (f *Followup) Anchor() string { return "f" + itoa(f.N) }

// followups reads the list of reports on earlier items:
// `ref [words]: outcome [— note]`.
func (r *reader) followups(s *Session, sec section) {
	for _, l := range r.lines(sec.blocks, sec.title.text) {
		if f, ok := r.followup(l.span); ok {
			f.N = int32(len(s.Followups) + 1)
			s.Followups = append(s.Followups, f)
			l.node.SetAttributeString("id", []byte(f.Anchor()))
			putSlot(l.node, f.Anchor())
		}
	}
}

func (r *reader) followup(l span) (Followup, bool) {
	bad := func(message string, args ...string) (Followup, bool) {
		r.ds.Errorf(l.pos, message, args...).Advise("hint.followup")
		return Followup{}, false
	}
	ref, rest, ok := strings.Cut(l.text, "#")
	if !ok || strings.TrimSpace(ref) == "" {
		return bad("followup.ref", l.text)
	}
	f := Followup{Pos: l.pos, Ref: strings.TrimSpace(ref), Kind: Shortcoming}
	if strings.HasPrefix(rest, "t") || strings.HasPrefix(rest, "T") {
		f.Kind, rest = Task, rest[1:]
	}
	digits := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]
	n, ok := text.Digits(digits)
	if !ok || n == 0 {
		return bad("followup.ref", l.text)
	}
	f.ItemN = int32(n)
	rest = rest[len(digits):]
	if rest != "" && rest[0] != ' ' && rest[0] != ':' {
		return bad("followup.ref", l.text)
	}
	// An item's words may hold colons: the first one that an outcome follows cuts.
	for i := range len(rest) {
		if rest[i] != ':' {
			continue
		}
		word, date, note, ok := outcome(rest[i+1:])
		if !ok {
			continue
		}
		f.Words, f.Outcome, f.Note = strings.TrimSpace(rest[:i]), word, note
		switch {
		case word == "open":
		case date == "":
			r.ds.Errorf(l.pos, "followup.date", text.FollowupOutcomes.Vietnamese(word)).Advise("hint.followup")
		default:
			// The date is the first of its kind after the colon.
			before := len(l.text) - len(rest) + i + 1
			before += strings.Index(l.text[before:], date)
			f.DatePos = r.right(l.pos, text.Length(l.text[:before]))
			f.Date = r.date(span{date, f.DatePos})
		}
		return f, true
	}
	return bad("followup.outcome", l.text)
}

// outcome cuts `xong 30/10/2019 — note`; ok is false for text that is no
// outcome, since it may still be the item's words.
func outcome(s string) (word, date, note string, ok bool) {
	said := s
	if at, width := dash(s[:min(len(s), maxOutcome)]); at >= 0 {
		said, note = s[:at], strings.TrimSpace(s[at+width:])
	} else if len(s) > maxOutcome {
		return "", "", "", false
	}
	said = strings.TrimSpace(strings.TrimRight(said, " .;"))
	if word, ok = text.FollowupOutcomes.Find(said); ok {
		return word, "", note, true
	}
	i := strings.LastIndexByte(said, ' ')
	if i < 0 {
		return "", "", "", false
	}
	word, ok = text.FollowupOutcomes.Find(said[:i])
	return word, said[i+1:], note, ok && word != "open"
}

// maxOutcome is how many bytes an outcome and its date have at most: a bound on
// how far every colon of a long line looks.
const maxOutcome = 96

// dash gives where the first dash stands that parts an outcome from its note,
// and how wide it is; -1 where there is none.
func dash(s string) (at, width int) {
	at = -1
	for _, d := range []string{"—", " – ", " - ", " -- "} {
		if i := strings.Index(s, d); i >= 0 && (at < 0 || i < at) {
			at, width = i, len(d)
		}
	}
	return at, width
}
