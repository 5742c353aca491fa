package record

import (
	"bytes"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/text"

	"golang.org/x/text/unicode/norm"
)

// Limits on a source file: far above any minutes, low enough that no file can
// make the reader slow.
const (
	MaxBytes     = 64 << 20 // of a register; a division of a million members
	maxMarkdown  = 4 << 20
	maxLineBytes = 256 << 10
)

// Source is the text of one file as everything reads it: NFC, LF, no mark at
// the start. Text is nil where the file can't be read as text.
type Source struct {
	Path string // relative to the archive, with slashes
	Text []byte
	ends []int    // offset after each line's end
	last spot     // the place asked for last: the next one is often just after it
	wide diag.Pos // the end of the line asked for last
}

// spot is an offset, the start of its line and its column.
type spot struct{ start, offset, column int }

// NewSource normalises raw bytes. It reports bytes that are no UTF-8, NUL and
// UTF-16, and files or lines beyond the limits, each once.
func NewSource(path string, raw []byte) (*Source, diag.List) {
	var ds diag.List
	s := &Source{Path: path}
	limit := maxMarkdown
	if strings.HasSuffix(path, ".csv") {
		limit = MaxBytes
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	switch {
	case len(raw) > limit:
		ds.Errorf(diag.Pos{Line: 1, Col: 1}, "source.large", strconv.Itoa(limit>>20))
		return s, ds.In(path)
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}) || bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		ds.Errorf(diag.Pos{Line: 1, Col: 1}, "source.utf16").Advise("hint.utf8")
		return s, ds.In(path)
	}
	usual, bad := text.Usual(raw)
	if bad >= 0 {
		message := "source.utf8"
		if raw[bad] == 0 {
			message = "source.nul"
		}
		broken := &Source{Path: path, Text: raw}
		ds.Errorf(broken.Pos(bad), message).Advise("hint.utf8")
		return s, ds.In(path)
	}
	s.Text = raw
	if !usual {
		s.Text = plain(raw)
	}
	if at := longLine(s.Text); at >= 0 {
		ds.Errorf(s.Pos(at), "source.line", strconv.Itoa(maxLineBytes>>10))
		s.Text = nil
	}
	return s, ds.In(path)
}

// plain gives NFC text with LF line ends.
func plain(b []byte) []byte {
	if bytes.IndexByte(b, '\r') >= 0 {
		b = bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
		b = bytes.ReplaceAll(b, []byte("\r"), []byte("\n"))
	}
	return norm.NFC.Bytes(b)
}

// longLine gives the offset of the first line that is too long, or -1.
func longLine(b []byte) int {
	for start := 0; len(b)-start > maxLineBytes; {
		end := bytes.LastIndexByte(b[start:start+maxLineBytes+1], '\n')
		if end < 0 {
			return start
		}
		start += end + 1
	}
	return -1
}

// Pos gives the line and character of a byte offset, both from 1.
func (s *Source) Pos(offset int) diag.Pos {
	offset = min(offset, len(s.Text))
	line := sort.SearchInts(s.lineEnds(), offset+1)
	start := s.lineStart(line + 1)
	if s.last.column == 0 || s.last.start != start || s.last.offset > offset {
		s.last = spot{start, start, 1}
	}
	s.last.column += utf8.RuneCount(s.Text[s.last.offset:offset])
	s.last.offset = offset
	return diag.Pos{Line: int32(line + 1), Col: int32(s.last.column)}
}

// within gives the nearest place that the file has: what is counted in a value
// of several lines may lie beyond its first one.
func (s *Source) within(p diag.Pos) diag.Pos {
	ends := s.lineEnds()
	p.Line = min(max(p.Line, 1), int32(len(ends)))
	if s.wide.Line != p.Line {
		s.wide = diag.Pos{Line: p.Line, Col: int32(utf8.RuneCountInString(s.Line(p.Line)) + 1)}
	}
	p.Col = min(max(p.Col, 1), s.wide.Col)
	return p
}

// Line gives the text of a line from 1, without its end; "" beyond the last.
func (s *Source) Line(n int32) string {
	ends := s.lineEnds()
	if n < 1 || int(n) > len(ends) {
		return ""
	}
	return string(s.Text[s.lineStart(int(n)) : ends[n-1]-1])
}

// lineStart gives the offset at which a line from 1 begins.
func (s *Source) lineStart(n int) int {
	if n < 2 {
		return 0
	}
	return s.lineEnds()[n-2]
}

// lineEnds gives, for every line, the offset at which the next one begins.
func (s *Source) lineEnds() []int {
	if s.ends == nil {
		s.ends = make([]int, 0, bytes.Count(s.Text, []byte("\n"))+1)
		for i, c := range s.Text {
			if c == '\n' {
				s.ends = append(s.ends, i+1)
			}
		}
		s.ends = append(s.ends, len(s.Text)+1)
	}
	return s.ends
}

// cleanText gives a value as it is kept: single spaces, none at the ends.
func cleanText(s string) string { return text.Squeeze(text.NFC(s)) }
