// Package small decides which figures are withheld so that none that stands for
// fewer than a least number can be read or worked out.
//
// The figures of one measure are sums of what units' own records add month by
// month. A cell is a unit with all below it (or its own records alone) in a
// month, quarter, year or all time; all cells count as shown, whether or not a
// table has them. What readers know anyway, from minutes that they see in full,
// protects nothing: a cell is judged by the sum of its hidden part.
//
//  1. A cell whose hidden part is less than the least number is withheld.
//  2. Below a withheld cell, in units and in time, all that hides something is.
//  3. What can be worked out from the cells that are shown though it is withheld
//     is shown after all, if it is not small: it tells nothing new. For one that
//     is, cells beside it are withheld, and where none helps, one above.
//
// What can be worked out is what is a linear sum of shown cells, for one who
// also knows which counts are nought. That is seen by algebra (algebra.go), but
// for most cells a witness proves that they can't, which is faster to find. It
// is two units' own records, a in the cell's unit and b outside it, and two
// months, m in the cell's time and n outside it, where all four of their counts
// are hidden and not nought. Of the unit and the time in which they meet, let c
// and d be the units below on the ways to a and b, s and t the times below on
// the ways to m and n; (c,s), (d,s), (c,t) and (d,t) are withheld. Add 1 to
// (a,m) and (b,n), take 1 from (a,n) and (b,m): the cell changes, and of all
// others only cells with one of a, b and one of m, n do, which lie at or below
// the four: none that is shown, but for those shown after all, which are looked
// at. So whatever linear sum of shown cells is taken, it leaves the cell open.
// Above all units (or all time) nothing is summed up: where that is withheld
// itself, one unit and two months (or two units and one month) are enough.
//
// What was proved open stays so: cells that are withheld later only make shown
// sums fewer, and those that are shown later were such sums before.
package small

// Rule says what is withheld from an audience.
type Rule struct {
	N int // the least number that is shown
	// Known tells whether they see all of a unit's own records from which a
	// measure is counted. Wrongly told either way, figures may be worked out.
	Known func(unit, measure string) bool
}

// Unit is one of the tree; parents stand before those below them.
type Unit struct {
	ID     string
	Parent int // place of the one above, -1 for none
}

// Count is what a unit's own records add in a month to one base of a measure.
type Count struct {
	Unit, Month int // Month: year × 12 + month of the year − 1
	Base, N     int
}

// Cell is a withheld one.
type Cell struct {
	Unit  int  // place in the tree, -1: all units together
	Own   bool // of the unit's own records alone, where it has units below
	Level Level
	Month int // the first
	// Less tells that readers may be told when it is small; of others that would
	// give a figure away.
	Less bool
}

// Level is a kind of time.
type Level int8

// The levels of time, each within the one before.
const (
	All Level = iota
	Year
	Quarter
	Month
)
