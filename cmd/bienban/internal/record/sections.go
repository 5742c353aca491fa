package record

import (
	"strings"

	"bienban/cmd/bienban/internal/text"
)

// resolution reads the shortcomings that a resolution names, and its vote.
func (r *reader) resolution(s *Session, sec section) {
	if !s.HasResolution {
		for i := range s.Reviews {
			s.Reviews[i].InOrder = false
		}
		s.HasResolution, s.ResolutionAnchor = true, sec.anchor
	}
	for _, p := range sec.parts {
		switch r.partWord(p, text.ResolutionParts) {
		case "shortcomings":
			for _, l := range r.lines(p.blocks, p.title.text) {
				s.Shortcomings = append(s.Shortcomings, Numbered{int32(len(s.Shortcomings) + 1), l.text})
			}
		case "vote":
			if w := r.partVote(p); w.Given {
				if s.ResolutionVote.Given {
					r.ds.Errorf(p.title.pos, "vote.again")
				}
				s.ResolutionVote = w
			}
		}
	}
}

// talk reads an experience talk.
func (r *reader) talk(s *Session, sec section) {
	t := Talk{N: int32(len(s.Talks) + 1), Anchor: sec.anchor, Member: sec.subject.ref()}
	attributes, _ := r.attributes(sec.blocks, text.TalkAttributes)
	for _, a := range attributes {
		switch a.word {
		case "notified":
			t.Notified = r.date(a.value)
		case "basis":
			t.Basis = a.value.text
		}
	}
	s.Talks = append(s.Talks, t)
}

// assignments reads the table of tasks.
func (r *reader) assignments(s *Session, sec section) {
	for _, w := range r.rows(sec.blocks, sec.title.text, text.TaskColumns, "member", "task") {
		if w.nodes["task"] == nil {
			continue
		}
		it := Item{Kind: Task, Member: w.cells["member"].ref(), Text: w.cells["task"].text, Field: w.cells["field"].text}
		if c, ok := w.cell("horizon"); ok {
			it.Horizon, _ = r.word(c, text.Horizons, "horizon")
		}
		if c, ok := w.cell("due"); ok {
			it.Due = r.date(c)
		}
		r.item(s, w.node, w.nodes["task"], it)
	}
}

// remarks reads a list of `Name: why`.
func (r *reader) remarks(s *Session, sec section, kind string) {
	for _, l := range r.lines(sec.blocks, sec.title.text) {
		name, why, ok := r.cutColon(l.span)
		if !ok || name.text == "" || why.text == "" {
			r.ds.Errorf(l.pos, "line.name", l.text).Advise("hint.name")
			continue
		}
		s.Remarks = append(s.Remarks, Remark{Kind: kind, Anchor: sec.anchor, Member: name.ref(), Text: why.text})
	}
}

// classification reads a table of levels; the year is the attribute's, else
// that of the period the sitting counts for.
func (r *reader) classification(s *Session, sec section) {
	attributes, blocks := r.attributes(sec.blocks, text.ClassificationAttributes)
	year := int32(s.Period.Year())
	for _, a := range attributes {
		year = r.year(a.value)
	}
	for _, w := range r.rows(blocks, sec.title.text, text.ClassificationColumns, "level") {
		member, isMember := w.cell("member")
		unit, isUnit := w.cell("unit")
		if isMember == isUnit {
			r.ds.Errorf(w.pos, "row.subject").Advise("hint.subject")
			continue
		}
		c := Classification{Anchor: sec.anchor, Year: year, OfUnit: isUnit, Subject: member.ref()}
		if isUnit {
			c.Subject = unit.ref()
		}
		if l, ok := w.cell("level"); ok {
			c.Level, _ = r.word(l, text.Levels, "level")
		}
		if l, ok := w.cell("self"); ok {
			c.SelfLevel, _ = r.word(l, text.Levels, "level")
		}
		if v, ok := w.cell("votes"); ok {
			c.Vote = r.vote(v)
		}
		s.Classifications = append(s.Classifications, c)
	}
}

// readSection reads one level-2 section into the session.
func (r *reader) readSection(s *Session, sec section) {
	switch sec.word {
	case "resolution":
		r.resolution(s, sec)
	case "self-criticism":
		r.review(s, sec)
	case "experience talk":
		r.talk(s, sec)
	case "follow-up":
		r.followups(s, sec)
	case "assignments":
		r.assignments(s, sec)
	case "confidence vote":
		r.confidence(s, sec)
	case "classification":
		r.classification(s, sec)
	case "commendations", "reminders":
		r.remarks(s, sec, strings.TrimSuffix(sec.word, "s"))
	}
}
