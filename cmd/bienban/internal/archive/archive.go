// Package archive reads a folder of minutes and registers and links them:
// which unit a sitting is of, who is meant by a name, which item a report
// speaks of and what state that leaves it in. What can't be linked is a
// diagnostic. It holds what pages and figures need of every record, but no
// bodies: those pass by once, to whoever asked for them.
package archive

import (
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"
)

// Archive is everything an archive says, linked. All lists are in a fixed
// order: sessions and documents by id, units as the register has them.
type Archive struct {
	Settings    record.Settings
	AsOf        text.Date // the day on which states are judged
	Units       []*Unit
	Members     []*Member // by id
	Rules       []record.Rule
	Awards      []Award
	Inspections []Inspection
	Documents   []*Document
	Pages       []*Page
	Sessions    []*Session
	Audiences   []*Audience // in the order of audiences.yaml
	// For tells for whom the archive was reduced; nil: it is whole.
	For *Audience
	// HasMembers tells whether there is a register of members; without one a
	// name is the member.
	HasMembers bool
	Registers  Hash // of all registers and settings together
	Sum        Hash // of all files, with their names

	dir      string
	cache    *Cache
	bodies   Bodies
	rebuilt  func(*Session) (*record.Texts, error) // gives texts where there are no files
	units    unitIndex
	members  memberIndex
	sessions map[string]*Session
}

// Hash is what a file's bytes, or something made of them, are known by.
type Hash [16]byte

// Unit is a party organisation with its place in the tree.
type Unit struct {
	*record.Unit
	Parent   *Unit
	Children []*Unit
	Depth    int // 0 at a root
	Sessions []*Session
	Roster   []*record.Member // register rows in this very unit
	// Withheld tells that its records are not in the archive, which was reduced:
	// what is known of it are figures.
	Withheld bool
}

// Above tells whether u stands above v, at any distance.
func (u *Unit) Above(v *Unit) bool {
	for v = v.Parent; v != nil; v = v.Parent {
		if v == u {
			return true
		}
	}
	return false
}

// Member is a person with all register rows, oldest first.
type Member struct {
	ID, Name string
	Rows     []*Posting
}

// Posting is a register row with its unit.
type Posting struct {
	*record.Member
	Unit *Unit
}

// Award and Inspection are register rows with their unit.
type Award struct {
	record.Award
	Unit *Unit
}

// Inspection is a visit by those above.
type Inspection struct {
	record.Inspection
	Unit *Unit
}

// Document is a document with what it is linked to.
type Document struct {
	*record.Document
	Path       string
	Hash       Hash
	Unit       *Unit
	Implements *Document
	Replaces   *Document
}

// Page is a plain page or a dashboard.
type Page struct {
	*record.Page
	Source string // its path
	Hash   Hash
}

// Session is a sitting with its unit, its items and their fate.
type Session struct {
	*record.Session
	Path    string
	Hash    Hash
	Unit    *Unit
	Studied *Document // the document studied
	Items   []*Item
	Reports []Report // of this sitting on earlier items, in its order
	// Speakers are the ids of those who contributed, review after review.
	Speakers []string
	// Standing tells of each classification that no later record replaces it;
	// nil where the sitting is not counted.
	Standing []bool
	// Counted tells that it counts in statistics: adopted, and not after AsOf.
	Counted bool
	// Future tells that it is dated after AsOf.
	Future bool
	// Withheld tells that it is counted in figures, and must not be led to.
	Withheld bool

	Previous, Next *Session // of the unit, by date and id

	texts string // as the codec has them, where this run read them
}

// Item is a shortcoming or a task with what later sittings said of it.
type Item struct {
	*record.Item
	Session *Session
	Reports []Report // by date, id and line of the sittings that gave them
	State   string   // "" where its sitting is not counted
	DueNow  text.Date
	Done    text.Date
}

// ID gives `session#1` or `session#t1`.
func (i *Item) ID() string { return i.Session.ID + "#" + i.Anchor() }

// Report is what one sitting said of one item.
type Report struct {
	*record.Followup
	By   *Session
	Item *Item
}

// Session gives the sitting with an id, or nil.
func (a *Archive) Session(id string) *Session { return a.sessions[id] }

// Member gives the person with an id, or nil.
func (a *Archive) Member(id string) *Member { return a.members.byID[id] }

// UnitOf gives the unit with an id, or nil.
func (a *Archive) UnitOf(id string) *Unit { return a.units.byID[id] }
