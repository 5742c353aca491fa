package search

import (
	"cmp"
	"errors"
	"slices"
)

// Constants of an index's shape; the format has no others.
const (
	rowsPerFragment = 2
	refsPerPage     = 128  // of a directory
	refsInManifest  = 512  // up to which references need no directory
	sittingsToSplit = 4096 // from which on the newest sittings stand apart
	monthsApart     = 3
)

// plan says which records stand where in one segment of an index: sittings by
// date and id, others as they were given. All are numbers of heads.
type plan struct {
	sittings, others []int
	slots            int // room for items of one sitting
}

// errTooMany says that items can't be numbered.
var errTooMany = errors.New("more items than can be numbered")

// plans divides records into segments. It depends on nothing but the heads, so
// that an index is the same however it was come by. From split sittings on the
// newest stand apart.
func plans(heads []Head, split int) ([]plan, error) {
	var last plan
	newest := 0
	for i, h := range heads {
		if h.Kind == Session {
			last.sittings = append(last.sittings, i)
			newest = max(newest, int(h.Date)/100)
		} else {
			last.others = append(last.others, i)
		}
	}
	slices.SortFunc(last.sittings, func(a, b int) int {
		return cmp.Or(cmp.Compare(heads[a].Date, heads[b].Date), cmp.Compare(heads[a].ID, heads[b].ID))
	})
	out := []plan{last}
	if len(last.sittings) >= split {
		first := newest/100*12 + newest%100 - monthsApart // the last month, counted from year 0, that is not apart
		cut, _ := slices.BinarySearchFunc(last.sittings, first+1, func(i, month int) int {
			d := int(heads[i].Date)
			return cmp.Compare(d/10000*12+d/100%100, month)
		})
		out = []plan{{sittings: last.sittings[:cut]}, {sittings: last.sittings[cut:], others: last.others}}
	}
	for i := range out {
		p := &out[i]
		p.slots = 4
		for _, s := range p.sittings {
			for p.slots < heads[s].Items {
				p.slots *= 2
			}
		}
		if int64(len(p.sittings)+len(p.others))*int64(p.slots+1) >= 1<<32 {
			return nil, errTooMany
		}
	}
	return out, nil
}

// rows is how many records stand in a segment: the sittings, then the others.
func (p *plan) rows() int { return len(p.sittings) + len(p.others) }

// head gives the number of the head at a row.
func (p *plan) head(row int) int {
	if row < len(p.sittings) {
		return p.sittings[row]
	}
	return p.others[row-len(p.sittings)]
}

// fragments gives the rows of each fragment file; none holds both sittings and
// others.
func (p *plan) fragments() [][2]int {
	var out [][2]int
	for _, part := range [][2]int{{0, len(p.sittings)}, {len(p.sittings), p.rows()}} {
		for row := part[0]; row < part[1]; row += rowsPerFragment {
			out = append(out, [2]int{row, min(row+rowsPerFragment, part[1])})
		}
	}
	return out
}

// fragmentOf gives the number of the fragment that holds a row.
func (p *plan) fragmentOf(row int) int {
	first := (len(p.sittings) + rowsPerFragment - 1) / rowsPerFragment // of others
	if row < len(p.sittings) {
		return row / rowsPerFragment
	}
	return first + (row-len(p.sittings))/rowsPerFragment
}

// universes gives what sets are sets of; capacities grow by steps, so that one
// more record leaves most sets as they are.
func (p *plan) universes() universes {
	capacity := func(n int) int { return (n + 1023) / 1024 * 1024 }
	return universes{capacity(len(p.sittings)), capacity(len(p.others)), p.slots}
}

// shards gives how many shards there are, a power of two.
func (p *plan) shards() int {
	want := (len(p.sittings)+7)/8 + (len(p.others)+255)/256
	n := 1
	for n < want {
		n *= 2
	}
	return n
}
