package search

import "strconv"

// piece is a number of a word: how many digits, and its value if it has at
// most four; no digits if the word is no number.
type piece struct {
	digits uint8
	value  uint16
}

func pieceOf(form string) piece {
	if !digits(form) {
		return piece{}
	}
	if len(form) > 4 {
		return piece{digits: 5}
	}
	n, _ := strconv.Atoi(form)
	return piece{uint8(len(form)), uint16(n)}
}

// run is a row of numbers joined by single - or /, and a date or a month if
// it is just that long.
type run struct {
	pieces [3]piece
	joints [3]byte // before each
	joint  byte    // before the one to add
	n      int
}

// takes tells whether a word goes on the run, which is over otherwise.
func (r *run) takes(p piece, joint byte) bool {
	r.joint = joint
	return p.digits > 0 && joint != 0 && r.n > 0
}

// add adds a number that takes said yes to, or the first of a new run.
func (r *run) add(p piece) {
	if r.n < len(r.pieces) {
		r.pieces[r.n], r.joints[r.n] = p, r.joint
	}
	r.n++
}

var (
	dayFirst   = []int{0, 1, 2}
	yearFirst  = []int{2, 1, 0}
	monthFirst = []int{0, 1}
	monthLast  = []int{1, 0}
)

// order gives the places of day, month and year in the run, of month and year
// in a month's, and nil if the run is no date.
func (r *run) order() []int {
	if r.n < 2 || r.n > 3 || r.n == 3 && r.joints[1] != r.joints[2] {
		return nil
	}
	var order []int
	switch iso := r.joints[1] == '-'; {
	case r.n == 3 && iso:
		order = yearFirst
	case r.n == 3:
		order = dayFirst
	case iso:
		order = monthLast
	default:
		order = monthFirst
	}
	last := len(order) - 1
	if r.pieces[order[last]].digits != 4 {
		return nil
	}
	for i, most := range []uint16{31, 12}[2-last:] {
		p := r.pieces[order[i]]
		if p.digits > 2 || r.joints[1] == '-' && p.digits != 2 || p.value < 1 || p.value > most {
			return nil
		}
	}
	return order
}

// numeral gives a number as a form, which is its fold as well.
func numeral(value uint16) string { return strconv.Itoa(int(value)) }
