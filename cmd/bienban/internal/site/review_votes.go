package site

import (
	"fmt"
	"strings"

	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/review"
)

// voteWords tells of a confidence vote as its minutes have it: the kind, the
// post, and the counts of the person's row.
func (m *packer) voteWords(v review.Vote) string {
	var parts []string
	kind := m.where(v.Session)
	if v.Type != "" {
		kind = m.word("confidence-type", v.Type) + ", " + kind
	}
	parts = append(parts, kind)
	if v.Row.Post != "" {
		parts = append(parts, v.Row.Post)
	}
	for _, c := range []struct {
		key string
		n   record.Count
	}{{"review.votes-high", v.Row.High}, {"review.votes-medium", v.Row.Medium}, {"review.votes-low", v.Row.Low}, {"review.votes-invalid", v.Row.Invalid}} {
		parts = append(parts, m.say(c.key, m.counted(c.n)))
	}
	if v.Returned.Known {
		parts = append(parts, m.say("review.votes-returned", v.Returned.N))
	}
	return strings.Join(parts, "; ")
}

// counted writes a count that minutes may not give.
func (s *Site) counted(c record.Count) string {
	if !c.Known {
		return s.say("site.unsaid")
	}
	return fmt.Sprint(c.N)
}

// registered gives the number under which a vote's result is kept, and says so
// where there is none.
func (m *packer) registered(v review.Vote) string {
	if v.RegisterNo == "" {
		return m.say("review.unregistered")
	}
	out := m.say("review.registered", v.RegisterNo)
	if v.RegisteredOn != 0 {
		out += ", " + m.day(v.RegisteredOn)
	}
	return out
}
