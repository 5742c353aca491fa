package site

import (
	"errors"
	"fmt"
	"os"
	"sync"

	"bienban/cmd/bienban/internal/archive"
)

// Spill keeps the bodies that this run read until their pages are made: in
// memory, or in a file once they are many.
type Spill struct {
	dir string

	mu     sync.Mutex
	bodies map[string]body
	held   int      // bytes in memory
	file   *os.File // holds all of them, once there are too many
	end    int64    // how much is in the file
	buf    []byte   // what is not in the file yet
}

// body is kept whole, or lies in the file.
type body struct {
	hash archive.Hash
	html []byte
	at   int64
	size int
}

const (
	maxHeld     = 64 << 20
	spillBuffer = 1 << 20 // how much is gathered before it is written
)

// NewSpill makes an empty spill whose file, if one is needed, lies in dir;
// Close removes it.
func NewSpill(dir string) *Spill { return &Spill{dir: dir, bodies: map[string]body{}} }

// Put keeps one record's body, which must not be changed any more.
func (s *Spill) Put(path string, hash archive.Hash, html []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.file == nil && s.held+len(html) <= maxHeld {
		s.held += len(html)
		s.bodies[path] = body{hash: hash, html: html}
		return nil
	}
	if s.file == nil {
		if err := s.open(); err != nil {
			return err
		}
	}
	s.bodies[path] = s.append(hash, html)
	return s.flush(spillBuffer)
}

// open makes the file, and moves there what was held in memory.
func (s *Spill) open() (err error) {
	if s.file, err = os.CreateTemp(s.dir, "bodies-*"); err != nil {
		return fmt.Errorf("making room for pages: %w", err)
	}
	for path, b := range s.bodies {
		s.bodies[path] = s.append(b.hash, b.html)
		if err := s.flush(spillBuffer); err != nil {
			return err
		}
	}
	return nil
}

func (s *Spill) append(hash archive.Hash, html []byte) body {
	at := s.end + int64(len(s.buf))
	s.buf = append(s.buf, html...)
	return body{hash: hash, at: at, size: len(html)}
}

// flush writes what was gathered, if it is at least so much.
func (s *Spill) flush(least int) error {
	if len(s.buf) < least {
		return nil
	}
	n, err := s.file.WriteAt(s.buf, s.end)
	s.end += int64(n)
	s.buf = s.buf[:0]
	return err
}

// Get gives a body kept earlier, or false. The bytes must not be changed.
func (s *Spill) Get(path string, hash archive.Hash) (html []byte, ok bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, ok := s.bodies[path]
	switch {
	case !ok || b.hash != hash:
		return nil, false, nil
	case b.html != nil || b.size == 0:
		return b.html, true, nil
	}
	if err := s.flush(1); err != nil {
		return nil, false, err
	}
	html = make([]byte, b.size)
	_, err = s.file.ReadAt(html, b.at)
	return html, err == nil, err
}

// Close gives the room back.
func (s *Spill) Close() error {
	if s.file == nil {
		return nil
	}
	return errors.Join(s.file.Close(), os.Remove(s.file.Name()))
}
