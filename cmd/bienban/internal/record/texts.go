package record

// Texts are the words of a sitting that only its page and the facts need; an
// archive holds them apart from the record.
type Texts struct {
	Contributions [][]string // by review
	Conclusions   []string   // by review
	Strengths     [][]string // by review
	Remarks       []string
}

// Texts gives the words of a sitting just read.
func (s *Session) Texts() *Texts {
	t := &Texts{
		Contributions: make([][]string, len(s.Reviews)), Conclusions: make([]string, len(s.Reviews)),
		Strengths: make([][]string, len(s.Reviews)), Remarks: make([]string, len(s.Remarks)),
	}
	for i, v := range s.Reviews {
		t.Contributions[i] = make([]string, len(v.Contributions))
		for j, c := range v.Contributions {
			t.Contributions[i][j] = c.Text
		}
		t.Conclusions[i] = v.Conclusion
		t.Strengths[i] = v.StrengthTexts
	}
	for i, r := range s.Remarks {
		t.Remarks[i] = r.Text
	}
	return t
}
