package publish

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"unsafe"

	"bienban/cmd/bienban/internal/codec"

	"github.com/zeebo/xxh3"
)

// site is what a manifest tells: the published files, ordered by comparePaths,
// and those folders that builds have made.
type site struct {
	pages   []page
	folders []string
}

// A manifest is the shape of what follows (8 bytes), a head, its pages one
// after another, and a hash of all before (8 bytes).
type head struct {
	Pages   uint32
	Folders []string
}

var (
	headCodec = codec.Of[head]()
	pageCodec = codec.Of[page]()
	shape     = headCodec.Shape() ^ pageCodec.Shape()
)

var errNoManifest = errors.New("damaged, or of another version of bienban")

// readManifest reads a manifest of the state folder.
func (f *Folder) readManifest(name string) (site, error) {
	b, err := f.parent.ReadFile(f.inState(name))
	if err != nil {
		return site{}, err
	}
	end := len(b) - 8
	if end < 8 || binary.LittleEndian.Uint64(b) != shape || binary.LittleEndian.Uint64(b[end:]) != xxh3.Hash(b[:end]) {
		return site{}, errNoManifest
	}
	// The bytes are never written again, so strings may point into them.
	var h head
	rest, err := headCodec.Decode(unsafe.String(&b[8], end-8), &h)
	if err != nil || uint64(h.Pages) > uint64(len(rest)) {
		return site{}, errNoManifest
	}
	s := site{pages: make([]page, h.Pages), folders: h.Folders}
	for i := range s.pages {
		if rest, err = pageCodec.Decode(rest, &s.pages[i]); err != nil {
			return site{}, errNoManifest
		}
	}
	return s, nil
}

// notePending writes the manifest as it is to be after Commit.
func (f *Folder) notePending() (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("writing the manifest of %s: %w", f.shown, err)
		}
	}()
	fresh := f.inState(pendingName + ".new")
	file, err := f.parent.Create(fresh)
	if err != nil {
		return err
	}
	sum := xxh3.New()
	w := bufio.NewWriterSize(io.MultiWriter(file, sum), 1<<16)
	f.writePages(w)
	err = w.Flush() // a bufio.Writer keeps its first error until then
	if err == nil {
		_, err = file.Write(binary.LittleEndian.AppendUint64(nil, sum.Sum64()))
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	return f.parent.Rename(fresh, f.inState(pendingName))
}

// writePages writes the manifest but for its hash.
func (f *Folder) writePages(w *bufio.Writer) {
	h := head{Pages: uint32(len(f.order)), Folders: f.foldersToBe()}
	for i := range f.pages {
		if !f.pages[i].is(gone) {
			h.Pages++
		}
	}
	b := binary.LittleEndian.AppendUint64(nil, shape)
	_, _ = w.Write(headCodec.Append(b, &h))
	for p := range f.toBe {
		b = pageCodec.Append(b[:0], p)
		_, _ = w.Write(b)
	}
}

// toBe gives the pages of the site after this build, in order.
func (f *Folder) toBe(yield func(*page) bool) {
	added := f.order
	for i := range f.pages {
		p := &f.pages[i]
		if p.is(gone) {
			continue
		}
		for len(added) > 0 && comparePaths(added[0].Path, p.Path) < 0 {
			if !yield(added[0]) {
				return
			}
			added = added[1:]
		}
		if !yield(p) {
			return
		}
	}
	for _, p := range added {
		if !yield(p) {
			return
		}
	}
}

// inOrder gives pages as a manifest has them.
func inOrder(pages map[string]*page) []*page {
	out := make([]*page, 0, len(pages))
	for _, p := range pages {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b *page) int { return comparePaths(a.Path, b.Path) })
	return out
}
