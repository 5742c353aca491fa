package record

import (
	"regexp"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/text"

	"go.yaml.in/yaml/v4"
)

// Full is the name of the audience that sees everything.
const Full = "full"

// NewAudience gives an audience as it is where nothing is said of it: it sees
// figures only, without small ones; Full sees everything.
func NewAudience(name string) Audience {
	if name == Full {
		return Audience{Name: name, Names: "full", Drafts: true}
	}
	return Audience{Name: name, Names: "none", MinN: 5}
}

// ReadAudiences reads audiences.yaml. What is not said or can't be read is
// withheld.
func ReadAudiences(src *Source) ([]Audience, diag.List) {
	r := &reader{src: src, headed: true}
	root := r.tree(src.Text, 0)
	if root != nil && root.Kind != yaml.MappingNode {
		r.ds.Errorf(nodePos(root, 0), "audience.form").Advise("hint.audience")
	}
	if root == nil || root.Kind != yaml.MappingNode {
		return nil, r.said()
	}
	var out []Audience
	for i := 0; i+1 < len(root.Content); i += 2 {
		k, v := root.Content[i], root.Content[i+1]
		if k.Kind != yaml.ScalarNode {
			r.ds.Errorf(nodePos(k, 0), "audience.form").Advise("hint.audience")
			continue
		}
		name := span{cleanText(k.Value), nodePos(k, 0)}
		if slices.ContainsFunc(out, func(a Audience) bool { return a.Name == name.text }) {
			r.ds.Errorf(name.pos, "audience.twice", name.text)
		} else {
			r.audienceName(name)
		}
		out = append(out, r.audience(name, v))
	}
	return out, r.said()
}

var audienceName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`)

// audienceName reports a name that can't be a folder's on every disk.
func (r *reader) audienceName(s span) {
	switch near := text.Fold(s.text); {
	case !audienceName.MatchString(s.text):
		d := r.ds.Errorf(s.pos, "audience.name", s.text)
		if audienceName.MatchString(near) {
			d.Suggest(near)
		}
	case address.Page(s.text) != s.text+".html":
		r.ds.Errorf(s.pos, "audience.reserved", s.text)
	}
}

// audience reads what is said of one audience.
func (r *reader) audience(name span, v *yaml.Node) Audience {
	a := NewAudience(name.text)
	a.Pos, r.unread = name.pos, nil
	var fields []field
	switch {
	case v.Kind == yaml.MappingNode:
		fields = r.mapping(v, 0, text.AudienceKeys)
	case v.Tag != "!!null":
		r.ds.Errorf(nodePos(v, 0), "audience.form").Advise("hint.audience")
		return a
	}
	for _, f := range fields {
		switch {
		case a.Name == Full && f.word != "title":
			r.ds.Errorf(f.key.pos, "audience.full", f.key.text)
		case f.word == "units":
			for _, u := range r.many(f) {
				a.Units = append(a.Units, u.ref())
			}
		case f.word == "sections":
			a.Sections = r.audienceSections(r.many(f))
		default:
			if s, ok := r.one(f); ok {
				r.audienceKey(&a, f.word, s)
			}
		}
	}
	if a.Name != Full {
		r.require(a.Pos, text.AudienceKeys, fields, "title")
		r.doubtful(&a, fields)
	}
	return a
}

// audienceKey reads a key of one value.
func (r *reader) audienceKey(a *Audience, word string, s span) {
	switch word {
	case "title":
		a.Title = s.text
	case "names":
		if w, ok := r.word(s, text.AudienceNames, "names"); ok {
			a.Names = w
		}
	case "drafts":
		w, _ := r.word(s, text.Switches, "drafts")
		a.Drafts = w == "yes"
	case "min_n":
		if n, ok := text.Digits(s.text); ok && n <= 1000 {
			a.MinN = int32(n)
		} else {
			r.ds.Errorf(s.pos, "number.form", s.text).Advise("hint.min-n")
		}
	}
}

// audienceSections reads a list of sections.
func (r *reader) audienceSections(list []span) []string {
	var out []string
	for _, s := range list {
		switch w, ok := text.AudienceSections.Find(s.text); {
		case !ok:
			d := r.ds.Errorf(s.pos, "section.unknown", s.text)
			if near := text.AudienceSections.Nearest(s.text); near != "" {
				d.Suggest(near)
			} else {
				d.Advise("hint.sections", allSections())
			}
		case slices.Contains(out, w):
			r.ds.Warnf(s.pos, "section.twice", s.text)
		default:
			out = append(out, w)
		}
	}
	return out
}

// allSections lists what an audience may be let see, in both languages.
func allSections() string {
	var out []string
	for _, w := range text.AudienceSections.Words() {
		out = append(out, text.AudienceSections.Vietnamese(w)+" ("+w+")")
	}
	return strings.Join(out, ", ")
}

// doubtful warns of what can be read but likely does not give what was meant.
func (r *reader) doubtful(a *Audience, fields []field) {
	for _, f := range fields {
		if f.word != "sections" || len(a.Sections) == 0 {
			continue
		}
		if len(a.Units) == 0 && !r.unread["units"] {
			r.ds.Warnf(f.key.pos, "audience.no-units")
		}
		if a.Names != "full" && slices.Contains(a.Sections, "register") {
			r.ds.Warnf(f.key.pos, "audience.register")
		}
	}
}
