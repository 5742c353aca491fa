// Package record reads one file of an archive into one record with positions,
// or says what in it can't be read. It knows FORMAT.md and nothing of other
// files: names and references are kept as written, to be linked later.
package record

import (
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/text"
)

// Ref is a name or reference as written; ID is what it was linked to.
type Ref struct {
	Text string
	Pos  diag.Pos
	ID   string `codec:"-"`
}

// Count is a whole number that may not have been given.
type Count struct {
	Known bool
	N     int32
}

// Session is one sitting: what its minutes say, in the order of the minutes.
// Texts that only whole-archive facts need are read but not kept in a cache.
type Session struct {
	ID    string // path below sessions/, without .md
	Title string // the first level-1 heading, else the file's own name

	Unit         Ref
	Date         text.Date
	DatePos      diag.Pos
	Kind         string
	Period       text.Month
	Planned      text.Date
	Start, End   text.Clock
	Place        string
	Chair        Ref
	Secretary    Ref
	Official     Count
	Probationary Count
	Exempt       Count
	Away         Count
	SpecialDuty  Count
	Present      Count
	// PresentOfficial are the official members present: those who vote.
	PresentOfficial Count
	AbsentGiven     bool
	Absences        []Absence
	Guests          []string
	Designated      text.Date
	DesignatedBy    []Ref
	Resolution      string // its number
	Subject         string
	Document        Ref
	Draft           bool
	Adopted         text.Date
	Score           Score
	Tags            []string

	HasResolution bool // a resolution section
	// ResolutionAnchor is where the first resolution section begins.
	ResolutionAnchor string
	Shortcomings     []Numbered
	ResolutionVote   text.Vote
	Reviews          []Review
	Talks            []Talk
	Followups        []Followup
	Items            []Item
	Confidence       []Confidence
	Classifications  []Classification
	Remarks          []Remark

	Links []Link
}

// Score is a sitting's own score, 0–100, in hundredths.
type Score struct {
	Known      bool
	Hundredths int32
}

// Absence is one line of the list of the absent.
type Absence struct {
	Member  Ref
	Reason  string // "" not given
	Excused string // yes, no, or "" unknown
	Special bool   // special duty
}

// Numbered is a line of a numbered list.
type Numbered struct {
	N    int32
	Text string
}

// Review is one member's self-criticism and criticism.
type Review struct {
	N             int32
	Anchor        string
	Member        Ref
	Briefed       text.Date
	BriefedBy     Ref
	NotebookDone  text.Date
	NotebookDue   text.Date
	Scope         []int32
	ScopePos      diag.Pos
	Outcome       string // spoke, absent, postponed
	HasSelf       bool
	Contributions []Contribution
	Contributed   int32 // how many, also where they are not kept
	Strengths     int32
	StrengthTexts []string `codec:"-"`
	Shortcomings  int32
	Dated         int32 // shortcomings with a due date
	HasConclusion bool
	Conclusion    string `codec:"-"` // without markup, a line a paragraph
	HasResponse   bool
	Vote          text.Vote
	InOrder       bool
}

// Complete tells whether nothing is missing (SCHEMA.md, `reviews.complete`).
func (r *Review) Complete() bool {
	return r.Outcome == "spoke" && r.HasSelf && r.Contributed > 0 && r.Strengths > 0 &&
		r.Shortcomings > 0 && r.Dated == r.Shortcomings && r.HasResponse && r.Vote.Given
}

// Contribution is what one member said to another's review.
type Contribution struct {
	Member Ref
	Text   string `codec:"-"`
}

// Talk is an experience talk.
type Talk struct {
	N        int32
	Anchor   string
	Member   Ref
	Notified text.Date
	Basis    string
}

// Item kinds.
const (
	Shortcoming = "shortcoming"
	Task        = "task"
)

// Item is a shortcoming of a review or a task: something promised.
type Item struct {
	Kind    string
	N       int32 // within its kind, over the whole record
	Review  int32 // the review's number; 0 for a task
	Member  Ref
	Text    string
	Field   string
	Horizon string
	Due     text.Date
}

// Followup is a report on an earlier item.
type Followup struct {
	N       int32 // within the record
	Pos     diag.Pos
	Ref     string // record id or date, as written
	Kind    string // of the item
	ItemN   int32
	Words   string
	Outcome string // done, open, extended
	Date    text.Date
	DatePos diag.Pos
	Note    string
}

// Confidence is one confidence vote with its table.
type Confidence struct {
	Anchor       string // of its section
	Type         string
	Reason       string
	Form         string
	Method       string
	Convened     Count
	Present      Count
	Issued       Count
	Returned     Count
	RegisterNo   string
	RegisteredOn text.Date
	Results      []ConfidenceResult
}

// ConfidenceResult is one row of a confidence vote.
type ConfidenceResult struct {
	Member                     Ref
	Post                       string
	High, Medium, Low, Invalid Count
}

// Classification is one row of a year-end classification.
type Classification struct {
	Anchor    string // of its section
	Year      int32
	OfUnit    bool
	Subject   Ref
	SelfLevel string
	Level     string
	Vote      text.Vote
}

// Remark is a commendation or a reminder.
type Remark struct {
	Kind   string // commendation, reminder
	Anchor string // of its section
	Member Ref
	Text   string `codec:"-"`
}

// Link is a link to another file of the archive.
type Link struct {
	Target string // path relative to the archive
	Pos    diag.Pos
}

// Document is a directive, guidance or regulation.
type Document struct {
	ID         string
	Title      string
	Number     string
	Kind       string
	Issuer     string
	Issued     text.Date
	Unit       Ref
	Implements Ref
	Replaces   Ref
	Reviewed   []text.Date
	Tags       []string
	Links      []Link
}

// Page is a plain page or a dashboard.
type Page struct {
	Path   string // without .md
	Title  string
	Place  int32 // among the dashboards; 0 comes last
	Tags   []string
	Links  []Link
	Blocks []Block
}

// Audience is those whom a site is built for, and what they may see of the
// archive (audiences.yaml).
type Audience struct {
	Name     string // its folder's too
	Pos      diag.Pos
	Title    string
	Units    []Ref    // subtrees whose records are seen in full; other units are in figures only
	Sections []string // words of text.AudienceSections; what is not listed is not seen
	Names    string   // full, initials, none
	Drafts   bool
	MinN     int32 // figures of fewer cases are withheld; 0: none are
}
