package reduce

import (
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
)

// texts gives the texts of a sitting of Shown.
func (r *reducer) texts(now *archive.Session) (*record.Texts, error) {
	whole := r.wholes[now]
	t, err := r.whole.Texts(whole)
	if err != nil {
		return nil, err
	}
	names := r.namesIn(whole.Unit) // texts are asked for from several goroutines
	text := func(s string) string {
		if names == nil {
			return s
		}
		return names.Text(s)
	}
	texts := func(all []string) []string {
		out := make([]string, len(all))
		for i, s := range all {
			out[i] = text(s)
		}
		return out
	}
	out := &record.Texts{}
	if r.shows("self-criticism") {
		for i := range t.Contributions {
			out.Contributions = append(out.Contributions, texts(t.Contributions[i]))
			out.Strengths = append(out.Strengths, texts(t.Strengths[i]))
			out.Conclusions = append(out.Conclusions, text(t.Conclusions[i]))
		}
	}
	for i, v := range whole.Remarks {
		if r.shows(v.Kind + "s") {
			out.Remarks = append(out.Remarks, text(t.Remarks[i]))
		}
	}
	return out, nil
}

// untold gives of a sitting of Counted as many texts as it has, and no word of
// them.
func untold(s *archive.Session) (*record.Texts, error) {
	out := &record.Texts{Remarks: make([]string, len(s.Remarks))}
	for i := range s.Reviews {
		out.Contributions = append(out.Contributions, make([]string, s.Reviews[i].Contributed))
		out.Strengths = append(out.Strengths, make([]string, s.Reviews[i].Strengths))
		out.Conclusions = append(out.Conclusions, "")
	}
	return out, nil
}

// told gives a text that the checks quote: as it is shown, where it is.
func (r *reducer) told(s *archive.Session, words string) string {
	if words == "" || !r.counting || !r.au.Sees(s.Unit) || !r.au.Shows("confidence vote") {
		return r.text(words)
	}
	if r.names != nil {
		return r.names.Text(words)
	}
	return words
}

// promise gives an item's text. Where items are counted, those that are alike
// must still be.
func (r *reducer) promise(words string) string {
	if r.counting {
		return r.tokens.of(words)
	}
	return r.text(words)
}
