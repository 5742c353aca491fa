package search

import (
	"encoding/binary"
	"os"

	"bienban/cmd/bienban/internal/codec"

	"github.com/zeebo/xxh3"
)

// state is what one run leaves for the next: what stands where, and from what
// it was made.
type state struct {
	Format   int32
	Sum      string
	Segments []segmentState
}

type segmentState struct {
	Heads     []headState // by row
	Slots     int32
	Shards    []shardState
	Fragments []Ref
	Filters   []string    // by batch
	Words     []wordCount // by fold
}

// headState tells whether a row has the same record, and the same of it.
type headState struct{ Place, Key [16]byte }

// shardState names a shard, none where it is empty, and the lists that lie
// outside of it.
type shardState struct {
	Ref      Ref
	Outlying []Ref
}

// wordCount is a word with the number of places that hold it.
type wordCount struct {
	Fold  string
	Count int32
}

var stateCodec = codec.Of[state]()

// states gives the rows of a plan as the next run compares them.
func (b *builder) states(p *plan) []headState {
	out := make([]headState, p.rows())
	var place []byte
	for row := range out {
		h := &b.heads[p.head(row)]
		place = append(append(place[:0], byte(h.Kind)), h.ID...)
		place = append(place, 0, byte(h.Date), byte(h.Date>>8), byte(h.Date>>16), byte(h.Date>>24))
		out[row] = headState{xxh3.Hash128(place).Bytes(), h.Key}
	}
	return out
}

// readState gives what the last run left, or nil if it can't be used by this
// one.
func readState(file string, now *state) *state {
	if file == "" {
		return nil
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	end := len(b) - 8
	if end < 0 || binary.LittleEndian.Uint64(b[end:]) != xxh3.Hash(b[:end]) {
		return nil // a wrong byte would be one of the next index
	}
	var last state
	if rest, err := stateCodec.Decode(string(b[:end]), &last); err != nil || rest != "" {
		return nil
	}
	if last.Format != now.Format || last.Sum != now.Sum {
		return nil
	}
	return &last
}

// write leaves the state in a file, with its hash behind it.
func (s *state) write(file string) error {
	if file == "" {
		return nil
	}
	b := stateCodec.Append(nil, s)
	b = binary.LittleEndian.AppendUint64(b, xxh3.Hash(b))
	// It is replaced whole: a killed run leaves the last one's.
	temp := file + ".new"
	if err := os.WriteFile(temp, b, 0o644); err != nil {
		return err
	}
	return os.Rename(temp, file)
}
