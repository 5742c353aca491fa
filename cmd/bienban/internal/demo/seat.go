package demo

import (
	"fmt"
	"strings"

	"bienban/cmd/bienban/internal/text"
)

// seat is a post that one member after another holds.
type seat struct {
	post      string
	low, high string // ranks
	role      string // FORMAT.md's English name
	leading   bool
	stay      [2]int // months, least and most
	boards    []board
}

// board is a seat on a committee above that goes with a post.
type board struct {
	unit *unit
	role string
}

// seats gives the seats of a cell, from seats.txt.
func (v *division) seats(u *unit) ([]seat, error) {
	lines := v.book.lists[u.seats]
	post := strings.NewReplacer("{đơn vị}", u.crew, "{Đơn vị}", upperFirst(u.crew))
	var out []seat
	for _, line := range lines[:min(u.size, len(lines))] {
		f := strings.Split(line, " | ")
		if len(f) != 5 {
			return nil, fmt.Errorf("seats.txt: %s: five parts wanted", line)
		}
		role, known := text.MemberRoles.Find(f[2])
		low, high, two := strings.Cut(f[1], ", ")
		s := seat{post: post.Replace(f[0]), low: low, high: high, role: role, leading: f[3] == "có"}
		if _, err := fmt.Sscan(f[4], &s.stay[0], &s.stay[1]); err != nil || !known || !two {
			return nil, fmt.Errorf("seats.txt: %s: can't be read", line)
		}
		out = append(out, s)
	}
	v.boards(u, out)
	return out, nil
}

func upperFirst(s string) string {
	b := []byte(s)
	capital(b)
	return string(b)
}

// boards gives the holders of a cell's first seats their place on the
// committees above: each head on the next one, the office on its own.
func (v *division) boards(u *unit, seats []seat) {
	office := []string{"secretary", "deputy", "committee", "committee", "committee"}
	p := u.parent
	head := &seats[0].boards
	switch {
	case u.seats == "cơ quan", u.seats == "tiểu đoàn bộ", u.seats == "sư đoàn bộ":
		n := 5
		if u.seats == "tiểu đoàn bộ" {
			n = 2
		}
		for i := range seats[:min(n, len(seats))] {
			seats[i].boards = append(seats[i].boards, board{p, office[i]})
		}
		if p.parent != nil {
			*head = append(*head, board{p.parent, "committee"})
		}
	case p.kind == "section":
		*head = append(*head, board{p, "committee"})
	}
}

// isJunior tells a soldier's seat, whose holders are new to the party.
func (s *seat) isJunior() bool { return s.low == "Hạ sĩ" }
