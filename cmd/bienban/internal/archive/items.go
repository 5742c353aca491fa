package archive

import (
	"cmp"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

// The states of an item (FORMAT.md, "Items and what became of them").
const (
	DoneOnTime = "done on time"
	DoneLate   = "done late"
	Overdue    = "overdue"
	Open       = "open"
)

// linkItems hangs every report on the item it speaks of and judges states.
func (a *Archive) linkItems(out *reports) {
	for _, s := range a.Sessions {
		s.Items = make([]*Item, len(s.Session.Items))
		for i := range s.Items {
			s.Items[i] = &Item{Item: &s.Session.Items[i], Session: s}
		}
	}
	for _, s := range a.Sessions {
		for i := range s.Followups {
			if r, ok := a.linkReport(s, &s.Followups[i], out); ok {
				s.Reports = append(s.Reports, r)
				if s.Counted {
					r.Item.Reports = append(r.Item.Reports, r)
				}
			}
		}
	}
	for _, s := range a.Sessions {
		for _, it := range s.Items {
			it.judge(a.AsOf)
		}
	}
}

// linkReport finds the item that a follow-up line speaks of.
func (a *Archive) linkReport(s *Session, f *record.Followup, out *reports) (Report, bool) {
	ds := out.of(s.Path)
	target, message := a.target(s, f.Ref)
	if target == nil {
		if message != "" {
			ds.Errorf(f.Pos, message, f.Ref)
		}
		return Report{}, false
	}
	var it *Item
	for _, i := range target.Items {
		if i.Kind == f.Kind && i.N == f.ItemN {
			it = i
		}
	}
	if it == nil {
		number := (&record.Item{Kind: f.Kind, N: f.ItemN}).Anchor()
		ds.Errorf(f.Pos, "followup.item", target.ID, number)
		return Report{}, false
	}
	if f.Words != "" && !strings.HasPrefix(it.Text, f.Words) && !strings.HasPrefix(text.Fold(it.Text)+"-", strings.TrimRight(text.Fold(f.Words), ".…;,")) {
		ds.Warnf(f.Pos, "followup.words", f.Words, it.Text)
	}
	if f.Outcome == "done" && f.Date != 0 && s.Date != 0 {
		switch {
		case f.Date > s.Date:
			ds.Errorf(f.DatePos, "followup.later", f.Date.String(), s.Date.String())
		case f.Date < target.Date:
			ds.Errorf(f.DatePos, "followup.earlier", f.Date.String(), target.Date.String())
		}
	} else if s.Date != 0 && s.Date < target.Date {
		ds.Warnf(f.Pos, "followup.before", s.Date.String(), target.Date.String())
	}
	if target.Draft {
		ds.Warnf(f.Pos, "followup.draft", target.ID)
		return Report{}, false
	}
	return Report{f, s, it}, true
}

// target finds a reference's sitting: a record id, or a date for the same
// unit, which means its one adopted sitting of that day, else its one sitting.
func (a *Archive) target(s *Session, ref string) (*Session, string) {
	if t := a.sessions[ref]; t != nil {
		return t, ""
	}
	day, err := text.ParseDate(ref)
	if err != nil || s.Unit == nil {
		return nil, "followup.record"
	}
	var all, adopted []*Session
	for _, t := range s.Unit.on(day) {
		all = append(all, t)
		if !t.Draft {
			adopted = append(adopted, t)
		}
	}
	switch {
	case len(adopted) == 1:
		return adopted[0], ""
	case len(adopted) == 0 && len(all) == 1:
		return all[0], ""
	case len(all) == 0 && s.Unit.Sessions[0].Date == 0:
		return nil, "" // it may be the sitting whose date could not be read, and that was said
	case len(all) == 0:
		return nil, "followup.day"
	}
	return nil, "followup.two"
}

// on gives the unit's sittings of a day; Sessions is sorted by date.
func (u *Unit) on(day text.Date) []*Session {
	from, _ := slices.BinarySearchFunc(u.Sessions, day, func(s *Session, d text.Date) int { return cmp.Compare(s.Date, d) })
	to := from
	for to < len(u.Sessions) && u.Sessions[to].Date == day {
		to++
	}
	return u.Sessions[from:to]
}

// judge gives the item its state on a day: a later report stands over an
// earlier one, and `open` or `extended` after `done` opens it again.
func (i *Item) judge(day text.Date) {
	slices.SortStableFunc(i.Reports, func(a, b Report) int {
		return cmp.Or(cmp.Compare(a.By.Date, b.By.Date), cmp.Compare(a.By.ID, b.By.ID), cmp.Compare(a.Pos.Line, b.Pos.Line))
	})
	i.DueNow = i.Due
	done := false
	for _, r := range i.Reports {
		switch r.Outcome {
		case "done":
			done, i.Done = true, r.Date
		case "extended":
			done, i.Done, i.DueNow = false, 0, r.Date
		case "open":
			done, i.Done = false, 0
		}
	}
	if !i.Session.Counted {
		return
	}
	switch {
	case done && (i.DueNow == 0 || i.Done <= i.DueNow):
		i.State = DoneOnTime
	case done:
		i.State = DoneLate
	case i.DueNow != 0 && i.DueNow < day:
		i.State = Overdue
	default:
		i.State = Open
	}
}
