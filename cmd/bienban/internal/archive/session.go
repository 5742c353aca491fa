package archive

// Expected gives how many members were expected: official + probationary −
// exempt − away − special duty (SCHEMA.md, `sessions.expected`). It is known
// where official and probationary are; what else was not given is 0.
func (s *Session) Expected() (int32, bool) {
	if !s.Official.Known || !s.Probationary.Known {
		return 0, false
	}
	return s.Official.N + s.Probationary.N - s.Exempt.N - s.Away.N - s.SpecialDuty.N, true
}
