package record

import (
	"strings"
	"unicode"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/text"
)

// ReadSession reads the minutes of one sitting: the record, and its body with
// a Slot pair after each item. What can't be read is in the list; the record
// then holds the rest.
func ReadSession(src *Source) (*Session, Body, diag.List) {
	r := &reader{src: src, slugs: map[string]int{}, numbers: map[bool]int32{}}
	id := strings.TrimSuffix(strings.TrimPrefix(src.Path, "sessions/"), ".md")
	s := &Session{ID: id, Kind: "regular"}
	r.checkID(id)
	r.sessionKeys(s, r.frontMatter(text.SessionKeys, true))
	doc := r.parse()
	r.sitting = true
	title, sections := r.sections(doc)
	for _, sec := range sections {
		r.nameSection(&sec)
		r.readSection(s, sec)
	}
	r.checkScope(s)
	s.Links = r.links(doc)
	s.Title = r.settleTitle("", title, id)
	return s, Body{r, doc}, r.said()
}

// checkID refuses what no address can carry.
func (r *reader) checkID(id string) {
	if shown := strings.Map(visible, id); shown != id || strings.Contains(id, "#") {
		r.ds.Errorf(diag.Pos{Line: 1, Col: 1}, "id.char", shown).Advise("hint.rename")
	}
}

// visible gives a replacement for line breaks and control characters.
func visible(c rune) rune {
	if unicode.IsControl(c) || c == '\u2028' || c == '\u2029' {
		return '�'
	}
	return c
}

// checkScope warns of a shortcoming number that the resolution does not have.
func (r *reader) checkScope(s *Session) {
	for _, v := range s.Reviews {
		for _, n := range v.Scope {
			if n < 1 || int(n) > len(s.Shortcomings) {
				r.ds.Warnf(v.ScopePos, "scope.missing", itoa(n), itoa(int32(len(s.Shortcomings))))
			}
		}
	}
}

// sessionKeys reads the front matter of a sitting.
func (r *reader) sessionKeys(s *Session, fields []field) {
	for _, f := range fields {
		switch f.word {
		case "absent":
			s.AbsentGiven = true
			for _, v := range r.many(f) {
				s.Absences = append(s.Absences, r.absence(v))
			}
		case "guests":
			s.Guests = texts(r.many(f))
		case "tags":
			s.Tags = texts(r.many(f))
		case "designated by":
			for _, v := range r.many(f) {
				s.DesignatedBy = append(s.DesignatedBy, v.ref())
			}
		default:
			if v, ok := r.one(f); ok {
				r.sessionKey(s, f.word, v)
			}
		}
	}
	r.require(diag.Pos{Line: 1, Col: 1}, text.SessionKeys, fields, "unit", "date")
	if s.Period == 0 {
		s.Period = s.Date.Month()
	}
	if s.Start != 0 && s.End != 0 && s.End <= s.Start {
		r.ds.Warnf(place(fields, "end"), "end.before", s.Start.String(), s.End.String())
	}
}

// place gives where a key's value stands.
func place(fields []field, word string) diag.Pos {
	for _, f := range fields {
		if f.word == word {
			return f.pos
		}
	}
	return diag.Pos{Line: 1, Col: 1}
}

func (r *reader) sessionKey(s *Session, word string, v span) {
	switch word {
	case "unit":
		s.Unit = v.ref()
	case "date":
		s.Date, s.DatePos = r.date(v), v.pos
	case "kind":
		if w, ok := r.word(v, text.SessionKinds, "kind"); ok {
			s.Kind = w
		}
	case "period":
		s.Period = r.month(v)
	case "planned":
		s.Planned = r.date(v)
	case "start":
		s.Start = r.clock(v)
	case "end":
		s.End = r.clock(v)
	case "place":
		s.Place = v.text
	case "chair":
		s.Chair = v.ref()
	case "secretary":
		s.Secretary = v.ref()
	case "official":
		s.Official = r.count(v)
	case "probationary":
		s.Probationary = r.count(v)
	case "exempt":
		s.Exempt = r.count(v)
	case "away":
		s.Away = r.count(v)
	case "special duty":
		s.SpecialDuty = r.count(v)
	case "present":
		s.Present = r.count(v)
	case "present official":
		s.PresentOfficial = r.count(v)
	case "designated":
		s.Designated = r.date(v)
	case "resolution":
		s.Resolution = v.text
	case "subject":
		s.Subject = v.text
	case "document":
		s.Document = v.ref()
	case "minutes":
		r.minutes(s, v)
	case "score":
		s.Score = r.score(v)
	}
}

// minutes reads `đã thông qua 4/11/2019`.
func (r *reader) minutes(s *Session, v span) {
	word, date := v, span{}
	if i := strings.LastIndexByte(v.text, ' '); i >= 0 && strings.ContainsAny(v.text[i+1:], "0123456789") {
		word = span{strings.TrimSpace(v.text[:i]), v.pos}
		date = span{v.text[i+1:], r.right(v.pos, text.Length(v.text[:i])+1)}
	}
	w, ok := r.word(word, text.MinutesStates, "minutes")
	s.Draft = ok && w == "draft"
	if date.text != "" {
		s.Adopted = r.date(date)
	}
}

// absence reads `Name (reason)`.
func (r *reader) absence(v span) Absence {
	a := Absence{Member: v.ref()}
	name, rest, ok := strings.Cut(v.text, "(")
	if !ok {
		return a
	}
	a.Member.Text = strings.TrimSpace(name)
	end := closing(rest)
	a.Reason = strings.TrimSpace(rest[:end])
	if end != len(rest)-1 || a.Member.Text == "" {
		r.ds.Errorf(v.pos, "absence.form", v.text).Advise("hint.absence")
		return a
	}
	if a.Reason == "" {
		return a
	}
	a.Excused = "yes"
	switch w, _ := text.AbsenceReasons.Find(a.Reason); w {
	case "no reason":
		a.Excused = "no"
	case "special duty":
		a.Special = true
	}
	return a
}

// closing gives where the bracket closes that was opened just before s, or the
// end of s.
func closing(s string) int {
	open := 1
	for i, c := range s {
		switch c {
		case '(':
			open++
		case ')':
			open--
		}
		if open == 0 {
			return i
		}
	}
	return len(s)
}

func (r *reader) month(v span) text.Month {
	m, err := text.ParseMonth(v.text)
	if err != nil {
		r.unreadable(v, "month", err)
	}
	return m
}

func (r *reader) clock(v span) text.Clock {
	c, err := text.ParseClock(v.text)
	if err != nil {
		r.unreadable(v, "clock", err)
	}
	return c
}

// score reads 0–100 with at most two decimals, after a point or a comma.
func (r *reader) score(v span) Score {
	whole, part, _ := strings.Cut(strings.Replace(v.text, ",", ".", 1), ".")
	n, ok := text.Digits(whole)
	m, okPart := text.Digits((part + "00")[:2])
	if !ok || !okPart || len(part) > 2 || n > 100 || n == 100 && m > 0 {
		r.ds.Errorf(v.pos, "score.form", v.text)
		return Score{}
	}
	return Score{true, int32(n*100 + m)}
}

func texts(spans []span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, s.text)
	}
	return out
}
