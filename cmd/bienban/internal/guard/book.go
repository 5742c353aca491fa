package guard

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/zeebo/xxh3"
)

// unpacker reads workbooks; it serves one goroutine.
type unpacker struct {
	flate io.ReadCloser
	room  bytes.Buffer
	clean []uint64 // hashes of packed parts in which there was nothing
}

func newUnpacker() *unpacker {
	return &unpacker{flate: flate.NewReader(nil), clean: make([]uint64, 1<<10)}
}

// mostUnpacked is more than any part of a workbook holds, in bytes.
const mostUnpacked = 1 << 30

// parts gives the parts of a workbook, each by its name; search tells that there
// was nothing in it.
func (u *unpacker) parts(c []byte, search func(name string, part []byte) (clean bool, err error)) error {
	z, err := zip.NewReader(bytes.NewReader(c), int64(len(c)))
	if err != nil {
		return err
	}
	if _, err := search("comment", []byte(z.Comment)); err != nil {
		return err
	}
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".xml") && !strings.HasSuffix(f.Name, ".rels") {
			return fmt.Errorf("nothing here reads its part %s", f.Name)
		}
		if len(f.Comment)+len(f.Extra) > 0 {
			return fmt.Errorf("nothing here reads the notes of its part %s", f.Name)
		}
		packed, err := packed(f, c)
		if err != nil {
			return err
		}
		h := xxh3.HashStringSeed(f.Name, xxh3.Hash(packed))
		slot := &u.clean[h%uint64(len(u.clean))]
		if *slot == h {
			continue
		}
		part, err := u.unpack(f, packed)
		if err != nil {
			return err
		}
		if clean, err := search(f.Name, part); err != nil {
			return err
		} else if clean {
			*slot = h
		}
	}
	return nil
}

// packed gives the bytes of a part as the file has them.
func packed(f *zip.File, c []byte) ([]byte, error) {
	at, err := f.DataOffset()
	if err != nil || at < 0 || f.CompressedSize64 > uint64(len(c)) || at > int64(len(c))-int64(f.CompressedSize64) {
		return nil, errors.Join(zip.ErrFormat, err)
	}
	return c[at : at+int64(f.CompressedSize64)], nil
}

func (u *unpacker) unpack(f *zip.File, packed []byte) ([]byte, error) {
	switch f.Method {
	case zip.Store:
		return packed, nil
	case zip.Deflate:
		if err := u.flate.(flate.Resetter).Reset(bytes.NewReader(packed), nil); err != nil {
			return nil, err
		}
		u.room.Reset()
		n, err := io.Copy(&u.room, io.LimitReader(u.flate, mostUnpacked+1))
		if err == nil && n > mostUnpacked {
			err = errors.New("too large")
		}
		return u.room.Bytes(), err
	}
	return nil, zip.ErrAlgorithm
}

// cellNear names the cell of a sheet whose tag stands before a byte.
func cellNear(part []byte, at int) string {
	before := part[:min(at, len(part))]
	from := bytes.LastIndex(before, []byte(`<c r="`))
	if from < 0 {
		return ""
	}
	ref, _, ok := bytes.Cut(before[from+len(`<c r="`):], []byte(`"`))
	if !ok {
		return ""
	}
	return "!" + string(ref)
}
