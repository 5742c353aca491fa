package site

import (
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

// paper is what minutes have around them on paper, and only there: the
// organisations at the head, place and day, and who signs at the end.
type paper struct {
	Above, Unit, Held, Secretary, Chair string
	Draft                               bool
}

func (s *Site) paper(x *archive.Session) paper {
	out := paper{Held: s.longDay(x.Date), Secretary: s.nameOf(x.Secretary), Chair: s.nameOf(x.Chair), Draft: x.Draft}
	if x.Place != "" {
		out.Held = x.Place + ", " + out.Held
	}
	if x.Unit != nil {
		out.Unit = x.Unit.Name
		if x.Unit.Parent != nil {
			out.Above = x.Unit.Parent.Name
		}
	}
	return out
}

// nameOf gives a person's name without titles, "" for nobody.
func (s *Site) nameOf(r record.Ref) string {
	if m := s.Archive.Member(r.ID); m != nil {
		return m.Name
	}
	return text.BareName(r.Text)
}

// longDay writes a day as documents have it: `ngày 04 tháng 02 năm 2019`, with
// a nought before days below 10 and the months 1 and 2.
func (s *Site) longDay(d text.Date) string {
	if s.o.Words.Lang() == "en" {
		return d.Time().Format("2 January 2006")
	}
	month := d.Time().Format("1")
	if d.MonthOfYear() < 3 {
		month = "0" + month
	}
	return s.say("site.long-day", d.Time().Format("02"), month, d.Year())
}
