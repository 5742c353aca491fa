package facts

import (
	"database/sql/driver"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/archive"
)

// parts make the rows that one sitting gives to some tables: all that its texts
// are not needed for.
var parts = []func(w *writer, s *archive.Session){
	func(w *writer, s *archive.Session) { w.session("sessions", s) },
	(*writer).items,
	(*writer).reviews,
	(*writer).lists,
	(*writer).spoken,
	(*writer).confidence,
	(*writer).classifications,
}

// session writes a row of `sessions`, or of `drafts`, which has its columns.
func (w *writer) session(table string, s *archive.Session) {
	var expected, length, score driver.Value
	if n, ok := s.Expected(); ok {
		expected = n
	}
	if s.Start != 0 && s.End > s.Start { // else the times are wrong, and were warned of
		length = int32(s.End.Minutes() - s.Start.Minutes())
	}
	if s.Score.Known {
		score = float64(s.Score.Hundredths) / 100
	}
	w.row(table, s.ID, unitID(s.Unit), s.Kind, w.date(s.Date), w.date(s.Period.First()), w.date(s.Planned),
		clock(s.Start), clock(s.End), length, words(s.Place), words(s.Chair.ID), words(s.Secretary.ID),
		count(s.Official), count(s.Probationary), s.Exempt.N, s.Away.N, s.SpecialDuty.N,
		expected, count(s.Present), count(s.PresentOfficial), w.date(s.Designated), words(s.Resolution), words(s.Subject),
		words(s.Document.Text), w.date(s.Adopted), score, words(s.Title), page(s, ""))
}

// page gives where a sitting, or a place in its minutes, stands in the site.
func page(s *archive.Session, anchor string) string {
	if s.Withheld {
		return address.Page("units/" + idOf(s.Unit))
	}
	at := address.Page("sessions/" + s.ID)
	if anchor != "" {
		at += "#" + anchor
	}
	return at
}

func (w *writer) items(s *archive.Session) {
	for _, i := range s.Items {
		var review driver.Value
		if i.Review != 0 {
			review = i.Review
		}
		w.row("items", i.ID(), s.ID, i.Kind, i.N, review, words(i.Member.ID), i.Text, words(i.Field), words(i.Horizon),
			w.date(i.Due), w.date(i.DueNow), words(i.State), w.date(i.Done), page(s, i.Anchor()))
	}
}

func (w *writer) lists(s *archive.Session) {
	for i, m := range s.DesignatedBy {
		w.row("designators", s.ID, words(m.ID), int32(i+1))
	}
	for i, a := range s.Absences {
		reason := words(a.Reason)
		switch {
		case a.Special:
			reason = "special duty"
		case a.Excused == "no":
			reason = "no reason"
		}
		w.row("absences", s.ID, words(a.Member.ID), a.Member.Text, reason, yesNo(a.Excused), int32(i+1))
	}
	for i, t := range s.Tags {
		w.row("tags", s.ID, t, int32(i+1))
	}
	for _, x := range s.Shortcomings {
		w.row("resolution_shortcomings", s.ID, x.N, x.Text)
	}
}

func (w *writer) spoken(s *archive.Session) {
	for _, t := range s.Talks {
		w.row("talks", s.ID, t.N, words(t.Member.ID), w.date(t.Notified), words(t.Basis), page(s, t.Anchor))
	}
	for _, r := range s.Reports {
		w.row("followups", s.ID, r.N, r.Item.ID(), r.Outcome, w.date(r.Date), words(r.Note))
	}
}

func (w *writer) confidence(s *archive.Session) {
	for i, c := range s.Confidence {
		w.row("confidence_votes", s.ID, words(c.Type), words(c.Reason), words(c.Form), words(c.Method), count(c.Convened), count(c.Present),
			count(c.Issued), count(c.Returned), words(c.RegisterNo), w.date(c.RegisteredOn), int32(i+1))
		for j, r := range c.Results {
			w.row("confidence_results", s.ID, words(r.Member.ID), words(r.Post), count(r.High), count(r.Medium), count(r.Low), count(r.Invalid), int32(i+1), int32(j+1))
		}
	}
}

func (w *writer) classifications(s *archive.Session) {
	for i := range s.Classifications {
		c := &s.Classifications[i]
		kind := "member"
		if c.OfUnit {
			kind = "unit"
		}
		yes, _, _, entitled := vote(c.Vote)
		w.row("classifications", s.ID, c.Year, kind, words(c.Subject.ID), words(c.SelfLevel), words(c.Level), yes, entitled, s.Standing[i], int32(i+1))
	}
}

func unitID(u *archive.Unit) driver.Value { return words(idOf(u)) }

func idOf(u *archive.Unit) string {
	if u == nil {
		return ""
	}
	return u.ID
}

func documentID(d *archive.Document) driver.Value {
	if d == nil {
		return nil
	}
	return d.ID
}
