package search

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"sync"

	"github.com/klauspost/compress/flate"
	"github.com/zeebo/xxh3"
)

// Folder is where an index lies in a site.
const Folder = "search"

// Ref names a part of an index by a hash of its payload; zero names nothing.
type Ref [7]byte

// Path gives the file of a part, below the site's root.
func (r Ref) Path() string {
	name := r.String()
	return Folder + "/" + name[:2] + "/" + name[2:] + ".js"
}

// String gives the name by which a part's script calls it.
func (r Ref) String() string { return hex.EncodeToString(r[:]) }

// How a payload holds its body.
const (
	stored   = 0
	deflated = 1
)

// payloadHead is how many bytes stand before a body: how it is held, and the
// CRC-32 of what it is.
const payloadHead = 5

// packer makes parts; it is not for several goroutines.
type packer struct {
	flate   *flate.Writer
	payload bytes.Buffer
	script  []byte
	body    []byte // room for who makes one
}

func newPacker() *packer {
	// The level is valid: there is no error to have.
	w, _ := flate.NewWriter(io.Discard, 6)
	return &packer{flate: w}
}

// pack gives a body's name and the script that holds it, which is good until
// the next call. Bodies that don't shrink are stored.
func (p *packer) pack(body []byte, shrink bool) (Ref, []byte, error) {
	p.payload.Reset()
	p.payload.WriteByte(deflated)
	_ = binary.Write(&p.payload, binary.LittleEndian, crc32.ChecksumIEEE(body)) // a buffer takes every write
	if shrink {
		p.flate.Reset(&p.payload)
		if _, err := p.flate.Write(body); err != nil {
			return Ref{}, nil, err
		}
		if err := p.flate.Close(); err != nil {
			return Ref{}, nil, err
		}
	}
	if !shrink || p.payload.Len() >= payloadHead+len(body) {
		p.payload.Truncate(payloadHead)
		p.payload.Bytes()[0] = stored
		p.payload.Write(body)
	}
	sum := xxh3.Hash128(p.payload.Bytes()).Bytes()
	ref := Ref(sum[:7])
	p.script = append(append(append(p.script[:0], partCall...), ref.String()...), `","`...)
	p.script = base64.StdEncoding.AppendEncode(p.script, p.payload.Bytes())
	p.script = append(p.script, "\");\n"...)
	return ref, p.script, nil
}

const partCall = `bienban.part("`

// inflaters are dear to make.
var inflaters = sync.Pool{New: func() any { return flate.NewReader(nil) }}

// unpack gives the body that a part's script holds. ErrDamaged says that it is
// not what was written.
func unpack(ref Ref, script []byte) ([]byte, error) {
	text, ok := strings.CutPrefix(string(script), partCall+ref.String()+`","`)
	text, closed := strings.CutSuffix(text, "\");\n")
	if !ok || !closed {
		return nil, fmt.Errorf("%s: %w", ref.Path(), ErrDamaged)
	}
	payload, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(payload) < payloadHead {
		return nil, fmt.Errorf("%s: %w", ref.Path(), ErrDamaged)
	}
	body := payload[payloadHead:]
	if payload[0] == deflated {
		// A body is small; what claims to be larger is damaged.
		r := inflaters.Get().(io.ReadCloser)
		if err = r.(flate.Resetter).Reset(bytes.NewReader(body), nil); err == nil {
			body, err = io.ReadAll(io.LimitReader(r, maxBody+1))
		}
		inflaters.Put(r)
	}
	if err != nil || len(body) > maxBody || crc32.ChecksumIEEE(body) != binary.LittleEndian.Uint32(payload[1:]) {
		return nil, fmt.Errorf("%s: %w", ref.Path(), ErrDamaged)
	}
	return body, nil
}

// maxBody is more than any part holds.
const maxBody = 64 << 20
