package facts

import (
	"encoding/binary"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/codec"
	"bienban/queries"

	"github.com/zeebo/xxh3"
)

// state tells what a database's tables were filled from.
type state struct {
	// Base is what every row may depend on: the tables' shape, those of what is
	// remembered included, and how names are linked.
	Base archive.Hash
	// Registers is what the registers' tables are made of.
	Registers archive.Hash
	Sessions  []loaded // by id
}

// loaded is one sitting with all that its rows are made of.
type loaded struct {
	ID  string
	Key uint64
}

var stateCodec = codec.Of[state]()

func stateOf(a *archive.Archive) *state {
	s := &state{Base: base(a), Registers: registersKey(a), Sessions: make([]loaded, len(a.Sessions))}
	var b []byte
	for i, x := range a.Sessions {
		b = sessionKey(b[:0], x)
		s.Sessions[i] = loaded{x.ID, xxh3.Hash(b)}
	}
	return s
}

// base changes where rows of sittings that did not change themselves may.
func base(a *archive.Archive) archive.Hash {
	b := append([]byte(nil), a.Registers[:]...)
	b = append(append(b, queries.Schema...), queries.Macros...)
	for _, table := range keptDDL {
		b = append(append(b, table...), 0)
	}
	if !a.HasMembers { // names are then linked to one another
		for _, m := range a.Members {
			b = append(append(b, m.ID...), 0)
		}
	}
	return archive.HashOf(b)
}

// registersKey is what the tables of registers and documents are made of.
func registersKey(a *archive.Archive) archive.Hash {
	b := append([]byte(nil), a.Registers[:]...)
	b = binary.AppendVarint(b, int64(a.AsOf))
	b = binary.AppendVarint(b, int64(firstMonth(a)))
	for _, d := range a.Documents {
		b = append(append(b, d.ID...), 0)
		b = append(b, d.Hash[:]...)
	}
	return archive.HashOf(b)
}

// sessionKey adds all that a sitting's rows are made of and that Base does not
// tell: its bytes, and what other records make of it.
func sessionKey(b []byte, s *archive.Session) []byte {
	b = append(b, s.Hash[:]...)
	if !s.Counted {
		return append(b, 0)
	}
	b = append(b, 1)
	for _, i := range s.Items {
		b = append(b, i.State...)
		b = binary.AppendVarint(b, int64(i.DueNow))
		b = binary.AppendVarint(b, int64(i.Done))
	}
	for _, r := range s.Reports {
		b = append(append(b, r.Item.Session.ID...), 0)
	}
	for _, standing := range s.Standing {
		b = append(b, 0)
		if standing {
			b[len(b)-1] = 1
		}
	}
	return b
}

// compare gives the sittings whose rows must go, and those whose rows must be
// put in.
func (s *state) compare(now *state, a *archive.Archive) (gone []string, come []*archive.Session) {
	i, j := 0, 0
	for i < len(s.Sessions) || j < len(now.Sessions) {
		switch {
		case j == len(now.Sessions) || i < len(s.Sessions) && s.Sessions[i].ID < now.Sessions[j].ID:
			gone = append(gone, s.Sessions[i].ID)
			i++
		case i == len(s.Sessions) || now.Sessions[j].ID < s.Sessions[i].ID:
			come = append(come, a.Sessions[j])
			j++
		default:
			if s.Sessions[i].Key != now.Sessions[j].Key {
				gone = append(gone, s.Sessions[i].ID)
				come = append(come, a.Sessions[j])
			}
			i++
			j++
		}
	}
	return gone, come
}
