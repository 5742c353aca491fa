package record

import (
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/text"
)

// Settings are what site.yaml says; empty values were not given.
type Settings struct {
	Title        string
	Organisation string
	Lang         string
	AsOf         text.Date
}

// ReadSettings reads site.yaml.
func ReadSettings(src *Source) (Settings, diag.List) {
	r := &reader{src: src}
	var s Settings
	for _, f := range r.fields(src.Text, 0, text.SiteKeys) {
		v, ok := r.one(f)
		if !ok {
			continue
		}
		switch f.word {
		case "title":
			s.Title = v.text
		case "organisation":
			s.Organisation = v.text
		case "lang":
			s.Lang, _ = r.word(v, text.Languages, "lang")
		case "as_of":
			s.AsOf = r.date(v)
		}
	}
	return s, r.said()
}
