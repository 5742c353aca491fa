package text

import "strings"

// Vote is a show of hands: either counts for, against and other, or For out
// of Entitled. Given is false where there was no vote.
type Vote struct {
	Given    bool
	ByCount  bool // for/against/other, not for/entitled
	For      int32
	Against  int32
	Other    int32
	Entitled int32
}

// Cast gives how many votes the vote claims were there: for + against +
// other, or those entitled (SCHEMA.md, `vote-count`).
func (v Vote) Cast() int32 {
	if v.ByCount {
		return v.For + v.Against + v.Other
	}
	return v.Entitled
}

// ParseVote reads `5/6` (for / entitled), or counts in any order, left out =
// 0: `tán thành 5, không tán thành 1, ý kiến khác 0`. A full stop may end it.
// Errors: ErrForm; ErrTooMany for `6/5`; ErrTwice for a count given twice.
func ParseVote(s string) (Vote, error) {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "."))
	if a, b, ok := strings.Cut(s, "/"); ok {
		yes, okYes := SmallNumber(strings.TrimSpace(a))
		all, okAll := SmallNumber(strings.TrimSpace(b))
		switch {
		case !okYes || !okAll:
			return Vote{}, ErrForm
		case yes > all:
			return Vote{}, ErrTooMany
		}
		return Vote{Given: true, For: int32(yes), Entitled: int32(all)}, nil
	}
	v := Vote{Given: true, ByCount: true}
	seen := map[string]bool{}
	for part := range strings.SplitSeq(s, ",") {
		part = strings.TrimSpace(part)
		i := strings.LastIndexFunc(part, func(r rune) bool { return r < '0' || r > '9' })
		n, ok := SmallNumber(part[i+1:])
		if !ok || i < 0 || part[i] == '-' {
			return Vote{}, ErrForm // nor is a count below nought one
		}
		word, ok := VoteWords.Find(part[:i+1])
		if !ok {
			return Vote{}, ErrForm
		}
		if seen[word] {
			return Vote{}, ErrTwice
		}
		seen[word] = true
		switch word {
		case "for":
			v.For = int32(n)
		case "against":
			v.Against = int32(n)
		case "other":
			v.Other = int32(n)
		}
	}
	return v, nil
}
