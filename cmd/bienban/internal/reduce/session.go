package reduce

import (
	"path"
	"slices"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
)

// makeSessions keeps the sittings that are seen, each cut down to its sections,
// and links them.
func (r *reducer) makeSessions() {
	r.sessions = make(map[*archive.Session]*archive.Session, len(r.whole.Sessions))
	r.wholes = make(map[*archive.Session]*archive.Session, len(r.whole.Sessions))
	r.items = map[*archive.Item]*archive.Item{}
	for _, s := range r.whole.Sessions {
		if r.sees(s.Unit) && (r.counting || r.au.Drafts || !s.Draft) {
			now := r.session(s)
			r.sessions[s], r.wholes[now] = now, s
			r.out.Sessions = append(r.out.Sessions, now)
		}
	}
	if !r.shows("follow-up") {
		return
	}
	for s, now := range r.sessions {
		for _, x := range s.Reports {
			if to := r.items[x.Item]; to != nil {
				now.Reports = append(now.Reports, r.report(x))
			}
		}
	}
	for it, now := range r.items {
		for _, x := range it.Reports {
			if r.sessions[x.By] != nil {
				now.Reports = append(now.Reports, r.report(x))
			}
		}
	}
}

// report gives one line of a sitting on an item.
func (r *reducer) report(x archive.Report) archive.Report {
	r.in(x.By.Unit)
	defer r.in(nil)
	f := *x.Followup
	f.Ref, f.Words, f.Note = r.path(f.Ref), r.text(f.Words), r.text(f.Note)
	return archive.Report{Followup: &f, By: r.sessions[x.By], Item: r.items[x.Item]}
}

// session gives what is left of a sitting.
func (r *reducer) session(s *archive.Session) *archive.Session {
	r.in(s.Unit)
	defer r.in(nil)
	x := *s.Session
	x.ID = r.free("session ", s.ID)
	x.Title = r.text(s.Title)
	if s.Title == path.Base(s.ID) { // it had no other
		x.Title = path.Base(x.ID)
	}
	x.Place, x.Subject, x.Tags, x.Links = r.text(x.Place), r.text(x.Subject), r.textsOf(x.Tags), nil
	x.Chair, x.Secretary, x.DesignatedBy = r.ref(x.Chair), r.ref(x.Secretary), r.refs(x.DesignatedBy)
	x.Followups = nil // reports stand for them
	r.roll(&x)
	r.resolution(&x)
	r.reviews(&x)
	r.talks(&x)
	r.people(s, &x)
	now := &archive.Session{
		Session: &x, Path: "sessions/" + x.ID + ".md", Hash: r.hash(s.Hash), Unit: r.units[s.Unit], Studied: r.documents[s.Studied],
		Counted: s.Counted, Future: s.Future, Withheld: r.counting && !r.au.Sees(s.Unit),
	}
	if x.Document.Text != "" {
		x.Document = record.Ref{}
		if now.Studied != nil {
			x.Document.Text = now.Studied.ID
		}
	}
	now.Hash = archive.HashOf(append(now.Hash[:], x.ID+"\x00"+x.Document.Text...)) // neither is in its bytes
	if r.shows("classification") {
		now.Standing = s.Standing
	}
	if r.shows("self-criticism") {
		now.Speakers = make([]string, len(s.Speakers))
		for i, id := range s.Speakers {
			now.Speakers[i] = r.id(id)
		}
	}
	r.promises(s, now)
	r.origin[now.Path] = from{path: s.Path, hash: s.Hash, now: now.Hash, unit: s.Unit, session: true}
	return now
}

func (r *reducer) refs(all []record.Ref) []record.Ref {
	out := make([]record.Ref, len(all))
	for i, x := range all {
		out[i] = r.ref(x)
	}
	return out
}

// roll cuts who was there.
func (r *reducer) roll(x *record.Session) {
	if x.Guests = r.textsOf(x.Guests); !r.shows("attendance") {
		none := record.Count{}
		x.Official, x.Probationary, x.Exempt, x.Away, x.SpecialDuty, x.Present, x.PresentOfficial = none, none, none, none, none, none, none
		x.Guests = nil
	}
	if !r.shows("absences") {
		x.AbsentGiven, x.Absences = false, nil
	}
	x.Absences = slices.Clone(x.Absences)
	for i := range x.Absences {
		v := &x.Absences[i]
		v.Member, v.Reason = r.ref(v.Member), r.text(v.Reason)
	}
}

func (r *reducer) resolution(x *record.Session) {
	if !r.shows("resolution") {
		x.HasResolution, x.ResolutionAnchor, x.Resolution, x.Shortcomings = false, "", "", nil
		x.ResolutionVote.Given = false
		return
	}
	x.Resolution = r.text(x.Resolution)
	x.Shortcomings = slices.Clone(x.Shortcomings)
	for i := range x.Shortcomings {
		x.Shortcomings[i].Text = r.text(x.Shortcomings[i].Text)
	}
}

func (r *reducer) reviews(x *record.Session) {
	if !r.shows("self-criticism") {
		x.Reviews = nil
	}
	x.Reviews = slices.Clone(x.Reviews)
	for i := range x.Reviews {
		v := &x.Reviews[i]
		v.Member, v.BriefedBy = r.ref(v.Member), r.ref(v.BriefedBy)
		if !r.shows("resolution") {
			v.Scope = nil
		}
	}
}

func (r *reducer) talks(x *record.Session) {
	if !r.shows("experience talk") {
		x.Talks = nil
	}
	x.Talks = slices.Clone(x.Talks)
	for i := range x.Talks {
		v := &x.Talks[i]
		v.Member, v.Basis = r.ref(v.Member), r.text(v.Basis)
	}
}

// people cuts what was decided about people.
func (r *reducer) people(s *archive.Session, x *record.Session) {
	if !r.shows("confidence vote") {
		x.Confidence = nil
	}
	x.Confidence = slices.Clone(x.Confidence)
	for i := range x.Confidence {
		v := &x.Confidence[i]
		v.Form, v.Method = r.text(v.Form), r.text(v.Method)
		v.Reason, v.RegisterNo = r.told(s, v.Reason), r.told(s, v.RegisterNo)
		v.Results = slices.Clone(v.Results)
		for j := range v.Results {
			v.Results[j].Member, v.Results[j].Post = r.ref(v.Results[j].Member), r.text(v.Results[j].Post)
		}
	}
	if !r.shows("classification") {
		x.Classifications = nil
	}
	x.Classifications = slices.Clone(x.Classifications)
	for i := range x.Classifications {
		v := &x.Classifications[i]
		if !v.OfUnit {
			v.Subject = r.ref(v.Subject)
		}
	}
	x.Remarks = slices.DeleteFunc(slices.Clone(x.Remarks), func(v record.Remark) bool { return !r.shows(v.Kind + "s") })
	for i := range x.Remarks {
		v := &x.Remarks[i]
		v.Member = r.ref(v.Member)
	}
}

// promises cuts the items: shortcomings are of the reviews, tasks of the
// assignments, and what became of them of the follow-up.
func (r *reducer) promises(s *archive.Session, now *archive.Session) {
	x := now.Session
	x.Items = make([]record.Item, 0, len(s.Items))
	for _, it := range s.Items {
		if section := sectionOf(it.Kind); !r.shows(section) {
			continue
		}
		v := *it.Item
		v.Member, v.Text, v.Field = r.ref(v.Member), r.promise(v.Text), r.text(v.Field)
		if v.Kind == record.Shortcoming {
			v.Member = record.Ref{ID: r.id(it.Member.ID)} // its review has the name
		}
		x.Items = append(x.Items, v)
	}
	i := 0
	for _, it := range s.Items {
		if !r.shows(sectionOf(it.Kind)) {
			continue
		}
		v := &archive.Item{Item: &x.Items[i], Session: now, DueNow: it.Due}
		if r.shows("follow-up") {
			v.State, v.DueNow, v.Done = it.State, it.DueNow, it.Done
		}
		now.Items = append(now.Items, v)
		r.items[it] = v
		i++
	}
}

// sectionOf gives the section that items of a kind stand in.
func sectionOf(kind string) string {
	if kind == record.Task {
		return "assignments"
	}
	return "self-criticism"
}

// named gives the ids, as they are now, of all people named in what is left.
func (r *reducer) named() map[string]bool {
	out := map[string]bool{}
	for _, s := range r.out.Sessions {
		s.EachMember(func(ref *record.Ref) { out[ref.ID] = true })
		for _, id := range s.Speakers {
			out[id] = true
		}
	}
	return out
}
