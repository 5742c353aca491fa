package facts

import (
	"testing"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/text"
	"bienban/queries"
)

// verdict is one row of `checks`, but for what only words tell.
type verdict struct {
	rule    string
	unit    *archive.Unit
	date    text.Date
	outcome string
}

// say takes a verdict of the rule being counted.
type say func(u *archive.Unit, day text.Date, outcome string)

// judges are SCHEMA.md's checks, each from its own two columns there.
var judges = map[string]func(b *book, out say){
	"lead-days": judgeLeadDays, "designee-count": judgeDesigneeCount, "talk-chosen": judgeTalkChosen,
	"briefed": judgeBriefed, "notebook": judgeNotebook, "order": judgeOrder, "review-complete": judgeReviewComplete,
	"due-set": judgeDueSet, "vote-count": judgeVoteCount, "chair-present": judgeChairPresent, "roll-adds-up": judgeRollAddsUp,
	"monthly-session": judgeMonthlySession, "thematic-quarterly": judgeThematicQuarterly, "length": judgeLength,
	"attendance": judgeAttendance, "assigned-monthly": judgeAssignedMonthly, "confidence-yearly": judgeConfidenceYearly,
	"confidence-registered": judgeConfidenceRegistered, "confidence-reason": judgeConfidenceReason,
	"study-coverage": judgeStudyCoverage, "excellent-quota": judgeExcellentQuota, "evidence": judgeEvidence,
	"coverage": judgeCoverage, "formalism": judgeFormalism,
}

// verdicts judges everything by every rule.
func (b *book) verdicts() []verdict {
	var out []verdict
	for rule, judge := range judges {
		judge(b, func(u *archive.Unit, day text.Date, outcome string) {
			out = append(out, verdict{rule, u, day, outcome})
		})
	}
	return out
}

// TestCountChecks holds the outcomes of every rule, by unit and by day, against
// those counted without SQL.
func TestCountChecks(t *testing.T) {
	f, a := load(t, content, 0, Options{})
	checks, err := Checks(queries.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range checks {
		if judges[c.Name] == nil {
			t.Errorf("%s is not counted", c.Name)
		}
	}
	if len(checks) != len(judges) {
		t.Errorf("%d checks, %d counted", len(checks), len(judges))
	}
	mustTell(t, agreeOnChecks(t, f, newBook(t, a)))
}

// agreeOnChecks compares the outcomes by rule, by unit and by day, and gives
// those that were counted.
func agreeOnChecks(t *testing.T, f *Facts, b *book) map[string]int {
	t.Helper()
	counted, given := map[string]int{}, map[string]int{}
	for _, v := range b.verdicts() {
		counted[v.rule+", "+v.outcome]++
		counted[v.rule+" of "+v.unit.ID+", "+v.outcome]++
		counted[v.rule+" of "+v.unit.ID+" on "+v.date.String()+", "+v.outcome]++
	}
	for _, key := range []string{"rule", "rule || ' of ' || unit", "rule || ' of ' || unit || ' on ' || date"} {
		countBy(t, f, "select "+key+" || ', ' || outcome, count(*) from checks group by all", given)
	}
	agree(t, "checks", given, counted)
	return counted
}

// oneSided are the rules with an outcome that content/ has nowhere.
var oneSided = map[string]string{"confidence-reason": "fail"}

// mustTell wants a pass and a fail of every rule: else agreement proves little.
func mustTell(t *testing.T, counted map[string]int) {
	t.Helper()
	for rule := range judges {
		for _, outcome := range []string{"pass", "fail"} {
			switch none := counted[rule+", "+outcome] == 0; {
			case none && oneSided[rule] != outcome:
				t.Errorf("content/ has no %s of %s: agreement proves little", outcome, rule)
			case !none && oneSided[rule] == outcome:
				t.Errorf("content/ has a %s of %s now: take it off oneSided", outcome, rule)
			}
		}
	}
}
