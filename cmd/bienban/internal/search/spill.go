package search

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"sync"
)

// spill keeps postings in a file until they are put in order: blocks by batch
// of rows and by partition of keys. A value with the top bit set says of which
// code those are that follow.
type spill struct {
	file   *os.File
	mu     sync.Mutex
	end    int64
	blocks [][]extent // by partition and batch
}

type extent struct{ at, size int64 }

const ofCode = 1 << 63

func newSpill(dir string, partitions, batches int) (*spill, error) {
	file, err := os.CreateTemp(dir, "search-*")
	if err != nil {
		return nil, fmt.Errorf("making room for the search index: %w", err)
	}
	s := &spill{file: file, blocks: make([][]extent, partitions)}
	for i := range s.blocks {
		s.blocks[i] = make([]extent, batches)
	}
	return s, nil
}

// put keeps one batch's blocks, one for each partition.
func (s *spill) put(batch int, blocks [][]byte) error {
	s.mu.Lock()
	at := s.end
	for i, b := range blocks {
		s.blocks[i][batch] = extent{s.end, int64(len(b))}
		s.end += int64(len(b))
	}
	s.mu.Unlock()
	for _, b := range blocks {
		if _, err := s.file.WriteAt(b, at); err != nil {
			return fmt.Errorf("keeping the search index: %w", err)
		}
		at += int64(len(b))
	}
	return nil
}

// size gives how many values a partition has.
func (s *spill) size(partition int) (n int) {
	for _, x := range s.blocks[partition] {
		n += int(x.size / 8)
	}
	return n
}

// each gives a partition's values in the order of the batches.
func (s *spill) each(partition int, value func(uint64)) error {
	var b []byte
	for _, x := range s.blocks[partition] {
		if int64(cap(b)) < x.size {
			b = make([]byte, x.size)
		}
		b = b[:x.size]
		if _, err := s.file.ReadAt(b, x.at); err != nil {
			return fmt.Errorf("reading the search index: %w", err)
		}
		for i := 0; i < len(b); i += 8 {
			value(binary.LittleEndian.Uint64(b[i:]))
		}
	}
	return nil
}

func (s *spill) close() error { return errors.Join(s.file.Close(), os.Remove(s.file.Name())) }
